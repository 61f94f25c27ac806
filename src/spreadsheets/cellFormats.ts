import type { Parts } from './parts.js';
import { readXml } from './xml.js';

/** What the number format of a cell makes of its number: a day, digits with leading zeros (their count), or neither. */
export type CellFormat = 'date' | number | undefined;

/** Formats of the standard that show a day and have no code in the file. */
const dateIds = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** The formats of a workbook by the style number that cells carry. */
export async function cellFormats(parts: Parts, part: string): Promise<readonly CellFormat[]> {
  const codes = new Map<string, CellFormat>(dateIds.map((id) => [String(id), 'date']));
  const formats: CellFormat[] = [];
  let inCells = false;
  await readXml(parts.text(part), {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(numFmtId, formatOf(formatCode));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(codes.get(numFmtId));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** `[$-42A]dd/mm/yyyy` shows a day, `[h]:mm` a length of time, `0000` a code, `#,##0" đồng"` a number. */
function formatOf(code: string): CellFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/[dy]/i.test(bare) && !/general/i.test(bare)) return 'date';
  return /^0{2,}$/.test(bare) ? bare.length : undefined;
}
