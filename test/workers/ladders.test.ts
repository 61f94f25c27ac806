import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { compose } from '../../src/notifications/compose.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import {
  move,
  nominate,
  province,
  walk,
  wholeRoad,
  withCommitments,
  type Province,
} from '../engine/province.js';
import { sender } from '../notifications/sampleLetter.js';

const given = { source: 'test', verified: true };
const rung = (step: string, letter: string | null, ...to: string[]) => ({ step, letter, to });
const withLadder = (timer: string, period: JsonObject, ...ladder: JsonObject[]): JsonObject => ({
  ...withCommitments,
  deadlines: { ...(withCommitments['deadlines'] as JsonObject), [timer]: { period, ladder, ...given } },
});

describe.each(databases)('ladders on $name', ({ fresh }) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const made = await fresh();
    db = await openDatabase(made.address);
    drop = made.drop;
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const rows = (where = 'true') =>
    db.read(
      `select id, letter, recipient, state, next_at, digest from outbox_message where ${where} order by id`,
    );
  const submitted = async (here: Province): Promise<Moved> =>
    walk(here, await nominate(here), wholeRoad.slice(0, 3));

  test('after an outage only the latest of several steps speaks, and the others say why they do not', async () => {
    const ladder = ['+1', '+2', '+3'].map((step) => rung(step, 'submissionWaiting', 'boardClerk'));
    const here = await province(db, withLadder('receiveDue', { workingDays: 3 }, ...ladder));
    const file = await submitted(here);
    await sweep(db, '2024-10-14T03:00:00.000Z');
    const entries = await db.read(
      `select body from journal_entry where file_id = $1 and move = 'remind' order by seq`,
      [file.file],
    );
    const said = entries.map(
      ({ body }) =>
        JSON.parse(String(body)) as { data: { step: string }; letters: string[]; reason: string | null },
    );
    expect(said.map(({ data, letters, reason }) => [data.step, letters.length, reason !== null])).toEqual([
      ['+1', 0, true],
      ['+2', 0, true],
      ['+3', 1, false],
    ]);
  });

  test('the reminders of one recipient and morning are one digest, made once, by an entry of the recipient', async () => {
    const ladder = [rung('+1', 'commitmentMissing', 'planningLeader')];
    const here = await province(db, withLadder('commitmentDue', { date: '2024-07-19' }, ...ladder));
    await sweep(db, '2024-07-10T02:00:00.000Z');
    const leader = here.people['planningLeader'] ?? '';
    const made = await sweep(db, '2024-07-22T00:31:00.000Z');
    expect(await sweep(db, '2024-07-22T00:46:00.000Z')).toEqual([]);
    const [digest] = await rows(`letter = 'dailyDigest'`);
    expect(digest).toMatchObject({ recipient: leader, state: 'queued', next_at: '2024-07-22T00:45:00.000Z' });
    expect(made.filter(({ file }) => file === leader)).toHaveLength(1);
    const joined = await rows(`letter = 'commitmentMissing'`);
    expect(joined).toHaveLength(Object.keys(here.units).length);
    expect(joined.every((row) => row['state'] === 'joined' && row['digest'] === digest?.['id'])).toBe(true);
    const letter = await compose(db, String(digest?.['id']), '2024-07-22T00:45:00.000Z', sender);
    expect(letter).toMatchObject({ digest: true, references: [], statutory: false });
    expect(letter?.text).toContain(`Tắt bản tin: ${sender.unsubscribeUrl(String(digest?.['id']))}`);
    expect(letter?.subject).toBe(
      `Việc của đồng chí ngày 22/07/2024: ${joined.length} việc, ${joined.length} quá hạn`,
    );
    expect((await doctor(db)).every(({ ok }) => ok)).toBe(true);
  });

  test('who stopped the digest gets each reminder by itself, and loses none', async () => {
    const ladder = [rung('+1', 'commitmentMissing', 'planningLeader')];
    const here = await province(db, withLadder('commitmentDue', { date: '2024-07-19' }, ...ladder));
    await sweep(db, '2024-07-10T02:00:00.000Z');
    const leader = here.people['planningLeader'] ?? '';
    const stop = { type: 'stopDigest', data: { letter: 'x' } };
    await advance(db, leader, stop, { by: 'clock', at: '2024-07-10T03:00:00.000Z' });
    await sweep(db, '2024-07-22T00:31:00.000Z');
    expect(await rows(`letter = 'dailyDigest'`)).toEqual([]);
    const alone = await rows(`letter = 'commitmentMissing'`);
    expect(alone).toHaveLength(Object.keys(here.units).length);
    expect(alone.every(({ state }) => state === 'queued')).toBe(true);
  });

  test('a digest leaves out what was done meanwhile, and is nothing when all is done', async () => {
    const ladder = [rung('+1', null, 'boardHead')];
    const here = await province(db, withLadder('receiveDue', { workingDays: 3 }, ...ladder));
    const [one, other] = [await submitted(here), await submitted(here)];
    await sweep(db, '2024-10-09T00:31:00.000Z');
    const [digest] = await rows(`letter = 'dailyDigest'`);
    const composed = () => compose(db, String(digest?.['id']), '2024-10-09T00:45:00.000Z', sender);
    expect((await composed())?.subject).toContain('2 việc');
    const now = async (file: Moved) => ({
      ...file,
      seq: Number(
        (await db.read('select version from case_file where id = $1', [file.file]))[0]?.['version'],
      ),
    });
    await move(here, await now(one), 'receive', 'boardClerk', { at: '2024-10-09T00:40:00.000Z' });
    expect((await composed())?.subject).toContain('1 việc');
    await move(here, await now(other), 'receive', 'boardClerk', { at: '2024-10-09T00:41:00.000Z' });
    expect(await composed()).toBeNull();
  });

  describe('while the reminders of a movement are paused', () => {
    const ladder = ['+1', '+2', '+3'].map((step) => rung(step, 'submissionWaiting', 'boardClerk'));
    // Submitted on Thursday 03/10/2024 and due on Tuesday 08/10: steps on 09, 10 and 11/10.
    const paused = async (until: string | null) => {
      const here = await province(db, withLadder('receiveDue', { workingDays: 3 }, ...ladder));
      const { file } = await submitted(here);
      const change = (type: string, data: JsonObject, at: string, seen: number) =>
        advance(
          db,
          here.movement,
          { type, data },
          {
            ...{ by: { id: here.people['boardHead'] ?? '' }, at, seen },
            reason: 'Bão số 6, theo Công điện 12/CĐ-UBND',
          },
        );
      await change('pauseLetters', { until }, '2024-10-08T09:00:00.000Z', 2);
      return { here, file, change };
    };
    const steps = async (file: string): Promise<unknown[]> =>
      (
        await db.read(`select body from journal_entry where file_id = $1 and move = 'remind' order by seq`, [
          file,
        ])
      ).map(({ body }) => {
        const { data, letters, reason } = JSON.parse(String(body)) as {
          data: { step: string };
          letters: string[];
          reason: string | null;
        };
        return [data.step, letters.length, reason];
      });

    test('a step in the pause is passed over with the reason, and the next one speaks for itself', async () => {
      const { file } = await paused('2024-10-09');
      for (const day of ['09', '10', '11']) await sweep(db, `2024-10-${day}T00:30:00.000Z`);
      expect(await steps(file)).toEqual([
        ['+1', 0, 'Thư nhắc của phong trào đang tạm dừng: Bão số 6, theo Công điện 12/CĐ-UBND'],
        ['+2', 1, null],
        ['+3', 1, null],
      ]);
      expect((await doctor(db)).every(({ ok }) => ok)).toBe(true);
    });

    test('nothing is saved up: resumed, only what comes afterwards is sent', async () => {
      const { file, change } = await paused(null);
      for (const day of ['09', '10']) await sweep(db, `2024-10-${day}T00:30:00.000Z`);
      await change('resumeLetters', {}, '2024-10-10T09:00:00.000Z', 3);
      expect(await sweep(db, '2024-10-10T09:01:00.000Z')).toEqual([]);
      await sweep(db, '2024-10-11T00:30:00.000Z');
      expect((await steps(file)).map((step) => (step as unknown[])[1])).toEqual([0, 0, 1]);
    });

    test('what people do is still told to whom it concerns', async () => {
      const { here, file } = await paused(null);
      await move(here, { file, seq: 4 }, 'receive', 'boardClerk', { at: '2024-10-08T09:30:00.000Z' });
      expect(await rows(`letter = 'dossierReceived'`)).not.toEqual([]);
    });

    test('reminders that are not paused cannot be resumed, and no pause ends before it begins', async () => {
      const { change } = await paused('2024-10-09');
      await change('resumeLetters', {}, '2024-10-09T01:00:00.000Z', 3);
      const again = change('resumeLetters', {}, '2024-10-09T02:00:00.000Z', 4);
      await expect(again).rejects.toMatchObject({ name: 'Refused' });
      const past = change('pauseLetters', { until: '2024-10-08' }, '2024-10-09T02:00:00.000Z', 4);
      await expect(past).rejects.toMatchObject({ name: 'Refused' });
    });
  });

  test('a milestone that the head acknowledged with a dated plan has no steps left', async () => {
    const ladder = [
      rung('-7', 'milestoneBelowHead', 'unitHead'),
      rung('+1', 'milestoneBelowHead', 'unitHead'),
    ];
    const here = await province(db, withLadder('milestoneDue', { named: true }, ...ladder));
    const [row] = await db.read(
      `select id, version from case_file where kind = 'commitment' and unit_id = $1`,
      [here.units['LG'] ?? ''],
    );
    const file = { file: String(row?.['id']), seq: Number(row?.['version']) };
    const steps = async (): Promise<unknown> =>
      (
        await db.read(
          `select step, due_at from deadline where file_id = $1 and timer = 'milestoneDue:M1' order by due_at`,
          [file.file],
        )
      ).map(Object.values);
    expect(await steps()).toEqual([
      ['-7', '2024-09-19T00:30:00.000Z'],
      ['due', '2024-09-30T17:00:00.000Z'],
      ['+1', '2024-10-01T00:30:00.000Z'],
    ]);
    const data = { milestone: 'M1', plan: 'Bù trong tháng 10', until: '2024-10-31' };
    await move(here, file, 'acknowledgeMilestone', 'head', { at: '2024-09-20T02:00:00.000Z', data });
    expect(await steps()).toEqual([]);
  });
});
