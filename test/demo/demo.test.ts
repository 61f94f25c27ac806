import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { demo, NotForDemo } from '../../src/demo/demo.js';
import type { Played } from '../../src/demo/play.js';
import { stories } from '../../src/demo/stories.js';
import { milestoneResults, milestonesOf } from '../../src/disbursement/milestoneResults.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { placesOf } from '../../src/language/stages.js';
import { desks, type FileKind } from '../../src/machines/attempt.js';
import type { CommitmentContext } from '../../src/machines/commitmentContext.js';
import type { FileState } from '../../src/machines/state.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { databases } from '../databases.js';
import { province, repeatable } from '../engine/province.js';

const sprint = join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml');
const play = (db: Database, reset = false) =>
  demo(db, { definition: loadMovement(sprint), random: repeatable('demo'), reset });

describe.each(databases)('the 2024 sprint played on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let played: Played;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    const first = await play(db);
    if (!first) throw new Error('The demo was there already');
    played = first;
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });

  const texts = async (statement: string): Promise<string[]> =>
    (await db.read(statement)).map((row) => String(Object.values(row)[0]));

  test('its doctor is green', async () => {
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('files are awarded, declined, returned, withdrawn, revoked, and never proposed', async () => {
    const states = await texts(`select state from case_file where kind = 'nomination'`);
    const outcomes = states.map(
      (state) => (JSON.parse(state) as { context: { outcome: string } }).context.outcome,
    );
    expect(new Set(outcomes)).toEqual(
      new Set(['awarded', 'declined', 'returned', 'withdrawn', 'revoked', 'notProposed', null]),
    );
    const moves = await texts('select distinct move from journal_entry');
    expect(moves).toEqual(
      expect.arrayContaining([
        'sendSupplement',
        'resubmit',
        'putOnHold',
        'liftHold',
        'recordRecovery',
        'resubmitDue',
      ]),
    );
  });

  test('a file is left waiting at every desk', async () => {
    const files = await db.read('select kind, state from case_file');
    const places = files.flatMap(({ kind, state }) =>
      placesOf(kind as FileKind, (JSON.parse(String(state)) as FileState).value),
    );
    const atDesk = new Set(places.map(({ desk }) => desk));
    expect(desks.filter((desk) => !atDesk.has(desk))).toEqual([]);
  });

  test('commitments came in time, late, and were amended; others are still owed', async () => {
    const states = await texts(`select state from case_file where kind = 'commitment'`);
    const contexts = states.map((state) => (JSON.parse(state) as { context: CommitmentContext }).context);
    expect(new Set(contexts.map(({ late }) => late))).toEqual(new Set([null, false, true]));
    expect(Math.max(...contexts.map(({ sent }) => sent))).toBe(2);
    const stages = await texts(`select distinct stage from case_file where kind = 'commitment'`);
    expect(new Set(stages)).toEqual(new Set(['due', 'submitted', 'noted', 'waived']));
  });

  test('difficulties stand at planning, with the People’s Committee, with the unit charged, and resolved', async () => {
    const stages = await texts(`select distinct stage from case_file where kind = 'difficulty'`);
    expect(new Set(stages)).toEqual(new Set(['reported', 'proposed', 'directed', 'closed']));
  });

  const standingsOn = async (asOf: string, knownAt = played.now) => {
    const movement = played.movement.file;
    const milestone = (await milestonesOf(db, movement)).find(({ on }) => on === asOf);
    if (!milestone) throw new Error(`No milestone on ${asOf}`);
    const found = await milestoneResults(db, movement, milestone, { asOf, knownAt }, loadCalendar());
    return new Map(
      [...found.units, ...found.withoutPlan].map(({ unit, disbursed, plan, meets }) => [
        unit?.title.split(' · ')[0] ?? '',
        { share: `${disbursed}/${plan}`.replaceAll('000000', ''), meets },
      ]),
    );
  };

  test('units stand above, exactly at and just under a milestone, at a real zero, and without any plan', async () => {
    const last = await standingsOn('2025-01-31');
    expect(last.get('SGTVT')).toEqual({ share: '870000/900000', meets: true });
    expect(last.get('TTNS')).toEqual({ share: '95000/100000', meets: false });
    expect(last.get('UBND-PQ')).toEqual({ share: '0/40000', meets: false });
    expect(last.get('SNV')).toEqual({ share: '0/0', meets: null });
    const first = await standingsOn('2024-09-30');
    expect(first.get('UBND-LG')).toEqual({ share: '179988/300000', meets: false });
    const estimated = await standingsOn('2024-09-30', '2024-10-02T00:00:00.000Z');
    expect(estimated.get('UBND-LG')).toEqual({ share: '180000/300000', meets: true });
  });

  test('a plan adjusted in October leaves September alone, supplements count from their decision on', async () => {
    const [first, second] = [await standingsOn('2024-09-30'), await standingsOn('2024-12-31')];
    expect(first.get('UBND-PT')?.share).toBe('244000/400000');
    expect(second.get('UBND-PT')?.share).toBe('451000/500000');
    expect(first.get('UBND-TP')?.share).toBe('181500/300000');
    expect(second.get('UBND-TP')?.share).toBe('285000/360000');
    const rows = await db.read(`select distinct ends_on from assigned_plan where code = 'TP-03'`);
    expect(rows).toEqual([{ ends_on: '2025-12-31' }]);
  });

  test('what a unit disbursed that was merged away is its successor’s from that day on', async () => {
    const [first, second] = [await standingsOn('2024-09-30'), await standingsOn('2024-12-31')];
    expect([first.get('BQL-HTB')?.share, first.get('UBND-HTB')?.share]).toEqual([
      '48500/80000',
      '73000/120000',
    ]);
    expect([second.get('BQL-HTB'), second.get('UBND-HTB')?.share]).toEqual([undefined, '180500/200000']);
  });

  test('every sample project says that it is one', async () => {
    const names = await texts('select distinct name from assigned_plan');
    expect(names).toHaveLength(21);
    expect(names.filter((name) => !name.endsWith('(mẫu)'))).toEqual([]);
  });

  test("no sample person's name is found, as bytes, outside the list of names", async () => {
    const names = await texts('select name from person_name');
    expect(names.length).toBeGreaterThan(stories.length);
    const written = [
      ...(await texts('select body from journal_entry')),
      ...(await texts('select state from case_file')),
      ...(await texts('select title from case_file')),
      ...(await texts('select params from outbox_message')),
      ...(await texts('select recipient from outbox_message')),
    ].map((text) => Buffer.from(text));
    const exposed = names.filter((name) => written.some((text) => text.includes(Buffer.from(name))));
    expect(exposed).toEqual([]);
  });

  test('Finance signs what Planning & Investment would have signed before March', async () => {
    const bodies = await texts(`select body from journal_entry where move = 'giveOpinion'`);
    const planning = bodies
      .map((body) => JSON.parse(body) as { at: string; actor: { unitName: string }; data: { part: string } })
      .filter(({ data }) => data.part === 'planning');
    const before = planning.filter(({ at }) => at < '2025-03-01').map(({ actor }) => actor.unitName);
    const after = planning.filter(({ at }) => at >= '2025-03-01').map(({ actor }) => actor.unitName);
    expect([new Set(before), new Set(after)]).toEqual([
      new Set(['Sở Kế hoạch và Đầu tư']),
      new Set(['Sở Tài chính']),
    ]);
  });

  test('played already, it goes on from where it stood; reset, it is played anew', async () => {
    expect(await play(db)).toBeNull();
    const again = await play(db, true);
    expect(again?.files.map(({ stage }) => stage)).toEqual(played.files.map(({ stage }) => stage));
  });
});

test('the demo never touches a database with real files', async () => {
  const { address, drop } = (await databases[0]?.fresh()) ?? { address: '', drop: () => Promise.resolve() };
  const db = await openDatabase(address);
  await province(db);
  const [before] = await db.read('select count(*) as n from journal_entry');
  await expect(play(db, true)).rejects.toBeInstanceOf(NotForDemo);
  expect(await db.read('select count(*) as n from journal_entry')).toEqual([before]);
  await db.close();
  await drop();
});
