import { imports } from './imports.js';
import { inFolder, postgresAt, sqliteIn, type Place } from './places.js';
import { letters } from './letters.js';
import { memory } from './memory.js';
import { milestones } from './milestones.js';
import { moves } from './moves.js';
import { replay } from './replay.js';
import { isMet, print, type Line } from './report.js';
import { spreadsheets } from './spreadsheets.js';

/** The command `script/bench [NAME]`. Exit code 1 when a target is missed, 2 for an unknown name. */

type Benchmark = (place: Place, folder: string) => Promise<Line[]>;
const benchmarks: Readonly<Record<string, Benchmark>> = {
  ...{ moves, replay, memory, milestones, spreadsheets, imports, letters },
};
/** They are measured once. */
const withoutDatabase = new Set<Benchmark>([spreadsheets]);

const [name] = process.argv.slice(2);
const chosen = Object.entries(benchmarks).filter(([known]) => name === undefined || known === name);
const postgres = process.env['TEST_POSTGRES_URL'];
if (chosen.length === 0 || postgres === undefined) {
  console.error(`script/bench [${Object.keys(benchmarks).join('|')}]`);
  process.exit(2);
}

const lines = await inFolder(async (folder) => {
  const found: Line[] = [];
  for (const [, benchmark] of chosen) {
    const places = [sqliteIn(folder), postgresAt(postgres)];
    for (const place of withoutDatabase.has(benchmark) ? places.slice(0, 1) : places) {
      const measured = await benchmark(place, folder);
      print(measured);
      found.push(...measured);
    }
  }
  return found;
});
process.exitCode = lines.every(isMet) ? 0 : 1;
