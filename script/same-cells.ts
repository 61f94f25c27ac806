// Compares every workbook of one folder with the one of the same name in another, cell by cell:
// `node --import tsx script/same-cells.ts MADE KEPT`. Exit code 1: they differ, or there is none.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSheet } from '../src/spreadsheets/openSheet.js';

/** Everything that the reader sees of a workbook, as text. */
async function contents(path: string): Promise<string> {
  const { names } = await openSheet(path);
  const sheets = names.map(async (name) => {
    const sheet = await openSheet(path, { sheet: name });
    const { merges } = await sheet.top(1_000);
    const rows = [];
    for await (const batch of sheet.rows()) rows.push(...batch);
    return { name, merges, rows };
  });
  return JSON.stringify(await Promise.all(sheets), null, 1);
}

const [made = '', kept = ''] = process.argv.slice(2);
const names = readdirSync(made).filter((name) => name.endsWith('.xlsx'));
const different: string[] = [];
for (const name of names)
  if ((await contents(join(made, name))) !== (await contents(join(kept, name)))) different.push(name);
console.log(`${names.length} workbooks compared${different.map((name) => `, ${name} differs`).join('')}`);
process.exitCode = names.length === 0 || different.length > 0 ? 1 : 0;
