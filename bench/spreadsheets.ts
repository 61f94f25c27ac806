import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWorkbook } from '../src/spreadsheets/writeWorkbook.js';
import { seconds } from './clock.js';
import { ownProcess } from './ownProcess.js';
import type { Place } from './places.js';
import type { Compared, Line, Measured } from './report.js';
import { sheetOf } from './sheetColumns.js';

/** A sheet is streamed: its reader holds 200 MiB at most, and four times the rows take at most half as much again. */

const few = 100_000;
const many = 4 * few;
const most = 200;
const growth = 1.5;

export async function spreadsheets(_: Place, folder: string): Promise<Line[]> {
  const [short, long] = [await reading(few, folder), await reading(many, folder)];
  return [
    short,
    long,
    held(`${most} MiB ÷ the most held for ${few} rows`, most / (short.rss ?? Infinity)),
    held(
      `${growth} × the most held for ${few} rows ÷ for ${many}`,
      (growth * (short.rss ?? 0)) / (long.rss ?? Infinity),
    ),
  ];
}

const held = (name: string, ratio: number): Compared => ({ ...about, name, ratio, least: 1 });
const about = { benchmark: 'spreadsheets', database: 'none' };

async function reading(count: number, folder: string): Promise<Measured> {
  const path = join(folder, `${count}.xlsx`);
  await writeFile(path, await writeWorkbook([sheetOf(count)]));
  const begun = seconds();
  const { answer, rss } = await ownProcess([
    '--import',
    'tsx',
    join(import.meta.dirname, 'readSheet.ts'),
    path,
  ]);
  const rate = count / (seconds() - begun);
  const { rows, mistakeCount } = answer as { rows: number; mistakeCount: number };
  if (rows !== count || mistakeCount > 0)
    throw new Error(`${count} rows were written, and read back: ${JSON.stringify(answer)}`);
  return { ...about, name: `reading ${count} rows × 12 columns`, entries: count, rate, rss };
}
