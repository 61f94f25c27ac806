import { saveAs } from './fileKind.js';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import { Parts } from './parts.js';
import { RawScan } from './rawScan.js';
import type { Row, Sheet, Top } from './sheet.js';
import { SheetRows } from './sheetRows.js';
import { readWorkbook } from './workbook.js';
import { walkXml, XmlFeed } from './xml.js';

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

  const pieces = () => parts.text(book.part);
  const rows = () => rowsOf(pieces(), new SheetRows(book, limits));
  const top = (lastRow: number) => topOf(pieces(), new SheetRows(book, limits), new RawScan(lastRow, limits));

  const macros = parts.names().some((name) => name.endsWith('vbaproject.bin'));
  return {
    name: book.sheet,
    names: book.names,
    notes: macros ? [macrosIgnored] : [],
    sha256,
    top,
    rows,
  };
}

const rowsOf = (pieces: AsyncIterable<string>, reader: SheetRows): AsyncGenerator<readonly Row[]> =>
  walkXml(pieces, reader, () => reader.ready.splice(0));

/** Parses only as far as it must: merged cells stand behind all rows and are looked for in the raw text. */
async function topOf(pieces: AsyncIterable<string>, reader: SheetRows, scan: RawScan): Promise<Top> {
  const feed = new XmlFeed(reader);
  const rows: Row[] = [];
  let isPast = false;
  for await (const piece of pieces) {
    scan.write(piece);
    if (!isPast) feed.write(piece);
    rows.push(...reader.ready.splice(0));
    isPast = (rows.at(-1)?.number ?? 0) > scan.lastRow;
  }
  return { rows: rows.filter(({ number }) => number <= scan.lastRow), merges: scan.merges };
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
