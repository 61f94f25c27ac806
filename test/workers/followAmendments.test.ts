import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { rebuild } from '../../src/engine/proofs/rebuild.js';
import { replay } from '../../src/engine/proofs/replay.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { followAmendments } from '../../src/workers/followAmendments.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import {
  definition,
  move,
  nominate,
  province,
  walk,
  wholeRoad,
  withCommitments,
  type Province,
} from '../engine/province.js';

const given = { source: 'test', verified: true };
const rung = (step: string) => ({ step, letter: 'submissionWaiting', to: ['boardClerk'] });
/** Null: the movement waits for a named day, and no dossier names one. */
const receiveDue = (workingDays: number | null, ...steps: string[]): JsonObject => ({
  receiveDue: {
    period: workingDays === null ? { named: true } : { workingDays },
    ladder: steps.map(rung),
    ...given,
  },
});
const deadlinesWith = (changed: JsonObject) => ({ ...(definition['deadlines'] as JsonObject), ...changed });

describe.each(databases)('after an amendment on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db, { deadlines: deadlinesWith(receiveDue(3, '-2', '+1')) });
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const at = '2024-10-04T02:00:00.000Z';
  const amend = (seen: number, changed: JsonObject, when = at, others: JsonObject = {}) =>
    advance(
      db,
      here.movement,
      {
        type: 'amend',
        data: { definition: { ...definition, deadlines: deadlinesWith(changed), ...others } },
      },
      { by: { id: here.people['boardHead'] ?? '' }, at: when, seen, reason: 'Theo công văn mới' },
    );
  /** With the Board since Thursday 03/10/2024, 08:00. */
  const submitted = async (): Promise<Moved> => walk(here, await nominate(here), wholeRoad.slice(0, 3));
  const pending = async ({ file }: Pick<Moved, 'file'>) =>
    (
      await db.read(
        `select step, due_at, days_left from deadline where file_id = $1 and timer not like 'milestone%'`,
        [file],
      )
    )
      .map((row) => [row['step'], row['due_at'] ?? row['days_left']])
      .sort();
  const clockMoves = async ({ file }: Pick<Moved, 'file'>) =>
    (await replay(db, file)).steps.filter(({ body }) => body.actor.id === 'clock').map(({ body }) => body);
  const whole = async () => expect((await rebuild(db)).findings).toEqual([]);

  test('a deadline in flight is counted by the new length from the day on which its wait began', async () => {
    const file = await submitted();
    expect(await pending(file)).toContainEqual(['due', '2024-10-08T17:00:00.000Z']);
    await amend(2, receiveDue(5, '-2', '+1'));
    expect(await followAmendments(db, at)).toMatchObject([{ file: file.file, stage: 'submitted' }]);
    expect(await pending(file)).toEqual([
      ['+1', '2024-10-11T00:30:00.000Z'],
      ['-2', '2024-10-08T00:30:00.000Z'],
      ['due', '2024-10-10T17:00:00.000Z'],
    ]);
    expect(await clockMoves(file)).toMatchObject([
      { move: 'reschedule', data: { definitionVersion: 2 }, from: {}, cancelled: [] },
    ]);
    const told = await db.read(`select recipient from outbox_message where letter = 'deadlineMoved'`);
    expect(told.map(({ recipient }) => recipient)).toEqual([here.people['boardClerk']]);
    expect(await sweep(db, '2024-10-08T00:00:00.000Z')).toEqual([]);
    await whole();
  });

  test('what a crash left undone the next sweep does, each file once, and then nothing more', async () => {
    const files = [await submitted(), await submitted(), await submitted()];
    await amend(2, receiveDue(5));
    const key = `reschedule ${files[1]?.file ?? ''} 2`;
    const reschedule = { type: 'reschedule', data: { definitionVersion: 2 } };
    await advance(db, files[1]?.file ?? '', reschedule, { by: 'clock', at, key });
    const swept = await Promise.all([sweep(db, at), sweep(db, at)]);
    expect(
      swept
        .flat()
        .map(({ file }) => file)
        .sort(),
    ).toEqual([files[0]?.file, files[2]?.file].sort());
    for (const file of files) expect(await clockMoves(file)).toHaveLength(1);
    expect(await clockMoves({ file: here.movement })).toMatchObject([
      { move: 'reschedule', data: { definitionVersion: 2 } },
    ]);
    const [before] = await db.read('select count(*) as n from journal_entry');
    expect(await sweep(db, at)).toEqual([]);
    expect(await db.read('select count(*) as n from journal_entry')).toEqual([before]);
    await whole();
  });

  test('an amendment that changes no length writes nothing into the files', async () => {
    const file = await submitted();
    await amend(2, receiveDue(3, '-2', '+1'));
    expect(await followAmendments(db, at)).toEqual([]);
    expect(await clockMoves(file)).toEqual([]);
  });

  test('working days that rest in a hold become more or fewer, and are given back so', async () => {
    const file = await submitted();
    // Held on Friday 04/10, which counts as spent: of three working days two are left, of five four.
    const held = await move(here, file, 'putOnHold', 'boardHead', { at });
    expect(await pending(file)).toContainEqual(['due', 2]);
    await amend(2, receiveDue(5));
    await followAmendments(db, at);
    expect(await pending(file)).toContainEqual(['due', 4]);
    await move(here, { ...held, seq: held.seq + 1 }, 'liftHold', 'boardHead', {
      at: '2024-10-14T02:00:00.000Z',
    });
    // Lifted on Monday 14/10: four working days end on Friday 18/10.
    expect(await pending(file)).toContainEqual(['due', '2024-10-18T17:00:00.000Z']);
    // Had it been seven from the first, six would have been left.
    await amend(4, receiveDue(7), '2024-10-15T02:00:00.000Z');
    await followAmendments(db, '2024-10-15T02:00:00.000Z');
    expect(await pending(file)).toContainEqual(['due', '2024-10-22T17:00:00.000Z']);
    await whole();
  });

  test('a reminder that was sent is not sent again, and one whose hour is past is left out', async () => {
    const file = await submitted();
    await sweep(db, '2024-10-04T00:30:00.000Z');
    expect(await clockMoves(file)).toMatchObject([{ move: 'remind', data: { step: '-2' } }]);
    await amend(2, receiveDue(5, '-4', '-2', '-1', '+1'));
    await followAmendments(db, at);
    expect(await pending(file)).toEqual([
      ['+1', '2024-10-11T00:30:00.000Z'],
      ['-1', '2024-10-09T00:30:00.000Z'],
      ['due', '2024-10-10T17:00:00.000Z'],
    ]);
    await amend(4, receiveDue(4));
    await followAmendments(db, at);
    expect(await pending(file)).toEqual([['due', '2024-10-09T17:00:00.000Z']]);
    await whole();
  });

  test('a wait whose last day has passed stays passed', async () => {
    const file = await submitted();
    await sweep(db, '2024-10-08T17:00:00.000Z');
    await amend(2, receiveDue(20, '+1'), '2024-10-09T00:00:00.000Z');
    await followAmendments(db, '2024-10-09T00:00:00.000Z');
    expect(await pending(file)).toEqual([['+1', '2024-10-09T00:30:00.000Z']]);
  });

  test('a wait that had no length gets one, counted from the day on which it began', async () => {
    await amend(2, receiveDue(null), '2024-09-30T02:00:00.000Z');
    const file = await submitted();
    expect(await pending(file)).toEqual([]);
    await amend(3, receiveDue(5, '-2', '+1'));
    expect(await followAmendments(db, at)).toMatchObject([{ file: file.file }]);
    expect(await pending(file)).toEqual([
      ['+1', '2024-10-11T00:30:00.000Z'],
      ['-2', '2024-10-08T00:30:00.000Z'],
      ['due', '2024-10-10T17:00:00.000Z'],
    ]);
    await amend(5, receiveDue(null));
    await followAmendments(db, at);
    expect(await pending(file)).toEqual([]);
    await whole();
  });

  describe('of the day before which units send their commitment', () => {
    const day = '2024-07-12T02:00:00.000Z';
    const asked = (before: string, last: string, when: string, seen: number) => {
      const terms = { ...withCommitments.commitment, before };
      const due = { period: { date: last }, ladder: ['-2', '+1'].map(rung), ...given };
      return amend(seen, { commitmentDue: due }, when, { commitment: terms });
    };
    const commitments = async () =>
      (await db.read(`select id from case_file where kind = 'commitment' order by code`)).map(({ id }) => ({
        file: String(id),
      }));

    test('every commitment that was opened is due by the new day, reminders included', async () => {
      await asked('2024-07-20', '2024-07-19', day, 2);
      await sweep(db, day);
      const [first, ...others] = await commitments();
      expect(others).toHaveLength(Object.keys(here.units).length - 1);
      await sweep(db, '2024-07-17T00:30:00.000Z');
      await asked('2024-08-01', '2024-07-31', '2024-07-18T02:00:00.000Z', 4);
      expect(await followAmendments(db, '2024-07-18T02:00:00.000Z')).toHaveLength(others.length + 1);
      for (const file of await commitments())
        expect(await pending(file)).toEqual([
          ['+1', '2024-08-01T00:30:00.000Z'],
          ['due', '2024-07-31T17:00:00.000Z'],
        ]);
      expect((await clockMoves(first ?? { file: '' })).map(({ move }) => move)).toEqual([
        'open',
        'remind',
        'reschedule',
      ]);
      await whole();
    });
  });

  test('a move of the same moment is counted with the rest of the file’s life', async () => {
    const file = await submitted();
    await amend(2, receiveDue(5));
    await Promise.all([move(here, file, 'putOnHold', 'boardHead', { at }), followAmendments(db, at)]);
    expect(await pending(file)).toContainEqual(['due', 4]);
    await whole();
  });

  test('rules amended again meanwhile are followed in their last version', async () => {
    const file = await submitted();
    await amend(2, receiveDue(5));
    await amend(3, receiveDue(4));
    const late = { type: 'reschedule', data: { definitionVersion: 2 } };
    await expect(advance(db, file.file, late, { by: 'clock', at })).rejects.toMatchObject({ name: 'Stale' });
    await sweep(db, at);
    expect(await pending(file)).toContainEqual(['due', '2024-10-09T17:00:00.000Z']);
  });

  test('no person moves deadlines', async () => {
    const file = await submitted();
    await amend(2, receiveDue(5));
    const move = { type: 'reschedule', data: { definitionVersion: 2 } };
    const by = { id: here.people['administrator'] ?? '' };
    await expect(advance(db, file.file, move, { by, at, seen: file.seq })).rejects.toMatchObject({
      name: 'Forbidden',
    });
  });

  test('a length that reaches into a year without a calendar is told, and stops no other clock', async () => {
    const file = await submitted();
    const period = { date: '2028-01-10' };
    await amend(2, { receiveDue: { period, ladder: [rung('+1')], ...given } });
    await expect(sweep(db, '2024-10-09T00:00:00.000Z')).rejects.toMatchObject({
      name: 'YearWithoutCalendar',
    });
    expect((await clockMoves(file)).map(({ move }) => move)).toContain('receiveDue');
  });
});
