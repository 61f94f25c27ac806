import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NotFound } from '../../../src/engine/errors.js';
import { stateText } from '../../../src/engine/journal/entry.js';
import { rebuild } from '../../../src/engine/proofs/rebuild.js';
import { replay } from '../../../src/engine/proofs/replay.js';
import { verify } from '../../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import { tablesAt } from '../writtenHistory.js';
import { databases } from '../../databases.js';
import { move, nominate, province, walk, wholeRoad, type Province } from '../province.js';

describe.each(databases)('a real history on $name', (database) => {
  let db: Database;
  let address: string;
  let drop: () => Promise<void>;
  let here: Province;

  beforeAll(async () => {
    const fresh = await database.fresh();
    address = fresh.address;
    drop = () => fresh.drop();
    db = await openDatabase(address);
    here = await province(db);
    await walk(here, await nominate(here), wholeRoad);
    const held = await move(
      here,
      await walk(here, await nominate(here), wholeRoad.slice(0, 4)),
      'putOnHold',
      'boardHead',
      { at: '2024-10-07T01:00:00.000Z' },
    );
    await move(here, held, 'liftHold', 'boardHead', { at: '2024-10-15T01:00:00.000Z' });
    await move(
      here,
      await walk(here, await nominate(here), wholeRoad.slice(0, 4)),
      'putOnHold',
      'boardHead',
      { at: '2024-10-07T01:00:00.000Z' },
    );
  }, 60_000);
  afterAll(async () => {
    await db.close();
    await drop();
  });

  /** What nobody should be able to do beside the queue. */
  const tamper = async (...statements: readonly string[]) => {
    const source = await tablesAt(address);
    for (const statement of statements) await source.query(statement);
    await source.destroy();
  };
  const storedState = async (code: string) =>
    (await db.read('select state from case_file where code = $1', [code]))[0]?.['state'];

  test('is whole, and every state, deadline, name and role follows from the journals', async () => {
    expect(await verify(db)).toMatchObject({ findings: [], unlisted: 0 });
    expect(await rebuild(db)).toMatchObject({ findings: [], repaired: 0 });
  });

  test('replayed, a file stands where it is stored, to the byte', async () => {
    for (const code of ['bt24-n-0001', 'bt24-n-0002', 'bt24-n-0003', 'bt24-m-0001', 'p-0002', 'u-0001']) {
      const { state, steps } = await replay(db, code);
      expect(steps.flatMap(({ disagreements }) => disagreements)).toEqual([]);
      expect(state && stateText(state)).toBe(await storedState(code));
    }
  });

  test('replayed at an instant, a file stands where it stood then', async () => {
    const { steps } = await replay(db, 'bt24-n-0001');
    const [, , third] = steps;
    const then = await replay(db, 'bt24-n-0001', { at: third?.body.at ?? '' });
    expect(then.steps).toEqual(steps.filter(({ body }) => body.at <= (third?.body.at ?? '')));
    expect(then.state?.value).toEqual(then.steps.at(-1)?.body.to);
    expect(await replay(db, 'bt24-n-0001', { at: '2024-01-01T00:00:00.000Z' })).toMatchObject({
      steps: [],
      state: null,
    });
  });

  test('an unknown file is not found', async () => {
    await expect(replay(db, 'bt24-n-0099')).rejects.toThrow(NotFound);
    await expect(replay(db, '01j8n3q0c00000000000000099')).rejects.toThrow(NotFound);
    await expect(rebuild(db, { file: 'bt24-n-0099' })).rejects.toThrow(NotFound);
  });

  test('derived rows that were lost or altered are found, and repaired when that is asked for', async () => {
    const tables = ['deadline', 'person_name', 'role_grant'];
    const all = () =>
      Promise.all(tables.map((table) => db.read(`select * from ${table} order by 1, 2, 3, 4`)));
    const before = await all();
    await tamper(
      'delete from deadline',
      `update person_name set name = 'Người khác'`,
      `update role_grant set role = 'administrator' where role = 'chairman'`,
    );
    const { findings } = await rebuild(db);
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(['deadline', 'derived']));
    expect(await all()).not.toEqual(before);
    expect((await rebuild(db, { repair: true })).repaired).toBeGreaterThan(0);
    expect(await all()).toEqual(before);
    expect((await rebuild(db)).findings).toEqual([]);
  });

  test('one file is rebuilt alone', async () => {
    await tamper('delete from deadline');
    expect(await rebuild(db, { file: 'bt24-n-0003', repair: true })).toMatchObject({ files: 1, repaired: 1 });
    expect((await rebuild(db)).findings.map(({ file }) => file)).toEqual(
      expect.not.arrayContaining(['bt24-n-0003']),
    );
    await rebuild(db, { repair: true });
  });

  test('a file whose row disagrees with its journal is shown and never overwritten', async () => {
    await tamper(`update case_file set stage = 'awarded' where code = 'bt24-n-0003'`);
    const found = expect.objectContaining({ file: 'bt24-n-0003', check: 'row' }) as unknown;
    expect((await rebuild(db, { repair: true })).findings).toEqual([found]);
    expect((await rebuild(db)).findings).toEqual([found]);
  });
});
