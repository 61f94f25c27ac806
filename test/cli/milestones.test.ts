import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/entities/database.js';
import { province } from '../engine/province.js';
import { Thidua } from './thidua.js';

/** From a clerk's spreadsheets to the table of the milestone. */

let thidua: Thidua;
beforeEach(async () => {
  thidua = await Thidua.inNewFolder();
  const db = await openDatabase(thidua.database);
  await province(db);
  await db.close();
});

const clerk = ['--as', 'Cán bộ mẫu planningOfficer'];
const movement = 'bt24-m-0001';

async function file(name: string, lines: readonly string[]): Promise<string> {
  await writeFile(join(thidua.folder, name), lines.join('\n'));
  return name;
}
async function figures(): Promise<void> {
  const plans = await file('ke-hoach.csv', [
    'Mã dự án;Tên dự án;Chủ đầu tư;Kế hoạch Thủ tướng giao (đồng);Kế hoạch HĐND tỉnh giao (đồng)',
    '001;Đường ĐT.719;LG;700.000.000.000.001;800.000.000.000.000',
    '002;Kè sông Dinh;TP;100.000.000;100.000.000',
    '003;Trường học;SNV;0;5.000.000',
  ]);
  const decision = ['--number', '1603/QĐ-TTg', '--date', '2023-12-01'];
  expect(await thidua.here('import', 'plans', plans, ...decision, ...clerk)).toMatchObject({
    code: 0,
    err: '',
  });
  const reports = await file('giai-ngan.csv', [
    'Mã dự án;Lũy kế giải ngân (đồng)',
    '001;665.000.000.000.001',
    '002;95.000.000',
  ]);
  const told = ['--as-of', '2025-01-31', '--status', 'treasuryConfirmed'];
  expect(await thidua.here('import', 'disbursements', reports, ...told, ...clerk)).toMatchObject({
    code: 0,
    err: '',
  });
}

test('the verdict stands beside the rate and never comes from its digits', async () => {
  await figures();
  const { code, out } = await thidua.here('milestones', movement, '--as-of', '2025-01-31');
  expect(code).toBe(0);
  expect(out).toMatch(/^ +2 {2}TP.* {10}100\.000\.000 {2}/m);
  expect(out).not.toContain('tổng kế hoạch vốn');
  const lines = out.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  expect(lines).toContain('Kế hoạch vốn: bản 1, số 1603/QĐ-TTg, ngày 01/12/2023');
  expect(lines.find((line) => line.startsWith('1 LG'))).toContain(
    '700.000.000.000.001 665.000.000.000.001 95,000000000000007 % đạt',
  );
  expect(lines.find((line) => line.startsWith('2 TP'))).toContain('95,00 % chưa đạt: cần trên 95 % 1 ');
  expect(lines.find((line) => line.includes('SNV · '))).toContain('không có kế hoạch');
}, 60_000);

test('--json has the same in exact strings, by both times', async () => {
  await figures();
  const asOf = ['--as-of', '2025-01-31'];
  const { value } = await thidua.json('milestones', movement, ...asOf);
  expect(value).toMatchObject({
    asOf: '2025-01-31',
    milestone: { key: 'M3' },
    versions: { primeMinister: { version: 1, number: '1603/QĐ-TTg' } },
    units: [
      { rank: 1, plan: '700000000000001', disbursed: '665000000000001', meets: true, gap: '0' },
      { rank: 2, meets: false, gap: '1', perDay: null },
    ],
    withoutPlan: [{ meets: null }],
  });
  const before = await thidua.json('milestones', movement, ...asOf, '--known-at', '2024-01-01');
  expect(before.value).toMatchObject({ units: [], withoutPlan: [], province: { plan: '0', meets: null } });
  expect(await thidua.json('milestones', movement, '--as-of', '31/01/2025')).toMatchObject({ code: 2 });
}, 60_000);

test('a month is closed, and what is missing is listed', async () => {
  await figures();
  const { code, out } = await thidua.here('month', 'close', movement, '2025-02', ...clerk);
  expect([code, out]).toEqual([0, expect.stringContaining('Dự án chưa báo cáo')]);
  expect(out).toContain('LG · Đơn vị LG');
  expect(await thidua.here('month', 'close', movement, '2025-02', ...clerk)).toMatchObject({
    code: 1,
    err: expect.stringContaining('đã khóa sổ từ trước'),
  });
}, 60_000);

test('a file with a mistake is refused with the cell, and an import is undone with a reason', async () => {
  await figures();
  const wrong = await file('sai.csv', ['Mã dự án;Lũy kế giải ngân (đồng)', '009;1.000.000']);
  const told = ['--as-of', '2025-01-31', '--status', 'estimate'];
  expect(await thidua.here('import', 'disbursements', wrong, ...told, ...clerk)).toMatchObject({
    code: 1,
    err: expect.stringContaining('A2: Chưa có kế hoạch vốn của dự án "009".'),
  });
  const again = ['--as-of', '2025-01-31', '--status', 'treasuryConfirmed', ...clerk];
  const { value } = await thidua.json('import', 'disbursements', 'giai-ngan.csv', ...again);
  expect(value).toMatchObject({ counted: null, moved: null });
  const undo = ['import', 'undo', String(value['import']), ...clerk];
  expect((await thidua.here(...undo, '--reason', 'Nhập nhầm tệp')).code).toBe(0);
  const after = await thidua.json('milestones', movement, '--as-of', '2025-01-31');
  expect(after.value).toMatchObject({ province: { disbursed: '0' } });
}, 60_000);
