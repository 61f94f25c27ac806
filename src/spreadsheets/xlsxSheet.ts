import { saveAs } from './fileKind.js';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import { Parts } from './parts.js';
import type { Row, Sheet, Top } from './sheet.js';
import { SheetRows } from './sheetRows.js';
import { readWorkbook } from './workbook.js';
import { walkXml } from './xml.js';

/** A sheet of an .xlsx (ECMA-376, ISO/IEC 29500). Without `wanted` the first one that is not hidden. */
export async function xlsxSheet(
  bytes: Buffer,
  sha256: string,
  wanted: string | undefined,
  limits: Limits,
): Promise<Sheet> {
  const parts = await Parts.open(bytes, limits);
  const refusal = notWorkbook(parts);
  if (refusal) throw new SheetRefused(refusal);
  const book = await readWorkbook(parts, wanted, limits);

  const rowsOf = (reader: SheetRows) => walkXml(parts.text(book.part), reader, () => reader.ready.splice(0));

  async function top(lastRow: number): Promise<Top> {
    const reader = new SheetRows(book, limits, lastRow);
    const rows: Row[] = [];
    for await (const batch of rowsOf(reader)) rows.push(...batch.filter(({ number }) => number <= lastRow));
    return { rows, merges: reader.merges };
  }

  const macros = parts.names().some((name) => name.endsWith('vbaproject.bin'));
  return {
    name: book.sheet,
    names: book.names,
    notes: macros ? [macrosIgnored] : [],
    sha256,
    top,
    rows: () => rowsOf(new SheetRows(book, limits)),
  };
}

/** What else lies in a zip. */
function notWorkbook(parts: Parts): Words | undefined {
  if (
    parts.has('[Content_Types].xml') &&
    parts.names().some((name) => /^xl\/.*\.xml$/.test(name)) &&
    !parts.has('xl/workbook.bin')
  )
    return undefined;
  if (parts.has('xl/workbook.bin'))
    return saveAs('tệp .xlsb (Excel nhị phân)', 'an .xlsb file (binary Excel)');
  if (parts.has('content.xml')) return saveAs('tệp OpenDocument (.ods)', 'an OpenDocument file (.ods)');
  if (parts.has('word/document.xml')) return saveAs('văn bản Word (.docx)', 'a Word document (.docx)');
  return saveAs('tệp nén .zip', 'a .zip archive');
}

const macrosIgnored: Words = {
  vi: 'Tệp có macro; macro bị bỏ qua, không chạy.',
  en: 'The file holds macros; they were left aside and not run.',
};
