import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { openDatabase } from '../../src/entities/database.js';
import { province } from '../engine/province.js';
import { Thidua } from './thidua.js';

/** A clerk's spreadsheets: forms to fill in, and files whose headings the program does not know. */

let thidua: Thidua;
beforeEach(async () => {
  thidua = await Thidua.inNewFolder();
  const db = await openDatabase(thidua.database);
  await province(db);
  await db.close();
});

const clerk = ['--as', 'Cán bộ mẫu planningOfficer'];
const decision = ['--number', '1603/QĐ-TTg', '--date', '2023-12-01'];

/** Fills in a form as a spreadsheet program would: values by heading. */
async function fillIn(name: string, rows: readonly Readonly<Record<string, string | number | Date>>[]) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(thidua.folder, name));
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('The form has no sheet');
  const headings = (sheet.getRow(1).values as string[]).slice(1);
  for (const row of rows) sheet.addRow(headings.map((heading) => row[heading] ?? null));
  await workbook.xlsx.writeFile(join(thidua.folder, name));
}

test('forms are written, filled in by another program, and read back', async () => {
  expect(await thidua.here('import', 'template', 'plans', '-o', 'ke-hoach.xlsx')).toMatchObject({
    code: 0,
    out: 'Đã ghi biểu mẫu vào ke-hoach.xlsx. Điền xong thì: thidua import plans ke-hoach.xlsx --as …\n',
  });
  await fillIn('ke-hoach.xlsx', [
    {
      'Mã dự án': '0012',
      'Tên dự án': 'Đường ĐT.719',
      'Chủ đầu tư': 'LG',
      'Kế hoạch Thủ tướng giao': 700_000_000,
      'Ngày quyết định': new Date(Date.UTC(2023, 11, 1)),
      'Số quyết định': '1603/QĐ-TTg',
    },
  ]);
  const { code, value } = await thidua.json('import', 'plans', 'ke-hoach.xlsx', ...clerk);
  expect([code, value['counted']]).toMatchObject([
    0,
    { tally: { rows: 1, totals: { prime_minister: '700000000' } } },
  ]);
  await thidua.here('import', 'template', 'disbursements', '--monthly', '-o', 'thang.xlsx', '--lang', 'en');
  await fillIn('thang.xlsx', [
    {
      'Project code': '0012',
      Month: new Date(Date.UTC(2024, 0, 1)),
      Status: 'Treasury',
      'Disbursed in the month': 5_000_000,
    },
  ]);
  const months = await thidua.json('import', 'disbursements', 'thang.xlsx', '--monthly', ...clerk);
  expect(months.value['counted']).toMatchObject({
    tally: { totals: { disbursed: '5000000' }, months: ['2024-01'] },
  });
}, 60_000);

test('an empty form brings nothing, and a form in another format is refused', async () => {
  await thidua.here('import', 'template', 'units', '-o', 'don-vi.csv');
  const empty = await thidua.here('import', 'units', 'don-vi.csv', '--as', 'p-0001');
  expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('không có dòng dữ liệu nào')]);
  expect((await thidua.here('import', 'template', 'units', '-o', 'don-vi.pdf')).code).toBe(2);
}, 60_000);

test('headings that are not known are named beside the nearest, and taken as a clerk says', async () => {
  const lines = ['Mã công trình;Tên dự án;Đơn vị thực hiện;Tổng kế hoạch (tỷ đồng)', '0012;Đường;LG;1.234'];
  await writeFile(join(thidua.folder, 'ke-hoach.csv'), lines.join('\n'));
  const given = ['import', 'plans', 'ke-hoach.csv', ...decision, ...clerk];
  const refused = await thidua.here(...given);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Gần giống nhất: C "Đơn vị thực hiện"');
  const mapped = [...given, '--column', 'code=Mã công trình', '--column', 'unit=C'];
  expect((await thidua.here(...mapped)).err).toContain('--numbers vi');
  const imported = await thidua.here(...mapped, '--numbers', 'vi');
  expect([imported.code, imported.err]).toEqual([0, '']);
  expect(imported.out).toContain('1.234.000.000.000 đồng');
  const again = await thidua.here(...given, '--numbers', 'vi');
  expect(again.out).toContain('đã được nhập từ trước');
  const unknown = await thidua.here(...given, '--column', 'investor=C');
  expect(unknown.err).toContain('Không có cột "investor". Các cột: code ("Mã dự án")');
}, 60_000);
