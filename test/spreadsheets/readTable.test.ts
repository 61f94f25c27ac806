import { expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Column } from '../../src/spreadsheets/columns.js';
import { read } from './read.js';

const columns: readonly Column[] = [
  { key: 'project', kind: 'code', headers: ['Mã dự án'], required: true },
  { key: 'name', kind: 'text', headers: ['Tên dự án'], required: false },
  { key: 'central', kind: 'amount', headers: ['Trung ương'], required: true },
  { key: 'local', kind: 'amount', headers: ['Kế hoạch vốn tỉnh'], required: false },
  { key: 'day', kind: 'date', headers: ['Ngày'], required: false },
];

/** A provincial form: a title, the unit, a head of two rows with merged cells, numbered columns, a total, a signature. */
async function form(total: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Biểu 01');
  sheet.addRows([
    ['BÁO CÁO GIẢI NGÂN'],
    ['Đơn vị tính: triệu đồng'],
    ['Mã dự án', 'Tên dự án', 'Kế hoạch vốn', null, 'Ngày'],
    [null, null, 'Trung ương', 'Tỉnh', null],
    ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ['0012', 'Đường số 1', 1.005, 2.5, new Date(Date.UTC(2024, 8, 30))],
    ['0013', 'Cầu số 2', { formula: 'C6*2', result: 2.01 }, 0, '30/9/2024'],
    ['Tổng cộng', null, { formula: 'SUM(C6:C7)', result: total }, 2.5],
    [],
    [null, 'Người lập biểu'],
  ]);
  for (const range of ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4']) sheet.mergeCells(range);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a form with a merged head is read by its headings, in the unit that it states', async () => {
  const { table, rows, result } = await read(await form(3.0149999999999997), { columns });
  expect(table.mapping).toMatchObject({
    head: { first: 3, last: 4 },
    columns: { project: 'A', name: 'B', central: 'C', local: 'D', day: 'E' },
    headings: { central: 'Kế hoạch vốn › Trung ương', day: 'Ngày' },
  });
  expect(table.units).toEqual({ central: 'million', local: 'million' });
  expect(result.mistakes).toEqual([]);
  expect(rows).toEqual([
    {
      row: 6,
      values: {
        project: '0012',
        name: 'Đường số 1',
        central: '1005000',
        local: '2500000',
        day: '2024-09-30',
      },
    },
    {
      row: 7,
      values: { project: '0013', name: 'Cầu số 2', central: '2010000', local: '0', day: '2024-09-30' },
    },
  ]);
  expect(result.totals).toEqual({ central: '3015000', local: '2500000' });
});

test('a total that is not the sum is a mistake at its cell', async () => {
  const { mistakes } = (await read(await form(3.016), { columns })).result;
  expect(mistakes).toMatchObject([{ sheet: 'Biểu 01', row: 8, column: 'C' }]);
  expect(mistakes[0]?.message.vi).toContain('lệch 1.000');
});
