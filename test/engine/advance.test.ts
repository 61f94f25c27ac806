import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { Forbidden, Invalid, NotFound, Refused, Stale } from '../../src/engine/errors.js';
import { open } from '../../src/engine/open.js';
import { explain, offers } from '../../src/engine/offers.js';
import { verify } from '../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { failures } from '../../src/machines/reason.js';
import { databases } from '../databases.js';
import { dataOf, launchedAt, move, nominate, province, walk, wholeRoad, type Province } from './province.js';

describe.each(databases)('advance on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const counts = async () => {
    const tables = ['case_file', 'journal_entry', 'deadline', 'outbox_message', 'file_counter'];
    const rows = await Promise.all(tables.map((table) => db.read(`select count(*) as n from ${table}`)));
    return Object.fromEntries(tables.map((table, index) => [table, Number(rows[index]?.[0]?.['n'])]));
  };

  test('a nomination goes from the grassroots to the archive, and its history is whole', async () => {
    const opened = await nominate(here);
    expect(opened).toMatchObject({ code: 'bt24-n-0001', seq: 1, stage: 'draft', repeated: false });
    const closed = await walk(here, opened, wholeRoad);
    expect(closed).toMatchObject({ seq: 14, stage: 'closed', to: { road: 'closed', hold: 'clear' } });
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('one transaction writes the row, the entry, the deadline and the letters', async () => {
    const submitted = await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    const before = await counts();
    const received = await move(here, submitted, 'receive', 'boardClerk');
    expect(await counts()).toEqual({
      ...before,
      journal_entry: (before['journal_entry'] ?? 0) + 1,
      outbox_message: (before['outbox_message'] ?? 0) + 2,
    });
    expect(await db.read('select timer, stage, step, due_at, days_left, version from deadline')).toEqual([
      {
        timer: 'checkDue',
        stage: 'received',
        step: 'due',
        due_at: '2024-10-07T17:00:00.000Z',
        days_left: null,
        version: 5,
      },
    ]);
    const letters = await db.read('select id, letter, recipient from outbox_message order by id');
    const recipients = [here.people['clerk'] ?? '', here.people['head'] ?? ''].sort();
    expect(letters).toEqual(
      recipients.map((recipient, index) => ({
        id: `${received.file}.5.${String(index + 1)}`,
        letter: 'dossierReceived',
        recipient,
      })),
    );
  });

  test('a refusal leaves no trace and says which rule', async () => {
    const draft = await nominate(
      here,
      {},
      {
        award: 'emulationFlag',
        nominee: { kind: 'collective', id: here.units['LG'] ?? '', seq: 1 },
      },
    );
    const before = await counts();
    const refused = await move(here, draft, 'startGrassroots', 'clerk').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(failures((refused as Refused).reasons)).toMatchObject([{ rule: 'awardLawful' }]);
    expect(await counts()).toEqual(before);
  });

  test('whoever saw an older version reads who was faster, when, and where the file stands', async () => {
    const draft = await nominate(here);
    const faster = await move(here, draft, 'startGrassroots', 'clerk', { at: '2024-10-02T01:00:00.000Z' });
    const loser = await move(here, draft, 'startGrassroots', 'clerk').catch((error: unknown) => error);
    expect(loser).toBeInstanceOf(Stale);
    expect(loser).toMatchObject({
      by: here.people['clerk'],
      at: '2024-10-02T01:00:00.000Z',
      stage: 'grassroots',
      version: faster.seq,
    });
  });

  test('of three clerks who press at once, one moves the file and two are told', async () => {
    const draft = await nominate(here);
    const presses = [1, 2, 3].map(() => move(here, draft, 'startGrassroots', 'clerk'));
    const outcomes = await Promise.allSettled(presses);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ name: 'Stale', by: here.people['clerk'] });
  });

  test('the same key twice is one move, also when both come at once', async () => {
    const draft = await nominate(here);
    const [first, second] = await Promise.all(
      [1, 2].map(() => move(here, draft, 'startGrassroots', 'clerk', { key: 'press-1' })),
    );
    expect(first).toMatchObject({ seq: 2, repeated: false });
    expect(second).toEqual({ ...first, repeated: true });
    expect(await move(here, draft, 'startGrassroots', 'clerk', { key: 'press-1' })).toEqual(second);
  });

  test('the same key for another request is refused', async () => {
    const draft = await nominate(here);
    await move(here, draft, 'startGrassroots', 'clerk', { key: 'press-1' });
    const data = { ...dataOf(here, 'startGrassroots'), place: 'Nơi khác' };
    const reused = await move(here, draft, 'startGrassroots', 'clerk', { key: 'press-1', data }).catch(
      (error: unknown) => error,
    );
    expect(failures((reused as Refused).reasons)).toMatchObject([{ rule: 'keyReused' }]);
  });

  test('a repeated key of a person is recognised through the seal', async () => {
    const how = {
      by: { id: here.people['administrator'] ?? '' },
      at: launchedAt,
      random: here.random,
      key: 'p',
    };
    const first = await open(db, 'person', { name: 'Cá nhân mẫu 01' }, how);
    expect(await open(db, 'person', { name: 'Cá nhân mẫu 01' }, how)).toEqual({ ...first, repeated: true });
    await expect(open(db, 'person', { name: 'Cá nhân mẫu 02' }, how)).rejects.toThrow('keyReused');
  });

  test('unknown files, moves, people and malformed data are named', async () => {
    const draft = await nominate(here);
    const by = { id: here.people['clerk'] ?? '' };
    const how = { by, at: launchedAt, seen: 1 };
    await expect(advance(db, 'bt24-n-9999', { type: 'submit', data: {} }, how)).rejects.toBeInstanceOf(
      NotFound,
    );
    await expect(advance(db, draft.file, { type: 'fly', data: {} }, how)).rejects.toMatchObject({
      fields: [{ path: 'type' }],
    });
    await expect(
      advance(db, draft.file, { type: 'startGrassroots', data: { date: '2024-02-30' } }, how),
    ).rejects.toBeInstanceOf(Invalid);
    await expect(
      advance(db, draft.file, { type: 'dropProposal', data: {} }, { ...how, by: { id: draft.file } }),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test('a head of another district may not withdraw this one', async () => {
    const submitted = await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    await expect(move(here, submitted, 'withdraw', 'foreignHead')).rejects.toBeInstanceOf(Forbidden);
  });

  test('a hold rests the clock, and lifting it gives back the working days that were left', async () => {
    const received = await walk(here, await nominate(here), wholeRoad.slice(0, 4), '2024-10-01');
    const held = await move(here, received, 'putOnHold', 'boardHead', { at: '2024-10-07T01:00:00.000Z' });
    const rows = () => db.read(`select timer, due_at, days_left from deadline order by timer`);
    expect(await rows()).toMatchObject([
      { timer: 'checkDue', due_at: null, days_left: 2 },
      { timer: 'holdReview' },
    ]);
    await move(here, held, 'liftHold', 'boardHead', { at: '2024-10-15T01:00:00.000Z' });
    // Tuesday 15/10 is spent on lifting; two working days later is Thursday 17/10, to its end.
    expect(await rows()).toEqual([
      { timer: 'checkDue', due_at: '2024-10-17T17:00:00.000Z', days_left: null },
    ]);
  });

  test('offers and explain ask without writing', async () => {
    const draft = await nominate(here);
    const by = { id: here.people['clerk'] ?? '' };
    const offered = await offers(db, draft.file, by, launchedAt);
    // What moves the file on comes first.
    expect(offered.filter(({ allowed }) => allowed).map(({ type }) => type)).toEqual([
      ...['editDraft', 'startGrassroots', 'comment', 'attach'],
    ]);
    const reason = await explain(
      db,
      draft.code,
      { type: 'dropProposal', data: null },
      { by, at: launchedAt },
    );
    expect(failures(reason).map(({ rule }) => rule)).toEqual(['role', 'relation', 'reasonGiven']);
  });
});
