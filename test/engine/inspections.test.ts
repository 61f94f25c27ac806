import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { Forbidden, Refused } from '../../src/engine/errors.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { inspectionReport } from '../../src/reports/inspectionReport.js';
import { followAmendments } from '../../src/workers/followAmendments.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import { numbered } from '../machines/world.js';
import { definition, move, province, type Province } from './province.js';

/** The two departments inspect and urge (plan III.2), and what they asked for is followed up. */

const given = { source: 'test', verified: true };
const named: JsonObject = {
  deadlines: {
    ...(definition['deadlines'] as JsonObject),
    followUpDue: {
      period: { named: true },
      ladder: [{ step: '+1', letter: 'submissionWaiting', to: ['planningLeader'] }],
      ...given,
    },
  },
};
const at = '2024-10-02T01:00:00.000Z';

describe.each(databases)('inspections on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let last: Pick<Moved, 'file' | 'seq'>;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db, named);
    last = { file: here.movement, seq: 2 };
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const ids = (symbols: readonly string[]) => symbols.map((symbol) => here.units[symbol] ?? '');
  async function step(type: string, who: string, data: JsonObject): Promise<void> {
    last = await move(here, last, type, who, { at, data });
  }
  const urge = (symbols: readonly string[], changed: JsonObject = {}, who = 'planningOfficer') =>
    step('recordInspection', who, {
      ...{ kind: 'urging', on: '2024-10-01', paper: numbered, units: ids(symbols) },
      ...{ findings: 'Chưa báo cáo tháng 9', due: '2024-10-10', ...changed },
    });
  const followUp = (symbols: readonly string[], number = 1) =>
    step('followUpInspection', 'planningOfficer', {
      ...{ number, units: ids(symbols), on: '2024-10-02', result: 'Đã báo cáo' },
    });
  const pending = async (): Promise<unknown[]> =>
    db.read('select timer, stage, step, due_at from deadline order by timer, due_at');
  const followUps = async (asOf: string) =>
    (await inspectionReport(db, here.movement, asOf, 'vi')).rows.map(({ cells }) => cells.at(-1));

  test('each waits by itself until its own last day has passed in Vietnam', async () => {
    await urge(['LG', 'TP']);
    await urge(['LG'], { kind: 'inspection', due: '2024-10-15' });
    expect(await pending()).toEqual([
      { timer: 'followUpDue:1', stage: 'movement', step: 'due', due_at: '2024-10-10T17:00:00.000Z' },
      { timer: 'followUpDue:1', stage: 'movement', step: '+1', due_at: '2024-10-11T00:30:00.000Z' },
      { timer: 'followUpDue:2', stage: 'movement', step: 'due', due_at: '2024-10-15T17:00:00.000Z' },
      { timer: 'followUpDue:2', stage: 'movement', step: '+1', due_at: '2024-10-16T00:30:00.000Z' },
    ]);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a wait ends when the last unit has answered, and not before', async () => {
    await urge(['LG', 'TP']);
    await followUp(['TP']);
    expect(await pending()).toHaveLength(2);
    await followUp(['LG']);
    expect(await pending()).toEqual([]);
    await expect(followUp(['LG'])).rejects.toThrow(Refused);
    expect(await followUps('2024-10-11')).toEqual([
      'đã khắc phục 02/10/2024: Đã báo cáo',
      'đã khắc phục 02/10/2024: Đã báo cáo',
    ]);
  });

  test('what passed is overdue, is told to the leader once, and is followed up all the same', async () => {
    await urge(['LG']);
    expect(await sweep(db, '2024-10-10T16:59:59.999Z')).toEqual([]);
    const made = await sweep(db, '2024-10-14T00:00:00.000Z');
    expect(made.map(({ file }) => file)).toEqual([here.movement, here.movement]);
    expect(await db.read('select letter, recipient from outbox_message')).toEqual([
      { letter: 'submissionWaiting', recipient: here.people['planningLeader'] },
    ]);
    expect(await followUps('2024-10-11')).toEqual(['quá hạn']);
    last = { ...last, seq: last.seq + made.length };
    await move(here, last, 'followUpInspection', 'homeAffairsOfficer', {
      at: '2024-10-14T01:00:00.000Z',
      data: { number: 1, units: ids(['LG']), on: '2024-10-14', result: 'Đã báo cáo, chậm' },
    });
    expect(await pending()).toEqual([]);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('the review of the movement does not end the wait, and an amendment leaves its own day alone', async () => {
    await urge(['LG']);
    const before = await pending();
    await step('beginInterimReview', 'boardHead', numbered);
    await advance(
      db,
      here.movement,
      { type: 'amend', data: { definition: { ...definition, ...named } } },
      { by: { id: here.people['boardHead'] ?? '' }, at, seen: last.seq, reason: 'Sửa thời hạn' },
    );
    await followAmendments(db, at);
    expect(await pending()).toEqual(before);
  });

  test('nothing is waited for where nothing was asked, and the day on which it took place has come', async () => {
    await urge(['LG'], { due: null });
    expect(await pending()).toEqual([]);
    expect(await followUps('2024-10-11')).toEqual(['không yêu cầu']);
    await expect(urge(['LG'], { on: '2024-10-03' })).rejects.toThrow(Refused);
    await expect(urge(['LG'], { due: '2024-09-30' })).rejects.toThrow(Refused);
  });

  test('only the two departments inspect, and what was recorded later is not told of an earlier day', async () => {
    await expect(urge(['TP'], {}, 'head')).rejects.toThrow(Forbidden);
    await urge(['TP'], {}, 'homeAffairsLeader');
    expect(await followUps('2024-10-01')).toEqual([]);
    expect(await followUps('2024-10-02')).toEqual(['đang chờ']);
  });
});
