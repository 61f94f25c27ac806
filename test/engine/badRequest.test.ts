import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import type { MoveHow } from '../../src/engine/how.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { explain } from '../../src/engine/offers.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { dataOf, move, nominate, province, walk, wholeRoad, type Province } from './province.js';

describe.each(databases)('a request that nobody can write on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let draft: Moved;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db);
    draft = await nominate(here);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const paper = { number: '1/GUQ', date: '2024-10-02', sha256: 'a'.repeat(64) };
  const signed = (changed: object) => ({
    onBehalfOf: {
      id: here.people['head'] ?? '',
      basis: 'signedPaper' as const,
      paper: { ...paper, ...changed },
    },
  });
  const started = (how: Partial<MoveHow>) => move(here, draft, 'startGrassroots', 'clerk', how);
  const entries = async (): Promise<number> =>
    Number((await db.read('select count(*) as n from journal_entry'))[0]?.['n']);

  const mistakes: readonly (readonly [path: string, how: () => Partial<MoveHow>])[] = [
    ['at', () => ({ at: '2024-10-02' })],
    ['at', () => ({ at: '2024-13-02T01:00:00.000Z' })],
    ['key', () => ({ key: 'k\u0000' })],
    ['key', () => ({ key: 'k'.repeat(201) })],
    ['reason', () => ({ reason: 'nửa ký tự \ud83d' })],
    ['onBehalfOf.paper.number', () => signed({ number: '' })],
    ['onBehalfOf.paper.date', () => signed({ date: '2024-02-30' })],
    ['onBehalfOf.paper.sha256', () => signed({ sha256: 'A'.repeat(64) })],
  ];

  test('is refused with the field and the fix, and leaves no trace', async () => {
    const before = await entries();
    for (const [path, how] of mistakes) {
      const error = await started(how()).catch((reason: unknown) => reason);
      expect({ path, error }).toMatchObject({
        error: {
          name: 'Invalid',
          fields: [{ path, message: { vi: expect.stringMatching(/./), en: expect.stringMatching(/./) } }],
        },
      });
    }
    expect(await entries()).toBe(before);
  });

  test('whoever moves a nomination says which version they saw', async () => {
    const how = { by: { id: here.people['clerk'] ?? '' }, at: '2024-10-02T01:00:00.000Z' };
    const type = 'startGrassroots';
    await expect(advance(db, draft.file, { type, data: dataOf(here, type) }, how)).rejects.toMatchObject({
      name: 'Invalid',
      fields: [{ path: 'seen' }],
    });
  });

  test('harms none of those that wait with it', async () => {
    const made = Promise.all(
      [1, 2].map(async () => move(here, await nominate(here), 'startGrassroots', 'clerk')),
    );
    const refused = await Promise.allSettled(mistakes.map(([, how]) => started(how())));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(await made).toMatchObject([{ seq: 2 }, { seq: 2 }]);
  });

  test('names that can be no file are not found, in writing and in asking', async () => {
    const by = { id: here.people['clerk'] ?? '' };
    const at = '2024-10-02T01:00:00.000Z';
    for (const name of ['', "x' or '1'='1", '\u0000', 'BT24-N-0001', 'x'.repeat(99)]) {
      const error = { name: 'NotFound', kind: 'file', id: name };
      const type = 'comment';
      await expect(advance(db, name, { type, data: {} }, { by, at, seen: 1 })).rejects.toMatchObject(error);
      await expect(explain(db, name, { type, data: null }, { by, at })).rejects.toMatchObject(error);
    }
  });

  test('data as deep as a well, or naming thousands of files, is refused', async () => {
    const well = Array.from({ length: 5_000 }).reduce<object>((inside) => ({ inside }), {});
    const crowd = Array.from({ length: 40_000 }, (_, index) => String(index).padStart(26, '0'));
    for (const data of [{ text: well }, { text: crowd }])
      await expect(move(here, draft, 'comment', 'clerk', { data: data as never })).rejects.toMatchObject({
        name: 'Invalid',
        fields: [{ path: 'text' }],
      });
  });

  test('a reason and a text in another Unicode form are the same request', async () => {
    const how = { key: 'once', reason: 'Đề nghị của xã', data: { ...dataOf(here, 'startGrassroots') } };
    const first = await started(how);
    const composed = { ...how, reason: ` ${how.reason.normalize('NFD')}\n`, seen: 1 };
    expect(composed.reason).not.toBe(how.reason);
    expect(await started(composed)).toEqual({ ...first, repeated: true });
  });

  test('a dossier received on a day for which no law is on record names the field', async () => {
    const submitted = await walk(here, draft, wholeRoad.slice(0, 3));
    const receipt = { ...dataOf(here, 'receive'), receivedAt: '2023-12-31T01:00:00.000Z' };
    const received = move(here, submitted, 'receive', 'boardClerk', { data: receipt });
    await expect(received).rejects.toMatchObject({
      name: 'Invalid',
      fields: [{ path: 'receivedAt', message: { vi: expect.stringContaining('31/12/2023') } }],
    });
  });
});
