import { extname } from 'node:path';
import { writeCsv } from '../spreadsheets/writeCsv.js';
import { writeWorkbook } from '../spreadsheets/writeWorkbook.js';
import type { WrittenSheet } from '../spreadsheets/written.js';
import { WrongUse } from './wrongUse.js';

/** Sheets as the file that `--output` names: all in an .xlsx, the first alone in a .csv. Throws WrongUse for another. */
export async function spreadsheet(
  sheets: readonly [WrittenSheet, ...WrittenSheet[]],
  file: string,
): Promise<Buffer | string> {
  const extension = extname(file);
  if (extension === '.xlsx') return writeWorkbook(sheets);
  if (extension === '.csv') return writeCsv(sheets[0]);
  throw new WrongUse(
    { vi: 'Tệp ra phải là .xlsx hoặc .csv.', en: 'The file must be .xlsx or .csv.' },
    '--output',
    extension,
  );
}
