import { importTables } from '../src/disbursement/importTables.js';
import { insert, type Statement } from '../src/entities/bulk.js';
import { openDatabase } from '../src/entities/database.js';
import type { Work } from '../src/entities/writeQueue.js';
import { seconds } from './clock.js';
import { planRows } from './planSheet.js';

/**
 * `node --import tsx bench/insertPlans.ts ADDRESS COUNT UNIT…`: inserts finished plans in one transaction, as many rows
 * in one statement as the driver takes. Prints how long that took.
 */

const [address = '', count = '', ...units] = process.argv.slice(2);
const { table, columns } = importTables.plans;
const rows = planRows(Number(count), 'z'.repeat(26), units);
const db = await openDatabase(address);
const work: Work<readonly Statement[], true> = {
  async run(session, requests) {
    for (const { text, values } of requests.flat()) await session.query(text, values);
    return requests.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};
const begun = seconds();
await db.write.submit(work, insert(table, ['import_id', 'line', ...columns], rows));
const elapsed = seconds() - begun;
const [kept] = await db.read(`select count(*) as n, cast(sum(total) as text) as total from ${table}`);
await db.close();
console.log(
  JSON.stringify({ rows: Number(kept?.['n']), totals: { total: kept?.['total'] }, seconds: elapsed }),
);
