import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { milestoneOn, milestoneResults, milestonesOf } from '../../src/disbursement/milestoneResults.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { databases } from '../databases.js';
import { province, type Province } from '../engine/province.js';
import { importPlans, importReports } from './movementFigures.js';

const calendar = loadCalendar();
const billion = 1_000_000_000n;

describe.each(databases)('milestone results on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let from: Province;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    from = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  let statements = 0;
  async function resultsOn(asOf: string, knownAt = '9999-12-31T00:00:00.000Z') {
    statements = 0;
    const counted = {
      read: (text: string, values?: readonly (string | number | null)[]) => {
        statements += 1;
        return db.read(text, values);
      },
    };
    const milestone = milestoneOn(await milestonesOf(counted, from.movement), asOf);
    if (!milestone) throw new Error('The sprint has milestones');
    const results = await milestoneResults(counted, from.movement, milestone, { asOf, knownAt }, calendar);
    const symbol = (title: string | undefined) => title?.split(' · ')[0];
    return {
      ...results,
      table: results.units.map(({ unit, rank, meets, gap }) => [symbol(unit?.title), rank, meets, gap]),
    };
  }

  test("the plan's own three cases: above, exactly at, and just below the milestone", async () => {
    const plans = [
      { code: '001', unit: 'LG', amount: 1_000n * billion },
      { code: '002', unit: 'TP', amount: 1_000n * billion },
      { code: '003', unit: 'SNV', amount: 100_000n },
      { code: '004', unit: 'SKHĐT', amount: 10n * billion },
    ];
    await importPlans(from, plans);
    const asOf = '2025-01-31';
    await importReports(from, [
      { code: '001', asOf, disbursed: 950n * billion + 1n },
      { code: '002', asOf, disbursed: 950n * billion },
      { code: '003', asOf, disbursed: 59_996n },
    ]);
    const { milestone, table, province: whole, workingDaysLeft } = await resultsOn(asOf);
    expect(milestone.key).toBe('M3');
    expect(table).toEqual([
      ['LG', 1, true, 0n],
      ['TP', 2, false, 1n],
      ['SNV', 3, false, 35_005n],
      ['SKHĐT', 4, false, 9_500_000_001n],
    ]);
    expect(workingDaysLeft).toBe(0);
    expect(whole).toMatchObject({
      plan: 2_010n * billion + 100_000n,
      disbursed: 1_900n * billion + 59_997n,
      meets: false,
    });
    expect(statements).toBeLessThanOrEqual(5);
  });

  test('a day between two milestones works towards the next, with what each working day must bring', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000n }]);
    await importReports(from, [{ code: '001', asOf: '2024-09-30', disbursed: 599n, status: 'estimate' }]);
    expect(await resultsOn('2024-09-30')).toMatchObject({ milestone: { key: 'M1' }, workingDaysLeft: 0 });
    const { milestone, workingDaysLeft, units } = await resultsOn('2024-10-01');
    expect([milestone.key, workingDaysLeft]).toEqual(['M2', 65]);
    expect(units).toMatchObject([{ gap: 301n, perDay: 5n, provisional: true }]);
  });

  test('is provisional until the Treasury has confirmed every project for that very day', async () => {
    await importPlans(from, [
      { code: '001', unit: 'LG', amount: 1_000n },
      { code: '002', unit: 'LG', amount: 1_000n },
    ]);
    const asOf = '2024-09-30';
    await importReports(from, [
      { code: '001', asOf, disbursed: 700n },
      { code: '002', asOf: '2024-08-31', disbursed: 600n },
    ]);
    expect((await resultsOn(asOf)).units).toMatchObject([{ meets: true, provisional: true }]);
    await importReports(from, [{ code: '002', asOf, disbursed: 500n }], '2024-10-20T01:00:00.000Z');
    expect((await resultsOn(asOf)).units).toMatchObject([{ meets: true, provisional: false }]);
    expect((await resultsOn(asOf, '2024-10-10T00:00:00.000Z')).units).toMatchObject([{ provisional: true }]);
  });

  test('the plan of a milestone is that of its day; the later one is another version', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000n }]);
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 600n, date: '2024-10-20', council: 700n }]);
    const before = await resultsOn('2024-09-30');
    const after = await resultsOn('2024-12-31');
    expect([before.units[0]?.plan, after.units[0]?.plan]).toEqual([1_000n, 600n]);
    expect(before.versions.get('primeMinister')).toMatchObject({ version: 1, date: '2023-12-29' });
    expect(after.versions.get('primeMinister')).toMatchObject({ version: 2, date: '2024-10-20' });
    expect(after.versions.get('provincialCouncil')).toMatchObject({ version: 1 });
    expect(after.units[0]?.plans.provincialCouncil).toBe(700n);
  });

  test('a unit without a plan of the basis has no rate and no rank; a real zero has both', async () => {
    await importPlans(from, [
      { code: '001', unit: 'LG', amount: 0n },
      { code: '002', unit: 'TP', amount: 1_000n },
    ]);
    const { table, withoutPlan } = await resultsOn('2024-09-30');
    expect(table).toEqual([['TP', 1, false, 600n]]);
    expect(withoutPlan).toMatchObject([{ unit: { id: from.units['LG'] }, meets: null, gap: 0n }]);
  });

  test("from the day of a merger its figures are the successor's, and before that day its own", async () => {
    await importPlans(from, [
      { code: '001', unit: 'LG', amount: 1_000n },
      { code: '002', unit: 'TP', amount: 1_000n },
    ]);
    const data = { by: [from.units['TP'] ?? ''], on: '2024-10-15', basis: 'Nghị quyết mẫu' };
    const how = { by: { id: from.people['administrator'] ?? '' }, at: '2024-10-15T01:00:00.000Z' };
    await advance(db, from.units['LG'] ?? '', { type: 'succeed', data }, how);
    expect((await resultsOn('2024-10-14')).units.map(({ plan }) => plan)).toEqual([1_000n, 1_000n]);
    expect((await resultsOn('2024-10-15')).units).toMatchObject([
      { unit: { id: from.units['TP'] }, plan: 2_000n },
    ]);
  });
});
