import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { openSheet } from '../../src/spreadsheets/openSheet.js';
import type { Row } from '../../src/spreadsheets/sheet.js';
import { writeCsv } from '../../src/spreadsheets/writeCsv.js';
import { writeWorkbook } from '../../src/spreadsheets/writeWorkbook.js';
import type { WrittenColumn, WrittenRow } from '../../src/spreadsheets/written.js';
import { read } from './read.js';

const columns: readonly WrittenColumn[] = [
  { heading: 'Mã dự án', kind: 'code' },
  { heading: 'Đơn vị', kind: 'text' },
  { heading: 'Giải ngân', kind: 'amount' },
  { heading: 'Ngày', kind: 'date' },
  { heading: 'Tháng', kind: 'month' },
];
const wanted = columns.map(({ heading, kind }, at) => ({
  key: String(at),
  kind: kind === 'rate' ? ('text' as const) : kind,
  headers: [heading],
  required: at === 0,
  negative: true,
}));

const formulas = ['=1+1', '+84 274', '-5', '@sum', '\tx', '\rx', "'=1", "''-1", '=HYPERLINK("http://x")'];
const person = fc.oneof(fc.constantFrom(...formulas, 'Sở KH&ĐT', '_x0041_', 'a\nb', '"x"; y'), fc.string());
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }).map(String);

/** As the importer gives it: what it would put right is not what it is given. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} =+\-@'"&;,\n]/gu, '')
    .trim();
const rows = fc.array(
  fc.tuple(
    fc.stringMatching(/^[A-Z0-9]{1,8}$/),
    fc.option(person.map(clean).map((text) => text || null)),
    fc.option(amount),
    fc.option(day),
    fc.option(day.map((date) => date.slice(0, 7))),
  ),
  { minLength: 1, maxLength: 8 },
);
const asValues = (row: WrittenRow) => Object.fromEntries(row.map((value, at) => [String(at), value]));

async function cellsOf(source: Buffer): Promise<Row[]> {
  const found: Row[] = [];
  for await (const batch of (await openSheet(source)).rows()) found.push(...batch);
  return found;
}
const textsOf = (found: readonly Row[]) => found.map(({ cells }) => cells.map(({ text }) => text));

describe('what is written is read back the same', () => {
  test('as .xlsx, by its headings', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const book = await writeWorkbook([{ name: 'Biểu 01', title: ['Báo cáo'], columns, rows: written }]);
        const back = await read(book, { columns: wanted });
        expect(back.result.mistakes).toEqual([]);
        expect(back.rows.map(({ values }) => values)).toEqual(written.map(asValues));
      }),
      { numRuns: 60 },
    );
  });

  test('as .csv, by its headings', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const back = await read(Buffer.from(writeCsv({ columns, rows: written })), { columns: wanted });
        expect(back.result.mistakes).toEqual([]);
        expect(back.rows.map(({ values }) => values)).toEqual(written.map(asValues));
      }),
      { numRuns: 60 },
    );
  });

  test('every character of a text, in both', async () => {
    const one: readonly WrittenColumn[] = [
      { heading: 'Ghi chú', kind: 'text' },
      { heading: 'Khác', kind: 'text' },
    ];
    const anything = fc.oneof(person, fc.string({ unit: 'binary' })).filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const table = { columns: one, rows: [[text, 'x']] };
        const expected = [
          ['Ghi chú', 'Khác'],
          [text, 'x'],
        ];
        expect(textsOf(await cellsOf(await writeWorkbook([{ name: 'S', ...table }])))).toEqual(expected);
        if (!text.includes('\0'))
          expect(textsOf(await cellsOf(Buffer.from(writeCsv(table))))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

test('text of people is a text cell in .xlsx, unchanged, and never leads a field of .csv as a formula', async () => {
  const table = {
    columns: [{ heading: 'Ghi chú', kind: 'text' }] as const,
    rows: formulas.map((text) => [text]),
  };
  const [, ...cells] = (await cellsOf(await writeWorkbook([{ name: 'S', ...table }]))).flatMap(
    (row) => row.cells,
  );
  expect(cells.map(({ type, text }) => ({ type, text }))).toEqual(
    formulas.map((text) => ({ type: 'text', text })),
  );
  const fields = writeCsv(table).split('\r\n').slice(1, -1);
  for (const field of fields) expect(field.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
});

test('numbers, dates and rates are numbers, shown by their format', async () => {
  const kinds = ['amount', 'rate', 'date', 'month'] as const;
  const rows = [['9000000000000000', '59.996', '2024-09-30', '2024-10']];
  const book = await writeWorkbook([
    { name: "Biểu 01 'x'", columns: kinds.map((kind) => ({ heading: kind, kind })), rows },
  ]);
  const [, row] = await cellsOf(book);
  expect(row?.cells).toEqual([
    { column: 1, type: 'number', text: '9000000000000000' },
    { column: 2, type: 'number', text: '59.996' },
    { column: 3, type: 'date', text: '2024-09-30' },
    { column: 4, type: 'date', text: '2024-10-01' },
  ]);
});

test('the same sheets give the same bytes', async () => {
  const sheet = { name: 'S', columns, rows: [['0012', 'Sở', '1', null, null]] };
  expect(await writeWorkbook([sheet])).toEqual(await writeWorkbook([sheet]));
});

test('the head is frozen and repeated, the print area and the formats are set, as another library reads them', async () => {
  const sheet = {
    name: 'Biểu 01',
    title: ['Báo cáo', 'ĐVT: đồng'],
    columns,
    rows: [['0012', 'Sở', '1', '2024-09-30', '2024-09']],
  };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeWorkbook([sheet])) as unknown as ExcelJS.Buffer);
  const read = book.getWorksheet('Biểu 01');
  expect(read?.views).toMatchObject([{ state: 'frozen', ySplit: 3 }]);
  expect(read?.pageSetup).toMatchObject({
    printArea: 'A1:E4',
    printTitlesRow: '3:3',
    orientation: 'landscape',
  });
  expect(['A4', 'C4', 'D4'].map((cell) => read?.getCell(cell).numFmt)).toEqual(['@', '#,##0', 'dd/mm/yyyy']);
});
