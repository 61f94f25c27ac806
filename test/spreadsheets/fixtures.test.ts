import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Column } from '../../src/spreadsheets/columns.js';
import { openSheet } from '../../src/spreadsheets/openSheet.js';
import { read } from './read.js';

/** Workbooks that other programs wrote: LibreOffice (script/fixtures makes them), openpyxl (openpyxl.py), exceljs. */

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', `${name}.xlsx`);

test('a provincial form: merged head, unit, vi-VN dates, formulas, a total, signatures', async () => {
  const columns: readonly Column[] = [
    { key: 'project', kind: 'code', headers: ['Mã dự án'], required: true },
    { key: 'name', kind: 'text', headers: ['Tên dự án'], required: true },
    { key: 'central', kind: 'amount', headers: ['Trung ương'], required: true },
    { key: 'local', kind: 'amount', headers: ['Kế hoạch vốn năm 2024 tỉnh'], required: true },
    { key: 'disbursed', kind: 'amount', headers: ['Luỹ kế giải ngân'], required: true },
    { key: 'asOf', kind: 'date', headers: ['Số liệu đến ngày'], required: true },
  ];
  const { table, rows, result } = await read(fixture('merged-head'), { columns });
  expect(table).toMatchObject({ sheet: 'Biểu 01', sheets: ['Biểu 01', 'Ghi chú'] });
  expect(table.mapping.head).toEqual({ first: 3, last: 4 });
  expect(table.units).toEqual({ central: 'million', local: 'million', disbursed: 'million' });
  expect(result).toMatchObject({ mistakes: [], leftOut: 3 });
  expect(result.totals).toEqual({ central: '3500000000', local: '251755000', disbursed: '2601625000' });
  expect(
    rows.map(({ row, values }) => [row, values['project'], values['disbursed'], values['asOf']]),
  ).toEqual([
    [6, '0012', '1401125000', '2024-09-30'],
    [7, '0013', '500000', '2024-09-30'],
    [8, '0107', '1200000000', '2024-09-29'],
  ]);
});

test('a workbook of openpyxl: floats of Python, a merged title, dates as it writes them, a total', async () => {
  const columns: readonly Column[] = [
    { key: 'project', kind: 'code', headers: ['Mã dự án'], required: true },
    { key: 'name', kind: 'text', headers: ['Tên dự án'], required: true },
    { key: 'disbursed', kind: 'amount', headers: ['Luỹ kế giải ngân'], required: true },
    { key: 'asOf', kind: 'date', headers: ['Số liệu đến ngày'], required: true },
  ];
  const { table, rows, result } = await read(fixture('openpyxl'), { columns });
  expect(table).toMatchObject({ sheet: 'Biểu 02', units: { disbursed: 'million' } });
  expect(result).toMatchObject({ mistakes: [], totals: { disbursed: '1402130000' } });
  expect(rows.map(({ values }) => Object.values(values))).toEqual([
    ['0012', 'Đường Hàm Kiệm – Tiến Thành', '1401125000', '2024-09-30'],
    ['0013', 'Kè bảo vệ bờ biển Hàm Tiến', '1005000', '2024-09-30'],
  ]);
});

describe('one table in four encodings', () => {
  const columns: readonly Column[] = [
    { key: 'project', kind: 'code', headers: ['Mã dự án'], required: true },
    { key: 'name', kind: 'text', headers: ['Tên dự án'], required: true },
    { key: 'disbursed', kind: 'amount', headers: ['Luỹ kế giải ngân'], required: true },
  ];
  const names = [
    'Đường Hàm Kiệm – Tiến Thành',
    'Kè bảo vệ bờ biển Hàm Tiến',
    'Trường học phú quý',
    'Nguyễn Thị Thanh Tuyết và cộng sự',
  ];

  test('NFD is put right without a word', async () => {
    const { rows, result } = await read(fixture('nfd'), { columns });
    expect(result.mistakes).toEqual([]);
    expect(rows.map(({ values }) => values['name'])).toEqual(names);
  });

  test.each(['tcvn3', 'vni'] as const)(
    '%s is refused with a proposal, and converted when it is accepted',
    async (encoding) => {
      const refused = await read(fixture(encoding), { columns });
      expect(refused.result.mistakes).toMatchObject([{ row: 2, column: 'B', proposal: { encoding } }]);
      const { table, rows, result } = await read(fixture(encoding), { columns, encoding });
      expect(table.mapping.headings).toEqual({
        project: 'Mã dự án',
        name: 'Tên dự án',
        disbursed: 'Luỹ kế giải ngân',
      });
      expect(result.mistakes).toEqual([]);
      expect(result.totals).toEqual({ disbursed: '10000' });
      // TCVN 5712 has no dash.
      const expected = encoding === 'tcvn3' ? names.map((name) => name.replace('–', '-')) : names;
      expect(rows.map(({ values }) => values['name'])).toEqual(expected);
    },
  );
});

test('a file streamed by another library: its strings stand behind the sheet, its sizes behind the parts', async () => {
  const out = new PassThrough();
  const whole = buffer(out);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = book.addWorksheet('Sổ 1');
  sheet.addRow(['Mã', 'Ngày']).commit();
  sheet.addRow(['0012', new Date(Date.UTC(2024, 8, 30))]).commit();
  sheet.commit();
  await book.commit();
  const opened = await openSheet(await whole);
  const rows = [];
  for await (const batch of opened.rows()) rows.push(...batch);
  expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['Mã', 'Ngày'],
    ['0012', '2024-09-30'],
  ]);
});
