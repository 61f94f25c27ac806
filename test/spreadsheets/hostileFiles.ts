import { workbookOf, zipOf, type Part } from './handmade.js';

/** Files that want the machine rather than the reader, and what must become of each: its rows, or why it is refused. */

const mebibyte = 1024 * 1024;
const letters = 'x'.repeat(mebibyte);
const sheetPart = (text: string, times: number, around: readonly [string, string], lie?: number): Part => ({
  name: 'xl/worksheets/sheet1.xml',
  text,
  times,
  around,
  ...(lie === undefined ? {} : { statedSize: lie }),
});
const inCell = [
  '<worksheet><sheetData><row><c t="inlineStr"><is><t>',
  '</t></is></c></row></sheetData></worksheet>',
] as const;
const inRows = ['<worksheet><sheetData>', '</sheetData></worksheet>'] as const;
const row = '<row><c><v>1</v></c></row>';
const rows = row.repeat(Math.floor(mebibyte / row.length));
const strings = (megabytes: number, lie?: number): Part => ({
  name: 'xl/sharedStrings.xml',
  text: `<si><t>${'y'.repeat(1_000)}</t></si>`.repeat(1_000),
  times: megabytes,
  around: ['<sst>', '</sst>'],
  ...(lie === undefined ? {} : { statedSize: lie }),
});
const withSheet = (part: Part): Buffer => workbookOf({ parts: [part] });
const entity = (at: number): string => `<!ENTITY e${at} "${`&e${at - 1};`.repeat(10)}">`;
const laughs = `<!DOCTYPE worksheet [<!ENTITY e0 "ha">${Array.from({ length: 12 }, (_, at) => entity(at + 1)).join('')}]>`;
const ole2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export interface Hostile {
  readonly name: string;
  readonly bytes: () => Buffer;
  /** Part of the English sentence, or the texts of the cells. */
  readonly becomes: string | readonly string[];
}

export const hostileFiles: readonly Hostile[] = [
  {
    name: 'a-gigabyte-in-one-cell.xlsx',
    bytes: () => withSheet(sheetPart(letters, 1_024, inCell)),
    becomes: 'bigger than 500 MB',
  },
  {
    name: 'a-gigabyte-in-one-cell-that-lies.xlsx',
    bytes: () => withSheet(sheetPart(letters, 1_024, inCell, 9_000)),
    becomes: 'damaged',
  },
  {
    name: 'four-hundred-megabytes-in-one-cell.xlsx',
    bytes: () => withSheet(sheetPart(letters, 400, inCell)),
    becomes: 'longer than 32,767',
  },
  {
    name: 'an-attribute-without-end.xlsx',
    bytes: () => withSheet(sheetPart(letters, 400, ['<worksheet a="', '"/>'])),
    becomes: 'longer than 32,767',
  },
  {
    name: 'a-gigabyte-of-rows.xlsx',
    bytes: () => withSheet(sheetPart(rows, 1_024, inRows)),
    becomes: 'bigger than 500 MB',
  },
  {
    name: 'a-gigabyte-of-rows-that-lies.xlsx',
    bytes: () => withSheet(sheetPart(rows, 1_024, inRows, 9_000)),
    becomes: 'damaged',
  },
  {
    name: 'sixteen-million-rows.xlsx',
    bytes: () => withSheet(sheetPart(rows, 400, inRows)),
    becomes: 'more than 1,000,000 rows',
  },
  {
    name: 'elements-without-end.xlsx',
    bytes: () => withSheet(sheetPart('<a>'.repeat(100_000), 100, inRows)),
    becomes: 'nested too deeply',
  },
  {
    name: 'a-gigabyte-of-strings.xlsx',
    bytes: () => withSheet(strings(1_024)),
    becomes: 'bigger than 500 MB',
  },
  {
    name: 'too-many-strings.xlsx',
    bytes: () => withSheet(strings(80)),
    becomes: 'sharedStrings.xml" of the file is bigger than 64 MB',
  },
  {
    name: 'a-gigabyte-of-strings-that-lies.xlsx',
    bytes: () => withSheet(strings(1_024, 9_000)),
    becomes: 'damaged',
  },
  {
    name: 'sixty-thousand-entries.xlsx',
    bytes: () => zipOf(Array.from({ length: 60_000 }, (_, at) => ({ name: `xl/${at}.xml`, text: '' }))),
    becomes: 'more than 2,000 entries',
  },
  {
    name: 'first-and-last-cell.xlsx',
    bytes: () =>
      workbookOf({
        sheet:
          '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>',
      }),
    becomes: ['1', '2'],
  },
  {
    name: 'beyond-the-last-cell.xlsx',
    bytes: () => workbookOf({ sheet: '<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>' }),
    becomes: '"XFE1" lies outside',
  },
  {
    name: 'a-billion-laughs.xlsx',
    bytes: () => withSheet(sheetPart(`${laughs}<worksheet>&e12;</worksheet>`, 1, ['', ''])),
    becomes: 'DOCTYPE',
  },
  {
    name: 'really-an-xls.xlsx',
    bytes: () => Buffer.concat([ole2, Buffer.alloc(4_096)]),
    becomes: 'an .xls file of Excel 97–2003',
  },
  {
    name: 'encrypted.xlsx',
    bytes: () => Buffer.concat([ole2, Buffer.alloc(2_048), Buffer.from('EncryptedPackage', 'utf16le')]),
    becomes: 'encrypted with a password',
  },
  {
    name: 'really-html.xlsx',
    bytes: () => Buffer.from('\r\n<html><table><tr><td>1</td></tr></table>'),
    becomes: 'an HTML page',
  },
  { name: 'really-html.csv', bytes: () => Buffer.from('<!DOCTYPE html><p>1'), becomes: 'an HTML page' },
  {
    name: 'really-csv.xlsx',
    bytes: () => Buffer.from('a,b\n1,2\n'),
    becomes: 'a text file (CSV) called .xlsx',
  },
  { name: 'really-xlsx.csv', bytes: () => workbookOf({}), becomes: 'a zip (an Excel workbook?) called .csv' },
  {
    name: 'binary.xlsx',
    bytes: () =>
      zipOf([
        { name: '[Content_Types].xml', text: '<Types/>' },
        { name: 'xl/workbook.bin', text: '' },
      ]),
    becomes: 'an .xlsb file',
  },
  {
    name: 'open-document.xlsx',
    bytes: () => zipOf([{ name: 'content.xml', text: '' }]),
    becomes: 'an OpenDocument file',
  },
  { name: 'a-pdf.csv', bytes: () => Buffer.from('%PDF-1.7'), becomes: 'a PDF file' },
  { name: 'empty.csv', bytes: () => Buffer.alloc(0), becomes: 'The file is empty' },
  { name: 'half-a-zip.xlsx', bytes: () => workbookOf({}).subarray(0, 300), becomes: 'damaged' },
  {
    name: 'sixty-megabytes.csv',
    bytes: () => Buffer.alloc(60 * mebibyte, 'a,b\n'),
    becomes: 'bigger than 50 MB',
  },
  {
    name: 'one-long-field.csv',
    bytes: () => Buffer.alloc(40 * mebibyte, 'x'),
    becomes: 'longer than 32,767',
  },
  {
    name: 'lines-without-end.csv',
    bytes: () => Buffer.alloc(40 * mebibyte, 'a,b\n'),
    becomes: 'more than 1,000,000 rows',
  },
];
