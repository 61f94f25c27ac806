import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { open } from '../src/engine/open.js';
import { openDatabase } from '../src/entities/database.js';
import { writeWorkbook } from '../src/spreadsheets/writeWorkbook.js';
import { province } from '../test/engine/province.js';
import { ownProcess } from './ownProcess.js';
import type { Place } from './places.js';
import { planSheet, planUnits, symbolOf } from './planSheet.js';
import { compared, type Compared, type Line, type Measured } from './report.js';
import { alternating } from './rounds.js';
import { median } from './statistics.js';

/** A workbook becomes figures, from the file to the commit, beside the bare driver that inserts the finished rows. */

const few = 100_000;
const many = 4 * few;
/** Mebibytes. */
const most = 300;
const growth = 1.5;
/** Milliseconds that others wait at most. */
const patience = 1_000;

export async function imports(place: Place, folder: string): Promise<Line[]> {
  const from = await prepared(place);
  const [short, long] = [await workbook(few, folder), await workbook(many, folder)];
  const once = async (script: string, ...args: string[]): Promise<Outcome> => {
    const address = await place.copy(from.address);
    const file = join(import.meta.dirname, script);
    const { answer, rss } = await ownProcess(['--import', 'tsx', file, address, ...args]);
    await place.drop(address);
    return { ...(answer as Answer), rss };
  };
  const rounds = await alternating({
    import: () => once('importPlans.ts', short, ...from.people),
    driver: () => once('insertPlans.ts', String(few), ...from.units),
  });
  const [imported = [], inserted = []] = [rounds['import'], rounds['driver']];
  sameRows(imported, inserted);
  const larger = await once('importPlans.ts', long, ...from.people);
  await place.drop(from.address);
  const held = Math.max(...imported.map(({ rss }) => rss));
  const lines = [
    lineOf(place, 'import', imported),
    lineOf(place, 'driver', inserted),
    { ...lineOf(place, `import of ${many} rows`, [larger], many), rss: larger.rss },
  ];
  const longest = Math.max(...imported.map(({ longestWait = 0 }) => longestWait));
  return [
    ...lines,
    compared(lines, 'driver', 0.2, 'import'),
    target(
      place,
      `${patience} ms ÷ the longest wait of others, ${Math.round(longest)} ms`,
      patience / longest,
    ),
    target(place, `${most} MiB ÷ the most held for ${few} rows`, most / held),
    target(place, `${growth} × the most held for ${few} rows ÷ for ${many}`, (growth * held) / larger.rss),
  ];
}

interface Answer {
  readonly rows: number;
  readonly totals: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Milliseconds. */
  readonly longestWait?: number;
}
interface Outcome extends Answer {
  readonly rss: number;
}

const target = (place: Place, name: string, ratio: number): Compared => ({
  ...{ benchmark: 'imports', database: place.name, name, ratio, least: 1 },
});

function lineOf(place: Place, name: string, outcomes: readonly Outcome[], count = few): Measured {
  const rates = outcomes.map(({ seconds }) => count / seconds);
  return {
    ...{ benchmark: 'imports', database: place.name, name, entries: count },
    ...{ rate: median(rates), rounds: rates, rss: Math.max(...outcomes.map(({ rss }) => rss)) },
  };
}

/** Both leave as many rows with the same sum. */
function sameRows(imported: readonly Outcome[], inserted: readonly Outcome[]): void {
  const sums = [...imported, ...inserted].map(({ rows, totals }) => [rows, totals['total']]);
  const [first] = sums;
  if (first?.[0] !== few || !sums.every((sum) => isDeepStrictEqual(sum, first)))
    throw new Error(`The import and the driver kept different rows: ${JSON.stringify(sums)}`);
}

async function workbook(count: number, folder: string): Promise<string> {
  const path = join(folder, `plans-${count}.xlsx`);
  await writeFile(path, await writeWorkbook([planSheet(count)]));
  return path;
}

/** A launched movement and its units; `people`: the movement, who imports, who registers units. */
async function prepared(place: Place) {
  const address = await place.create();
  const db = await openDatabase(address);
  const { movement, people, random } = await province(db);
  const administrator = people['administrator'] ?? '';
  const how = { by: { id: administrator }, at: '2024-07-08T01:00:00.000Z', random };
  const opened = await Promise.all(
    Array.from({ length: planUnits }, (_, unit) => {
      const symbol = symbolOf(unit);
      return open(db, 'unit', { symbol, name: `Chủ đầu tư ${symbol}`, kind: 'investor' }, how);
    }),
  );
  await db.close();
  const acting = [movement, people['planningOfficer'] ?? '', administrator];
  return { address, people: acting, units: opened.map(({ file }) => file) };
}
