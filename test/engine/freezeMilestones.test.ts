import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { milestonesOf } from '../../src/disbursement/milestoneResults.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { Forbidden, Refused } from '../../src/engine/errors.js';
import { freezeMilestones } from '../../src/engine/freezeMilestones.js';
import { undoImport } from '../../src/engine/imports/undoImport.js';
import { verify } from '../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { importPlans, importReports } from '../disbursement/movementFigures.js';
import { move, province, type Province } from './province.js';
import { tablesAt } from './writtenHistory.js';

/** Milestone M1 of the plan: 60 % by the end of 30/9/2024 (II.1). */
describe.each(databases)('milestones whose day has passed on $name', (database) => {
  let db: Database;
  let address: string;
  let drop: () => Promise<void>;
  let from: Province;

  beforeEach(async () => {
    const fresh = await database.fresh();
    address = fresh.address;
    drop = fresh.drop;
    db = await openDatabase(address);
    from = await province(db);
    await importPlans(from, [
      { code: '001', unit: 'LG', amount: 600n },
      { code: '002', unit: 'TP', amount: 400n },
    ]);
    await importReports(
      from,
      [{ code: '001', asOf: '2024-09-30', disbursed: 590n, status: 'estimate' }],
      '2024-09-30T01:00:00.000Z',
    );
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const firstOfOctober = '2024-09-30T17:00:00.000Z';
  const freeze = (at = firstOfOctober) => freezeMilestones(db, at);
  const frozen = async (key = 'M1') =>
    (await milestonesOf(db, from.movement)).find((milestone) => milestone.key === key)?.frozen ?? null;

  test('are frozen at midnight in Vietnam, once, with the version of the plan and what was known', async () => {
    expect(await freeze('2024-09-30T16:59:59.999Z')).toEqual([]);
    expect(await freeze()).toHaveLength(1);
    expect(await freeze()).toEqual([]);
    expect(await frozen()).toMatchObject({
      ...{ on: '2024-09-30', basis: 'primeMinister', planVersion: 1, plan: '1000', disbursed: '590' },
      decision: { number: '2023-12-29/QĐ-UBND', date: '2023-12-29' },
      ...{ projects: 2, confirmed: 0, corrected: 0, reopened: false, frozenAt: firstOfOctober },
    });
    expect(await frozen('M2')).toBeNull();
  });

  test('keep their plan when a later decision changes it, whenever that is imported', async () => {
    await freeze();
    await importPlans(from, [{ code: '001', unit: 'LG', amount: 1_600n, date: '2024-10-11' }]);
    expect(await freeze('2024-10-15T01:00:00.000Z')).toEqual([]);
    expect(await frozen()).toMatchObject({ planVersion: 1, plan: '1000', reopened: false });
  });

  test('are reopened by a decision of before that comes to light later, and frozen anew', async () => {
    await freeze();
    const late = [{ code: '001', unit: 'LG', amount: 700n, date: '2024-09-20' }];
    const { import: id } = await importPlans(from, late, '2024-10-14T01:00:00.000Z');
    expect(await frozen()).toMatchObject({ plan: '1000', reopened: true });
    await freeze('2024-10-14T02:00:00.000Z');
    const again = { planVersion: 2, plan: '1100', corrected: 1, reopened: false };
    expect(await frozen()).toMatchObject(again);
    await undoImport(db, id ?? '', {
      by: { id: from.people['planningOfficer'] ?? '' },
      at: '2024-10-15T01:00:00.000Z',
      reason: 'Nhập nhầm',
    });
    await freeze('2024-10-15T02:00:00.000Z');
    expect(await frozen()).toMatchObject({ planVersion: 1, plan: '1000', corrected: 2, reopened: false });
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test("are reopened by the Treasury's figure of their day, not by one of the month after", async () => {
    await freeze();
    await importReports(from, [{ code: '001', asOf: '2024-10-31', disbursed: 800n }]);
    expect(await frozen()).toMatchObject({ disbursed: '590', reopened: false });
    await importReports(from, [
      { code: '001', asOf: '2024-09-30', disbursed: 588n },
      { code: '002', asOf: '2024-09-30', disbursed: 0n },
    ]);
    await freeze('2024-11-05T02:00:00.000Z');
    expect(await frozen()).toMatchObject({ disbursed: '588', confirmed: 2, corrected: 1 });
  });

  test('that nothing corrected are not frozen again, and nobody but the clock freezes them', async () => {
    await freeze();
    const [row] = await db.read('select seq, body from journal_entry where move = $1', ['freezeMilestone']);
    const { data } = JSON.parse(String(row?.['body'])) as { data: Record<string, string> };
    const file = { file: from.movement, seq: Number(row?.['seq']) };
    const by = (who: string) => move(from, file, 'freezeMilestone', who, { data });
    await expect(by('planningLeader')).rejects.toThrow(Forbidden);
    await expect(by('boardHead')).rejects.toThrow(Forbidden);
  });

  test('of a closed month take a plan only with a reason, also one that was decided long before', async () => {
    const [row] = await db.read('select version from case_file where id = $1', [from.movement]);
    const data = { month: '2024-09', basis: 'primeMinister', plan: '1000', disbursed: '590' };
    const file = { file: from.movement, seq: Number(row?.['version']) };
    await move(from, file, 'closeMonth', 'planningOfficer', { data: { ...data, projects: 2, reported: 1 } });
    const late = [{ code: '001', unit: 'LG', amount: 700n, date: '2024-08-20' }];
    await expect(importPlans(from, late, '2024-10-14T01:00:00.000Z')).rejects.toThrow(Refused);
    await importPlans(from, late, '2024-10-14T01:00:00.000Z', { reason: 'Quyết định đến muộn' });
    const next = [{ code: '001', unit: 'LG', amount: 800n, date: '2024-10-02' }];
    expect((await importPlans(from, next, '2024-10-14T01:00:00.000Z')).moved).not.toBeNull();
  });

  test.each([
    [
      'a plan',
      `update assigned_plan set prime_minister = 601 where code = '001'`,
      'M1 plan: "1000" ≠ "1001"',
    ],
    ['a figure', `update disbursement_report set disbursed = 591`, 'M1 disbursed: "590" ≠ "591"'],
    [
      'the investor of a plan',
      `update assigned_plan set unit_id = (select max(unit_id) from assigned_plan)`,
      'M1 results: ',
    ],
    [
      'the decision of a plan',
      `update assigned_plan set decision_number = '9/QĐ-UBND'`,
      'M1 decision: {"date":"2023-12-29","number":"2023-12-29/QĐ-UBND"} ≠ {"date":"2023-12-29","number":"9/QĐ-UBND"}',
    ],
  ])('make doctor name the milestone when %s was altered beside the journal', async (_, harm, said) => {
    await freeze();
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
    const source = await tablesAt(address);
    await source.query(harm);
    await source.destroy();
    const red = (await doctor(db)).filter(({ ok }) => !ok);
    expect(red.map(({ name }) => name)).toEqual(['figures']);
    expect(red[0]?.found).toContainEqual(expect.stringContaining(said));
  });
});
