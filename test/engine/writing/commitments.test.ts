import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../../src/engine/advance.js';
import { doctor } from '../../../src/engine/proofs/doctor.js';
import { Forbidden, Refused } from '../../../src/engine/errors.js';
import type { Moved } from '../../../src/engine/writing/moveWork.js';
import { explain, offers } from '../../../src/engine/offers.js';
import { open } from '../../../src/engine/open.js';
import { openCommitments } from '../../../src/engine/writing/openCommitments.js';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import type { JsonObject } from '../../../src/machines/attempt.js';
import type { CommitmentContext } from '../../../src/machines/commitmentContext.js';
import { text } from '../../../src/machines/data.js';
import { ruleInWords } from '../../../src/language/rules.js';
import { failures } from '../../../src/machines/reason.js';
import { sweep } from '../../../src/workers/sweep.js';
import { databases } from '../../databases.js';
import { importPlans } from '../../disbursement/movementFigures.js';
import { scanned } from '../../machines/world.js';
import { move, province, withCommitments, type Province } from '../province.js';

/** What the plan asks of every unit before 20/7/2024 (III.1), from the launch to an amended version. */

/** Two projects of La Gi that together reach 60, 90 and 96 percent. */
const enough: JsonObject = {
  paper: scanned,
  projects: [
    {
      project: 'LG-01',
      plan: '70000000000',
      disbursedBefore: '20000000000',
      months: [
        { month: '2024-09', amount: '25000000000' },
        { month: '2024-12', amount: '20000000000' },
        { month: '2025-01', amount: '3000000000' },
      ],
    },
    {
      project: 'LG-02',
      plan: '30000000000',
      disbursedBefore: '15000000000',
      months: [
        { month: '2024-12', amount: '10000000000' },
        { month: '2025-01', amount: '3000000000' },
      ],
    },
  ],
};
const withSpace = (one: JsonObject): JsonObject => ({ ...one, project: ` ${text(one, 'project') ?? ''}` });
const inTime = '2024-07-15T02:00:00.000Z';

describe.each(databases)('commitments on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const commitments = async () =>
    (await db.read(
      `select unit.title as unit, c.id, c.code, c.stage, c.version, c.state from case_file c
       join case_file unit on unit.id = c.unit_id where c.kind = 'commitment' order by c.code`,
    )) as { unit: string; id: string; code: string; stage: string; version: number; state: string }[];
  const contextOf = async (file: string) => {
    const found = (await commitments()).find(({ id }) => id === file);
    return (JSON.parse(found?.state ?? '{}') as { context: CommitmentContext }).context;
  };
  const ofLaGi = async (): Promise<Moved> => {
    const found = (await commitments()).find(({ unit }) => unit.startsWith('LG'));
    return { file: found?.id ?? '', seq: found?.version } as Moved;
  };
  const send = async (here: Province, at = inTime, data = enough) =>
    move(here, await ofLaGi(), 'submitCommitment', 'head', { at, data });
  const note = (here: Province, file: Moved, part: 'planning' | 'homeAffairs', at = inTime) =>
    move(here, file, 'noteComplete', `${part}Officer`, { at, data: { part } });

  test('the launch opens one for every unit that owes it, each due at the end of 19/7/2024', async () => {
    const here = await province(db, withCommitments);
    const opened = await commitments();
    expect(opened.map(({ unit }) => unit.split(' ')[0]).sort()).toEqual(Object.keys(here.units).sort());
    expect(opened[0]).toMatchObject({ code: 'bt24-c-0001', stage: 'due' });
    const due = await db.read(
      `select distinct timer, due_at from deadline where step = 'due' order by due_at`,
    );
    expect(due).toEqual([
      { timer: 'commitmentDue', due_at: '2024-07-19T17:00:00.000Z' },
      { timer: 'milestoneDue:M1', due_at: '2024-09-30T17:00:00.000Z' },
      { timer: 'milestoneDue:M2', due_at: '2024-12-31T17:00:00.000Z' },
      { timer: 'milestoneDue:M3', due_at: '2025-01-31T17:00:00.000Z' },
    ]);
    const [entry] = await db.read(`select actor_id, key from journal_entry where file_id = $1`, [
      opened[0]?.id ?? '',
    ]);
    expect(entry).toMatchObject({ actor_id: 'clock', key: expect.stringContaining('commitment:') });
  });

  test('nothing is opened twice, by two sweeps at once or by a person', async () => {
    const here = await province(db, withCommitments);
    const before = await commitments();
    await Promise.all([openCommitments(db, inTime), sweep(db, inTime)]);
    expect(await commitments()).toEqual(before);
    const again = open(
      db,
      'commitment',
      { movement: here.movement, unit: here.units['LG'] ?? '' },
      { by: { id: here.people['boardHead'] ?? '' }, at: inTime, random: here.random },
    );
    await expect(again).rejects.toThrow(Refused);
  });

  test('a movement launched before catches up in the next sweep, once it asks for commitments', async () => {
    const here = await province(db);
    expect(await commitments()).toEqual([]);
    const [row] = await db.read('select state, version from case_file where id = $1', [here.movement]);
    const { context } = JSON.parse(String(row?.['state'])) as { context: { definition: JsonObject } };
    const amended = { ...context.definition, ...withCommitments };
    await advance(
      db,
      here.movement,
      { type: 'amend', data: { definition: amended } },
      {
        by: { id: here.people['boardHead'] ?? '' },
        at: inTime,
        seen: Number(row?.['version']),
        reason: 'Bổ sung',
      },
    );
    expect(await sweep(db, inTime)).toHaveLength(Object.keys(here.units).length);
    expect(await sweep(db, inTime)).toEqual([]);
  });

  test('a unit registered after the last day gets ten working days of its own', async () => {
    const here = await province(db, withCommitments);
    const unit = { symbol: 'BQLDA', name: 'Ban Quản lý dự án mẫu', kind: 'projectBoard' };
    const how = {
      by: { id: here.people['administrator'] ?? '' },
      at: '2024-08-05T01:00:00.000Z',
      random: here.random,
    };
    await open(db, 'unit', unit, how);
    await open(db, 'unit', { symbol: 'VP', name: 'Văn phòng mẫu', kind: 'office' }, how);
    expect(await commitments()).toHaveLength(Object.keys(here.units).length + 1);
    const found = (await commitments()).find(({ unit: name }) => name.startsWith('BQLDA'));
    const [due] = await db.read(
      `select due_at from deadline where file_id = $1 and step = 'due' and timer = 'commitmentDue'`,
      [found?.id ?? ''],
    );
    // Monday 05/8/2024 does not count: ten working days end on Monday 19/8.
    expect(due).toEqual({ due_at: '2024-08-19T17:00:00.000Z' });
  });

  test('one that came in time is noted when both departments found it complete', async () => {
    const here = await province(db, withCommitments);
    const sent = await send(here);
    expect(sent.stage).toBe('submitted');
    const half = await note(here, sent, 'planning');
    expect(half.stage).toBe('submitted');
    const noted = await note(here, half, 'homeAffairs');
    expect(noted.stage).toBe('noted');
    expect(await contextOf(noted.file)).toMatchObject({ late: false, sent: 1 });
    expect(
      await db.read(`select timer from deadline where file_id = $1 and stage <> 'commitment'`, [noted.file]),
    ).toEqual([]);
  });

  test('where the movement asks for no check it is noted as it comes', async () => {
    const here = await province(db, {
      ...withCommitments,
      commitment: { ...withCommitments.commitment, checked: { value: false, source: 'C', verified: false } },
    });
    const sent = await send(here);
    expect(sent.stage).toBe('noted');
    expect(
      await db.read(`select timer from deadline where file_id = $1 and stage <> 'commitment'`, [sent.file]),
    ).toEqual([]);
  });

  test('a late one is taken and marked late; the clock never closes the door', async () => {
    const here = await province(db, withCommitments);
    await sweep(db, '2024-07-19T17:00:00.000Z');
    const sent = await send(here, '2024-07-20T00:00:00.000Z');
    expect(await contextOf(sent.file)).toMatchObject({ late: true });
  });

  test('the last instant of 19/7/2024 in Vietnam is still in time, and so is a paper received that day', async () => {
    const here = await province(db, withCommitments);
    const last = await send(here, '2024-07-19T16:59:59.999Z');
    expect(await contextOf(last.file)).toMatchObject({ late: false });
  });

  test('a paper that came on 19/7 and was recorded on 22/7 is in time', async () => {
    const here = await province(db, withCommitments);
    const sent = await move(here, await ofLaGi(), 'submitCommitment', 'clerk', {
      at: '2024-07-22T02:00:00.000Z',
      data: { ...enough, receivedOn: '2024-07-19' },
      onBehalfOf: { id: here.people['head'] ?? '', basis: 'signedPaper', paper: scanned },
    });
    expect(await contextOf(sent.file)).toMatchObject({ late: false });
  });

  test('a clerk does not commit the unit without the signed paper of its head', async () => {
    const here = await province(db, withCommitments);
    const alone = move(here, await ofLaGi(), 'submitCommitment', 'clerk', { at: inTime, data: enough });
    await expect(alone).rejects.toThrow(Forbidden);
  });

  test('it is returned for correction, sent again, noted, and amended by a new version with a reason', async () => {
    const here = await province(db, withCommitments);
    const returned = await move(here, await send(here), 'returnForCorrection', 'planningOfficer', {
      at: inTime,
      data: { part: 'planning', items: [{ item: 'Mã dự án LG-02' }] },
    });
    expect(returned.stage).toBe('correction');
    const letters = await db.read(`select distinct letter from outbox_message where file_id = $1`, [
      returned.file,
    ]);
    expect(letters).toEqual([{ letter: 'commitmentReturned' }]);
    const again = await move(here, returned, 'submitCommitment', 'head', { at: inTime, data: enough });
    const noted = await note(here, await note(here, again, 'planning'), 'homeAffairs');
    const at = '2024-10-02T02:00:00.000Z';
    const silent = move(here, noted, 'amendCommitment', 'head', { at, data: enough, reason: null });
    await expect(silent).rejects.toThrow(Refused);
    const amended = await move(here, noted, 'amendCommitment', 'head', { at, data: enough });
    // The first version came in time: an amendment in October does not make it late.
    expect(await contextOf(amended.file)).toMatchObject({ sent: 3, late: false });
  });

  test('projects are those of the plans once there are any, and an unknown code is told with those like it', async () => {
    const here = await province(db, withCommitments);
    const [first, second] = (enough['projects'] as JsonObject[]).map((one) => text(one, 'project'));
    await importPlans(here, [{ code: 'TP-07', unit: 'TP', amount: 5n, date: '2024-07-01' }]);
    const file = await ofLaGi();
    const how = { by: { id: here.people['head'] ?? '' }, at: inTime, seen: file.seq };
    const missing = async (language: 'vi' | 'en') => {
      const reason = await explain(db, file.file, { type: 'submitCommitment', data: enough }, how);
      return failures(reason).map((verdict) => ruleInWords(verdict, language, (id) => id));
    };
    await expect(send(here)).rejects.toThrow(Refused);
    expect(await missing('vi')).toEqual([
      `Kế hoạch vốn không có dự án "${first}", "${second}": sửa mã dự án, hoặc nhập kế hoạch vốn của dự án trước.`,
    ]);
    await importPlans(here, [
      { code: 'LG-1', unit: 'LG', amount: 1n, date: '2024-07-02' },
      { code: 'LG-02', unit: 'LG', amount: 1n, date: '2024-07-02' },
    ]);
    expect(await missing('en')).toEqual([
      'No plan names the project "LG-01": is it "LG-02", "LG-1"? Correct the code, or import the project\'s plan first.',
    ]);
    await importPlans(here, [{ code: 'LG-01', unit: 'LG', amount: 1n, date: '2024-07-03' }]);
    const spaced = { ...enough, projects: (enough['projects'] as JsonObject[]).map(withSpace) };
    expect((await send(here, inTime, spaced)).stage).toBe('submitted');
  });

  test('a unit says that it launched the movement itself, by which paper', async () => {
    const here = await province(db, withCommitments);
    const data = { date: '2024-07-12', paper: { number: '45/KH-UBND', date: '2024-07-11' } };
    const told = await move(here, await ofLaGi(), 'reportLaunch', 'head', { at: inTime, data });
    const launchedItself = { date: '2024-07-12', number: '45/KH-UBND', paperDate: '2024-07-11' };
    expect(await contextOf(told.file)).toMatchObject({ launchedItself });
  });

  test('everything stands after all this, and people see what they may do', async () => {
    const here = await province(db, withCommitments);
    const sent = await send(here);
    const offered = await offers(db, sent.file, { id: here.people['planningOfficer'] ?? '' }, inTime);
    const allowed = offered.filter((one) => one.allowed).map(({ type, part }) => [type, part]);
    expect(allowed).toEqual(
      expect.arrayContaining([
        ['noteComplete', 'planning'],
        ['returnForCorrection', 'planning'],
      ]),
    );
    expect(allowed).not.toContainEqual(['noteComplete', 'homeAffairs']);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });
});
