import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresByProject, figuresByUnit, type When } from '../../src/disbursement/figures.js';
import { reconciliation } from '../../src/disbursement/reconciliation.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { province, type Province } from '../engine/province.js';
import { importPlans, importReports, type Reported } from './movementFigures.js';

describe.each(databases)('figures on $name', (database) => {
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

  const byUnit = async (when: When) => {
    const figures = await figuresByUnit(db, from.movement, when);
    const symbolOf = (id: string | null) => Object.entries(from.units).find(([, unit]) => unit === id)?.[0];
    return Object.fromEntries(
      figures.map(({ unit, plans, disbursed }) => [symbolOf(unit) ?? '?', [plans.primeMinister, disbursed]]),
    );
  };
  const always = '9999-12-31T00:00:00.000Z';
  const on = (asOf: string, knownAt: When['knownAt'] = always): When => ({ asOf, knownAt });

  test('what was known on a day is not what is known later', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    const estimate = { code: '001', asOf: '2024-09-30', status: 'estimate' as const };
    await importReports(from, [{ ...estimate, disbursed: 650 }], '2024-10-02T01:00:00.000Z');
    await importReports(
      from,
      [{ code: '001', asOf: '2024-09-30', disbursed: 590 }],
      '2024-10-20T01:00:00.000Z',
    );
    await importReports(from, [{ ...estimate, disbursed: 700 }], '2024-10-25T01:00:00.000Z');
    expect(await byUnit(on('2024-09-30', '2024-10-15T00:00:00.000Z'))).toEqual({ LG: [1_000n, 650n] });
    expect(await byUnit(on('2024-09-30'))).toEqual({ LG: [1_000n, 590n] });
    expect(await byUnit(on('2024-09-29'))).toEqual({ LG: [1_000n, 0n] });
  });

  test('the plan of a day is that of the latest decision by then, whenever it was recorded', async () => {
    await importPlans(from, [{ code: '001', unit: 'TP', amount: 800, date: '2024-10-20', council: 900 }]);
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }], '2024-11-01T01:00:00.000Z');
    expect(await byUnit(on('2024-10-19'))).toEqual({ LG: [1_000n, 0n] });
    expect(await byUnit(on('2024-10-20'))).toEqual({ TP: [800n, 0n] });
  });

  test('estimates stand beside what the Treasury confirmed, with the difference in đồng', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    const asOf = '2024-09-30';
    await importReports(from, [
      { code: '001', asOf, disbursed: 650, status: 'estimate' },
      { code: '002', asOf, disbursed: 10, status: 'estimate' },
    ]);
    await importReports(from, [
      { code: '001', asOf, disbursed: 590 },
      { code: '001', asOf: '2024-10-31', disbursed: 700 },
    ]);
    expect(await reconciliation(db, from.movement, on(asOf))).toEqual([
      { code: '001', estimated: '650', confirmed: '590', difference: '-60' },
      { code: '002', estimated: '10', confirmed: null, difference: null },
    ]);
  });

  test('two rows recorded in the same instant are counted once, the later line', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    const row = { code: '001', asOf: '2024-09-30' };
    await importReports(from, [
      { ...row, disbursed: 100 },
      { ...row, disbursed: 200 },
    ]);
    expect(await byUnit(on('2024-09-30'))).toEqual({ LG: [1_000n, 200n] });
  });

  test('staged rows count for nobody, and an import that was undone counts until then', async () => {
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    const { import: id, moved } = await importReports(from, [
      { code: '001', asOf: '2024-09-30', disbursed: 5 },
    ]);
    await advance(
      db,
      from.movement,
      { type: 'undoImport', data: { import: id } },
      {
        by: { id: from.people['planningLeader'] ?? '' },
        at: '2024-10-09T01:00:00.000Z',
        seen: moved?.seq ?? 0,
        reason: 'Nhập nhầm tệp',
      },
    );
    expect(await byUnit(on('2024-09-30', '2024-10-08T00:00:00.000Z'))).toEqual({ LG: [1_000n, 5n] });
    expect(await byUnit(on('2024-09-30', moved?.seq ?? 0))).toEqual({ LG: [1_000n, 5n] });
    expect(await byUnit(on('2024-09-30'))).toEqual({ LG: [1_000n, 0n] });
    await expect(db.read('select line from disbursement_report')).resolves.toHaveLength(1);
  });

  test('the same file twice changes nothing', async () => {
    const first = await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    const again = await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_000 }]);
    expect(again).toEqual({ import: first.import, counted: null, moved: null });
  });

  test.each([-1n, 9_000_000_000_000_001n])(
    'the table refuses %s đồng, and nothing of the import stays',
    async (amount) => {
      const planned = [{ code: '001', unit: 'LG', amount }];
      await expect(importPlans(from, planned)).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/check/i) },
      });
      expect(await db.read('select id from data_import')).toEqual([]);
      expect(await db.read('select line from assigned_plan')).toEqual([]);
    },
  );

  test('files in any order, with some of them twice, give the same answers, and sums agree to the đồng', async () => {
    const months = ['2024-07-31', '2024-08-31', '2024-09-30'];
    await importPlans(
      from,
      ['a', 'b', 'c'].map((code) => ({
        code,
        unit: code === 'c' ? 'TP' : 'LG',
        amount: 9_000_000_000_000_000n,
      })),
    );
    const files = months.flatMap((asOf, month) =>
      (['estimate', 'treasuryConfirmed'] as const).map((status, index) =>
        ['a', 'b', 'c'].map((code, project): Reported => ({
          ...{ code, asOf, status },
          disbursed: BigInt((month + 1) * 1_000_000_000_000_000 + index * 7 + project),
        })),
      ),
    );
    const answers = () =>
      Promise.all(months.map((asOf) => figuresByProject(db, from.movement, on(asOf)).then(sorted)));
    let expected: unknown = null;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...files, ...files], { minLength: 12 }), async (order) => {
        const moved = [];
        for (const file of order) moved.push(await importReports(from, file));
        const found = await answers();
        expected ??= found;
        expect(found).toEqual(expected);
        for (const asOf of months) await expectAgreement(asOf);
        for (const { import: id, moved: entry } of moved) if (entry) await undo(id ?? '');
      }),
      { numRuns: 4 },
    );
  });

  const sorted = <T extends { code: string }>(rows: readonly T[]) =>
    rows.toSorted((one, other) => (one.code < other.code ? -1 : 1));

  async function expectAgreement(asOf: string): Promise<void> {
    const sum = (rows: readonly { disbursed: bigint }[]) =>
      rows.reduce((all, { disbursed }) => all + disbursed, 0n);
    const projects = await figuresByProject(db, from.movement, on(asOf));
    const units = await figuresByUnit(db, from.movement, on(asOf));
    for (const { unit, disbursed } of units)
      expect(sum(projects.filter((project) => project.unit === unit))).toBe(disbursed);
    expect(sum(units)).toBe(sum(projects));
  }

  async function undo(id: string): Promise<void> {
    const [row] = await db.read('select version from case_file where id = $1', [from.movement]);
    const how = {
      by: { id: from.people['planningLeader'] ?? '' },
      at: '2024-10-09T01:00:00.000Z',
      reason: 'Thử',
    };
    const seen = Number(row?.['version']);
    await advance(db, from.movement, { type: 'undoImport', data: { import: id } }, { ...how, seen });
  }
});
