import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { milestoneOn, milestoneResults, milestonesOf } from '../../src/disbursement/milestoneResults.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { milestoneReport } from '../../src/reports/milestoneReport.js';
import { monthlyReport } from '../../src/reports/monthlyReport.js';
import { cellText, type Report } from '../../src/reports/report.js';
import { progressOf } from '../../src/reports/progress.js';
import { sheetOf } from '../../src/reports/workbook.js';
import { writeWorkbook } from '../../src/spreadsheets/writeWorkbook.js';
import { databases } from '../databases.js';
import { importPlans, importReports } from '../disbursement/movementFigures.js';
import { province, type Province } from '../engine/province.js';
import { read } from '../spreadsheets/read.js';

const billion = 1_000_000_000n;
const when = { asOf: '2024-09-30', knownAt: '9999-12-31T00:00:00.000Z' };

const shown = ({ columns, rows }: Report): string[][] =>
  rows.map(({ cells }) => columns.map((column, index) => cellText(cells[index] ?? null, column, 'vi')));

describe.each(databases)('reports on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let from: Province;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    from = await province(db);
    await importPlans(from, [
      { code: 'DA-02', unit: 'LG', amount: 300n * billion },
      { code: 'DA-01', unit: 'LG', amount: 100n * billion },
      { code: 'DA-03', unit: 'TP', amount: 100_000n },
    ]);
    await importReports(from, [
      { code: 'DA-01', asOf: '2024-08-31', disbursed: 60n * billion },
      { code: 'DA-01', asOf: '2024-09-30', disbursed: 55n * billion },
      { code: 'DA-02', asOf: '2024-09-30', disbursed: 185n * billion, status: 'estimate' },
      { code: 'DA-03', asOf: '2024-09-30', disbursed: 59_996n },
    ]);
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });

  async function firstMilestone() {
    const milestone = milestoneOn(await milestonesOf(db, from.movement), when.asOf);
    if (!milestone) throw new Error('The sprint has milestones');
    return milestone;
  }

  test('a month is the difference to the month before, also where an advance was recovered', async () => {
    const monthly = await monthlyReport(db, from.movement, await firstMilestone(), when, 'vi');
    const confirmed = 'Kho bạc xác nhận';
    expect(shown(monthly).map((row) => [...row.slice(1, 7), row.at(-1)])).toEqual([
      ['', '', '400.000.000.000', '180.000.000.000', '240.000.000.000', '60,00 %', ''],
      ['DA-01', 'Dự án DA-01', '100.000.000.000', '-5.000.000.000', '55.000.000.000', '55,00 %', confirmed],
      [
        'DA-02',
        'Dự án DA-02',
        '300.000.000.000',
        '185.000.000.000',
        '185.000.000.000',
        '61,66 %',
        'tạm tính',
      ],
      ['', '', '100.000', '59.996', '59.996', '59,99 %', ''],
      ['DA-03', 'Dự án DA-03', '100.000', '59.996', '59.996', '59,99 %', confirmed],
      ['', '', '400.000.100.000', '180.000.059.996', '240.000.059.996', '59,99 %', ''],
    ]);
    expect(monthly.title).toBe('Giải ngân tháng 09/2024 theo đơn vị và dự án');
  });

  test('who owes the report of a month is named with its last day, whatever was reported before', async () => {
    const september = await monthlyReport(db, from.movement, await firstMilestone(), when, 'vi');
    expect(september.notes.filter((note) => note.startsWith('Chưa báo cáo'))).toEqual([]);
    const later = { ...when, asOf: '2024-10-31' };
    const october = await monthlyReport(db, from.movement, await firstMilestone(), later, 'vi');
    expect(october.notes.at(-1)).toMatch(
      /^Chưa báo cáo số trong tháng, hạn 05\/11\/2024: LG · .* \(DA-01, DA-02\); TP · .* \(DA-03\)$/,
    );
    expect(shown(october)[1]?.at(-1)).toBe('chưa báo cáo');
  });

  test('59,996 % is neither shown as reached nor judged so, on the screen and in the sheet', async () => {
    const results = await milestoneResults(db, from.movement, await firstMilestone(), when, loadCalendar());
    const report = milestoneReport(results, new Map(), 'vi');
    const [first, second] = shown(report);
    expect(first?.slice(6, 9)).toEqual(['60,00 %', 'đạt (tạm tính)', '']);
    expect(second?.slice(6, 9)).toEqual(['59,99 %', 'chưa đạt: cần từ 60 %', '4']);
    expect(sheetOf(report).rows[1]?.slice(4, 9)).toEqual([
      '100000',
      '59996',
      '59.99',
      'chưa đạt: cần từ 60 %',
      '4',
    ]);
  });

  test('the sheet reads back as the same figures', async () => {
    const monthly = await monthlyReport(db, from.movement, await firstMilestone(), when, 'vi');
    const workbook = await writeWorkbook([sheetOf(monthly)]);
    const { rows } = await read(workbook, {
      columns: [
        { key: 'code', kind: 'code', headers: ['Mã dự án'], required: false },
        { key: 'disbursed', kind: 'amount', headers: ['Lũy kế'], required: true },
      ],
    });
    expect(rows.map(({ values }) => values['disbursed'])).toContain('185000000000');
    expect(rows.flatMap(({ values }) => values['code'] ?? [])).toEqual(['DA-01', 'DA-02', 'DA-03']);
  });

  test('progress is known at the end of each month that has reports', async () => {
    const milestones = await milestonesOf(db, from.movement);
    const ofUnit = await progressOf(
      db,
      { movement: from.movement, unit: from.units['LG'] ?? '' },
      milestones,
      when,
      'vi',
    );
    expect(ofUnit).toMatchObject({
      plan: 400n * billion,
      disbursed: [
        { on: '2024-08-31', amount: 60n * billion, confirmed: false },
        { on: '2024-09-30', amount: 240n * billion, confirmed: false },
      ],
    });
    const whole = await progressOf(db, { movement: from.movement, unit: null }, milestones, when, 'vi');
    expect([whole.title, whole.plan]).toEqual(['Toàn tỉnh', 400n * billion + 100_000n]);
  });
});
