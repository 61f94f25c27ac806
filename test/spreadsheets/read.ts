import { readTable, type TableOptions } from '../../src/spreadsheets/readTable.js';
import type { TableRow } from '../../src/spreadsheets/tableReading.js';

/** A table, all its rows, and what they came to. */
export async function read(source: string | Buffer, options: TableOptions) {
  const table = await readTable(source, options);
  const rows: TableRow[] = [];
  for await (const batch of table.batches()) rows.push(...batch);
  return { table, rows, result: table.result() };
}
