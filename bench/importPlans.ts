import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { importFile } from '../src/engine/imports/importFile.js';
import { open } from '../src/engine/open.js';
import { openDatabase, type Database } from '../src/entities/database.js';
import { seconds } from './clock.js';

/**
 * `node --import tsx bench/importPlans.ts ADDRESS FILE MOVEMENT OFFICER ADMINISTRATOR`: imports a file of plans while
 * somebody else registers one unit after the other. Prints how long it took and the longest that the other waited.
 */

const [address = '', source = '', movement = '', officer = '', administrator = ''] = process.argv.slice(2);
const at = '2024-07-10T01:00:00.000Z';
const db = await openDatabase(address);
// The first move of a process compiles what the next ones use.
await register(db, 'X');
const begun = seconds();
let done = false;
const others = registering(db);
const { counted } = await importFile(
  db,
  {
    ...{ kind: 'plans', movement, source, dryRun: false },
    defaults: { number: null, date: null, asOf: null, status: null },
  },
  { by: { id: officer }, at, random: randomBytes },
);
const elapsed = seconds() - begun;
done = true;
const waits = await others;
await db.close();
console.log(
  JSON.stringify({
    rows: counted?.tally.rows,
    totals: counted?.tally.totals,
    seconds: elapsed,
    waits: waits.length,
    longestWait: Math.max(...waits),
  }),
);

/** Milliseconds that each took; a short rest between two. */
async function registering(on: Database): Promise<number[]> {
  const taken: number[] = [];
  while (!done) {
    const asked = seconds();
    await register(on, `X${taken.length}`);
    taken.push((seconds() - asked) * 1e3);
    await setTimeout(100);
  }
  return taken;
}

async function register(on: Database, symbol: string): Promise<void> {
  const data = { symbol, name: 'Đơn vị mẫu', kind: 'office' };
  await open(on, 'unit', data, { by: { id: administrator }, at, random: randomBytes });
}
