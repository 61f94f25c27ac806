import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doctor, type CheckName } from '../../../src/engine/proofs/doctor.js';
import { rebuild } from '../../../src/engine/proofs/rebuild.js';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import { databases } from '../../databases.js';
import { move, nominate, province, walk, wholeRoad } from '../province.js';
import { tablesAt } from '../writtenHistory.js';

describe.each(databases)('doctor on $name', (database) => {
  let db: Database;
  let address: string;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await database.fresh();
    address = fresh.address;
    drop = () => fresh.drop();
    db = await openDatabase(address);
    const here = await province(db);
    await walk(here, await nominate(here), wholeRoad);
    const received = await walk(here, await nominate(here), wholeRoad.slice(0, 4));
    await move(here, received, 'putOnHold', 'boardHead', { at: '2024-10-07T01:00:00.000Z' });
    await walk(here, await nominate(here), wholeRoad.slice(0, 5));
  }, 60_000);
  afterAll(async () => {
    await db.close();
    await drop();
  });

  /** Names of the checks that are red after what nobody should do beside the queue; it is undone afterwards. */
  const redAfter = async (harm: string, cure: string): Promise<CheckName[]> => {
    const source = await tablesAt(address);
    try {
      await source.query(harm);
      const checks = await doctor(db);
      await source.query(cure);
      return checks.filter(({ ok }) => !ok).map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  };
  const red = async () => (await doctor(db)).filter(({ ok }) => !ok);

  test('finds nothing in a province that only its verbs have touched', async () => {
    expect(await red()).toEqual([]);
    const [journals] = await doctor(db);
    expect(journals).toMatchObject({
      name: 'journals',
      values: { found: 0, files: expect.any(Number) as unknown },
    });
  });

  test.each<[string, CheckName[], string, string]>([
    [
      'an entry that was altered',
      ['journals'],
      `update journal_entry set at = '2024-01-01T00:00:00.000Z' where move = 'award'`,
      `update journal_entry set at = '2024-10-09T01:00:00.000Z' where move = 'award'`,
    ],
    [
      'a stage that was altered, to one that no chart has',
      ['files', 'stages'],
      `update case_file set stage = 'limbo' where code = 'bt24-n-0002'`,
      `update case_file set stage = 'received' where code = 'bt24-n-0002'`,
    ],
    [
      'a deadline that does not rest while the file is held',
      ['deadlines'],
      `update deadline set due_at = '2024-12-01T17:00:00.000Z', days_left = null where timer = 'checkDue'`,
      `update deadline set due_at = null, days_left = 2 where timer = 'checkDue'`,
    ],
    [
      'a letter that nobody asked for',
      ['letters'],
      `insert into outbox_message (id, file_id, seq, letter, recipient, params, created_at, state, attempts)
       select id || '.1.9', id, 1, 'dunning', 'unitClerk@x', '{}', opened_at, 'queued', 0 from case_file where code = 'bt24-n-0002'`,
      `delete from outbox_message where letter = 'dunning'`,
    ],
    [
      'a role that was granted beside the journal',
      ['register'],
      `update role_grant set role = 'chairman' where role = 'recordsClerk'`,
      `update role_grant set role = 'recordsClerk' where role = 'chairman' and person_id in (select id from case_file where code = 'p-0014')`,
    ],
    [
      'a counter that was set back',
      ['numbers'],
      `update file_counter set last = last - 1 where kind = 'nomination'`,
      `update file_counter set last = last + 1 where kind = 'nomination'`,
    ],
    [
      'a name in clear',
      ['names'],
      `update outbox_message set note = 'Gửi Cán bộ mẫu head' where id in (select min(id) from outbox_message)`,
      `update outbox_message set note = null`,
    ],
    [
      'a table with a column that is not ours',
      ['schema'],
      `alter table file_counter add column "extra" text`,
      `alter table file_counter drop column "extra"`,
    ],
  ])('sees %s', async (_, names, harm, cure) => {
    expect(await redAfter(harm, cure)).toEqual(names);
    expect(await red()).toEqual([]);
  });

  test('sees that a key is gone, and then that the name is', async () => {
    const source = await tablesAt(address);
    await source.query(
      `delete from person_key where person_id in (select id from case_file where code = 'p-0003')`,
    );
    await source.destroy();
    const checks = await red();
    expect(checks.map(({ name }) => name)).toEqual(['register', 'keys']);
    await rebuild(db, { repair: true });
    expect((await red()).map(({ name }) => name)).toEqual(['keys']);
  });
});

describe.each(databases.filter(({ name }) => name === 'PostgreSQL'))(
  'doctor on a careless $name',
  (database) => {
    test('sees that commits are acknowledged before they are durable', async () => {
      const { address, drop } = await database.fresh();
      const source = await tablesAt(address);
      const [row] = await source.query<{ name: string }[]>('select current_database() as name');
      await source.query(`alter database ${row?.name ?? ''} set synchronous_commit = off`);
      await source.destroy();
      const db = await openDatabase(address);
      expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([
        expect.objectContaining({
          name: 'settings',
          found: [expect.stringContaining('synchronous_commit = off')],
        }),
      ]);
      await db.close();
      await drop();
    });
  },
);
