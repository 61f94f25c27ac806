import { columnLetters } from './address.js';
import { escapeXml } from './escapeXml.js';
import { serialOfDate } from './serialDate.js';
import type { WrittenKind, WrittenSheet } from './written.js';
import { styleNumber, widthOf } from './writtenStyles.js';

/** The row of the head, below the lines of the title. */
export const headRow = ({ title = [] }: WrittenSheet): number => title.length + 1;

/** The part that holds one sheet, piece by piece. */
export function* sheetXml(sheet: WrittenSheet): Generator<string> {
  const { title = [], columns, rows } = sheet;
  const head = headRow(sheet);
  yield beforeRows(sheet);
  for (const [at, line] of title.entries()) yield rowXml(at + 1, [textCell(line, styleNumber('title'))]);
  yield rowXml(
    head,
    columns.map(({ heading }) => textCell(heading, styleNumber('head'))),
  );
  for (const [at, row] of rows.entries())
    yield rowXml(
      head + 1 + at,
      columns.map(({ kind }, column) => cellXml(row[column] ?? null, kind)),
    );
  yield afterRows;
}

function beforeRows(sheet: WrittenSheet): string {
  const head = headRow(sheet);
  const columns = sheet.columns.map(
    ({ kind, width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width ?? widthOf(kind)}" style="${styleNumber(kind)}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">',
    `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>`,
  ].join('');
}

/** A4 across, as many pages as it takes, numbered. */
const afterRows = [
  '</sheetData><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
  '<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>',
].join('');

/** What stands between `<c r="…"` and the next cell; '' for an empty cell. */
type CellXml = string;

const rowXml = (row: number, cells: readonly CellXml[]): string =>
  `<row r="${row}">${cells.map((cell, at) => cell && `<c r="${columnLetters(at + 1)}${row}"${cell}`).join('')}</row>`;

function cellXml(value: string | null, kind: WrittenKind): CellXml {
  if (value === null || value === '') return '';
  const number = numberOf(value, kind);
  return number === undefined
    ? textCell(value, styleNumber(kind === 'code' ? 'code' : 'text'))
    : ` s="${styleNumber(kind)}"><v>${number}</v></c>`;
}

/** The digits as they are: no number of JavaScript comes between. Undefined for what is written as text. */
function numberOf(value: string, kind: WrittenKind): string | undefined {
  switch (kind) {
    case 'amount':
    case 'rate':
      return /^-?\d{1,15}(\.\d+)?$|^-?\d{16}$/.test(value) ? value : undefined;
    case 'date':
      return serialNumber(value);
    case 'month':
      return serialNumber(`${value}-01`);
    case 'code':
    case 'text':
      return undefined;
  }
}

/** Days before 1900 have no number. */
function serialNumber(date: string): string | undefined {
  const serial = /^\d{4}-\d\d-\d\d$/.test(date) ? serialOfDate(date) : NaN;
  return serial >= 1 ? String(serial) : undefined;
}

/** Inline, so that the text is never anything but text. */
const textCell = (text: string, style: number): CellXml =>
  ` s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
