import { readTable } from '../src/spreadsheets/readTable.js';
import { sheetColumns } from './sheetColumns.js';

/** `node --import tsx bench/readSheet.ts FILE`: reads a table and keeps nothing. Prints how many rows it had. */

const [path = ''] = process.argv.slice(2);
const table = await readTable(path, { columns: sheetColumns });
let rows = 0;
for await (const batch of table.batches()) rows += batch.length;
const { mistakeCount } = table.result();
console.log(JSON.stringify({ rows, mistakeCount }));
