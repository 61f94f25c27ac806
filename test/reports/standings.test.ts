import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { milestoneResults, milestonesOf } from '../../src/disbursement/milestoneResults.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { difficultyReport } from '../../src/reports/difficultyReport.js';
import { milestoneReport } from '../../src/reports/milestoneReport.js';
import { monthlyReport } from '../../src/reports/monthlyReport.js';
import { monthsReport } from '../../src/reports/monthsReport.js';
import { progressOf } from '../../src/reports/progress.js';
import { cellText, type Report } from '../../src/reports/report.js';
import { standingsOf } from '../../src/reports/standings.js';
import { unitReport } from '../../src/reports/unitReport.js';
import { databases } from '../databases.js';
import { importPlans, importReports } from '../disbursement/movementFigures.js';
import { move, province, withCommitments, type Province } from '../engine/province.js';
import { numbered, scanned } from '../machines/world.js';

/** What stands beside figures: what was committed to, and what delays from outside (plan II.4, III.1; case 17). */

const knownAt = '2025-03-03T01:00:00.000Z';
const shown = ({ columns, rows }: Report): string[][] =>
  rows.map(({ cells }) => columns.map((column, index) => cellText(cells[index] ?? null, column, 'vi')));

describe.each(databases)('standings on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db, withCommitments);
    await importPlans(here, [
      { code: 'LG-01', unit: 'LG', amount: 1_000n },
      { code: 'TP-01', unit: 'TP', amount: 1_000n },
    ]);
    await importReports(here, [
      { code: 'LG-01', asOf: '2024-09-30', disbursed: 590n },
      { code: 'TP-01', asOf: '2024-09-30', disbursed: 999n },
      { code: 'LG-01', asOf: '2024-12-31', disbursed: 910n },
      { code: 'TP-01', asOf: '2024-12-31', disbursed: 999n },
      { code: 'LG-01', asOf: '2025-01-31', disbursed: 950n },
      { code: 'TP-01', asOf: '2025-01-31', disbursed: 999n },
    ]);
    await commit();
    await acceptCause();
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });

  /** La Gi promises 600, then 910, then 960 of 1,000. */
  async function commit(): Promise<void> {
    const [file] = await db.read(
      `select id, version from case_file where kind = 'commitment' and unit_id = $1`,
      [here.units['LG'] ?? ''],
    );
    const months = [
      { month: '2024-09', amount: '400' },
      { month: '2024-12', amount: '310' },
      { month: '2025-01', amount: '50' },
    ];
    const projects = [{ project: 'LG-01', plan: '1000', disbursedBefore: '200', months }];
    await move(
      here,
      { file: String(file?.['id']), seq: Number(file?.['version']) },
      'submitCommitment',
      'head',
      {
        at: '2024-07-15T02:00:00.000Z',
        data: { paper: scanned, projects },
      },
    );
  }
  async function acceptCause(): Promise<void> {
    const at = '2024-10-07T01:00:00.000Z';
    const data = {
      ...{ movement: here.movement, unit: here.units['LG'] ?? '', obstacle: 'landPrice', project: 'LG-01' },
      ...{
        amountAtRisk: '50',
        since: '2024-09-20',
        description: 'Chưa có giá đất',
        proposal: 'Xác định giá đất',
      },
    };
    const by = { id: here.people['clerk'] ?? '' };
    const reported = await open(db, 'difficulty', data, { by, at, random: here.random });
    await move(here, reported, 'acceptCause', 'planningLeader', {
      at,
      data: { paper: numbered, note: 'Giá đất do nơi khác xác định' },
    });
  }
  const months = async (unit: string | null) => {
    const whose = { movement: here.movement, unit: unit === null ? null : (here.units[unit] ?? '') };
    const all = await milestonesOf(db, here.movement);
    const progress = await progressOf(db, whose, all, { asOf: '2025-01-31', knownAt }, 'vi');
    const report = monthsReport(progress, [], loadCalendar(), 'vi');
    return shown(report).filter(([day]) => ['30/09/2024', '31/12/2024', '31/01/2025'].includes(day ?? ''));
  };
  const results = async (asOf: string) => {
    const all = await milestonesOf(db, here.movement);
    const due = all.filter(({ on }) => on <= asOf);
    return Promise.all(
      due.map((one) => milestoneResults(db, here.movement, one, { asOf: one.on, knownAt }, loadCalendar())),
    );
  };

  test('a month behind says by how much, and what each of 66 and then 17 working days must bring', async () => {
    expect(await months('LG')).toEqual([
      ['30/09/2024', '600', '590', '59,00 %', 'chậm 10 đồng (1,66 %)', 'M2 (31/12/2024)', '310', '66', '5'],
      ['31/12/2024', '910', '910', '91,00 %', 'đúng cam kết', 'M3 (31/01/2025)', '41', '17', '3'],
      ['31/01/2025', '960', '950', '95,00 %', 'chậm 10 đồng (1,04 %)', '', '', '', ''],
    ]);
  });

  test('who committed to nothing hides nobody in the sum of the province', async () => {
    const [september] = await months(null);
    expect(september?.slice(1, 5)).toEqual(['600', '1.589', '79,45 %', 'chậm 10 đồng (1,66 %)']);
    const [milestone] = await milestonesOf(db, here.movement);
    if (!milestone) throw new Error('The sprint has milestones');
    const when = { asOf: '2024-09-30', knownAt };
    const monthly = shown(await monthlyReport(db, here.movement, milestone, when, 'vi'));
    expect(monthly.at(-1)?.slice(7, 9)).toEqual(['600', 'chậm 10 đồng (1,66 %)']);
  });

  test('an accepted cause from outside stands beside the unit from the day on which it was accepted', async () => {
    const [first] = await results('2024-09-30');
    if (!first) throw new Error('The sprint has a milestone on that day');
    const table = async (asOf: string) => {
      const standings = await standingsOf(db, here.movement, { asOf, knownAt });
      return shown(milestoneReport(first, standings, 'vi')).map((row) => row.slice(-2));
    };
    expect((await table('2024-10-06'))[1]).toEqual(['chậm 10 đồng (1,66 %)', '']);
    expect((await table('2024-10-07'))[1]).toEqual(['chậm 10 đồng (1,66 %)', 'bt24-d-0001 (12/TTr)']);
    expect((await table('2024-10-07'))[0]).toEqual(['chưa cam kết', '']);
    expect((await table('2024-07-14'))[1]).toEqual(['chưa cam kết', '']);
  });

  test('the result sheet has each milestone that has passed, the commitment and the difficulties', async () => {
    const standings = await standingsOf(db, here.movement, { asOf: '2025-01-31', knownAt });
    const known = { results: await results('2025-01-31'), standings, at: knownAt };
    const sheet = shown(await unitReport(db, here.movement, known, 'vi'));
    expect(sheet.find(([unit]) => unit?.startsWith('LG'))).toEqual([
      ...['LG · Đơn vị LG', 'đúng hạn'],
      ...['1.000', '590', '59,00 %', 'chưa đạt', '1.000', '910', '91,00 %', 'đạt'],
      ...['1.000', '950', '95,00 %', 'chưa đạt', '2', '1', '1', 'bt24-d-0001 (12/TTr)', '0'],
    ]);
  });

  test('difficulties are told as they stood', async () => {
    expect((await difficultyReport(db, here.movement, '2024-10-06T00:00:00.000Z', 'vi')).rows).toEqual([]);
    const [row] = shown(await difficultyReport(db, here.movement, knownAt, 'vi'));
    expect(row?.slice(3, 7)).toEqual(['LG-01', '50', '20/09/2024', 'Đã phản ánh, chờ trả lời']);
    expect(row?.at(-2)).toBe('12/TTr: Giá đất do nơi khác xác định');
  });
});
