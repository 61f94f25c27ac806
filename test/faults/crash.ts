import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { databases } from '../databases.js';
import { campaign, type Line } from './campaign.js';
import { killServer } from './server.js';

/** The command `script/crash`. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    database: { type: 'string', default: 'both' },
  },
});
const rounds = Number(values.rounds);
const chosen = databases.filter(({ name }) =>
  ['both', name.toLowerCase().replace('postgresql', 'postgres')].includes(values.database),
);
if (!Number.isSafeInteger(rounds) || rounds < 1 || chosen.length === 0) {
  console.error('script/crash [--rounds N] [--seed S] [--database sqlite|postgres|both]');
  process.exit(2);
}

let faulty = false;
for (const database of chosen) {
  console.log(`${database.name}: ${rounds} rounds, seed ${values.seed}`);
  const server = database.name === 'PostgreSQL' ? killServer : undefined;
  const lines = await campaign(
    { database, rounds, seed: values.seed, server },
    (point, { killed, faults }) => {
      if (!killed || faults.length > 0)
        console.log(`${point}: ${killed ? faults.join('\n') : 'no kill seen'}`);
    },
  );
  show(lines);
  faulty ||= lines.some(
    ({ rounds: all, kills, lost, doubled, faults }) => kills < all || lost + doubled + faults.length > 0,
  );
}
process.exit(faulty ? 1 : 0);

/** `untold`: moves that had happened though nobody had been told. */
function show(lines: readonly Line[]): void {
  const total = (column: Exclude<keyof Line, 'point' | 'faults'>): number =>
    lines.reduce((sum, line) => sum + line[column], 0);
  const head = ['point', 'rounds', 'kills', 'acknowledged', 'untold', 'lost', 'doubled', 'faults'];
  const rows = lines.map(({ point, rounds: all, kills, acknowledged, untold, lost, doubled, faults }) => [
    point,
    all,
    kills,
    acknowledged,
    untold,
    lost,
    doubled,
    faults.length,
  ]);
  const sums = ['rounds', 'kills', 'acknowledged', 'untold', 'lost', 'doubled'] as const;
  const last = ['all', ...sums.map(total), lines.reduce((sum, { faults }) => sum + faults.length, 0)];
  for (const row of [head, ...rows, last])
    console.log(
      row
        .map((cell, column) => (column === 0 ? String(cell).padEnd(30) : String(cell).padStart(13)))
        .join(''),
    );
}
