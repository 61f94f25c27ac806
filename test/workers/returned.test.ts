import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Work } from '../../src/entities/writeQueue.js';
import { compose } from '../../src/notifications/compose.js';
import { attemptsIn } from '../../src/workers/attempts.js';
import { readMaildir } from '../../src/workers/readMaildir.js';
import { suppressFailing } from '../../src/workers/suppressFailing.js';
import { takeReturned } from '../../src/workers/takeReturned.js';
import { databases } from '../databases.js';
import { nominate, province, walk, wholeRoad, type Province } from '../engine/province.js';
import { sender } from '../notifications/sampleLetter.js';
import { copyLetters } from './manyLetters.js';

const at = '2024-10-09T01:00:00.000Z';
const sampleRow = '01j27vynt0km77hwqerd9xgx05.3.1';
const rule = { letters: 3, withinDays: 30, statuses: ['5.1'], source: 'test', verified: true };

const setting: Work<{ readonly set: string; readonly id: string }, true> = {
  async run(session, requests) {
    for (const { set, id } of requests)
      await session.query(`update outbox_message set ${set} where id = $1`, [id]);
    return requests.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};

describe.each(databases)('mail that comes back, on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let rows: string[];

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db);
    await walk(here, await nominate(here), wholeRoad.slice(0, 4));
    await copyLetters(db, 4);
    rows = (await db.read('select id from outbox_message order by id')).map(({ id }) => String(id));
    for (const id of rows) await db.write.submit(setting, { set: `state = 'sent', attempts = 1`, id });
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const message = async (name: string, row = rows[0] ?? ''): Promise<Buffer> => {
    const source = await readFile(
      join(import.meta.dirname, `../notifications/returned/${name}.eml`),
      'latin1',
    );
    return Buffer.from(source.replaceAll(sampleRow, row), 'latin1');
  };
  const noSuchUser = 'postfix-no-such-user';
  const stored = async (row = rows[0] ?? '') => {
    const [found] = await db.read('select state, outcome, recipient from outbox_message where id = $1', [
      row,
    ]);
    const outcome = found?.['outcome'] == null ? null : String(found['outcome']);
    return {
      ...{ state: found?.['state'], recipient: found?.['recipient'] },
      attempts: attemptsIn(outcome).map(({ result, text }) => `${result} ${text}`),
    };
  };
  const recordOf = async () =>
    String((await stored())['recipient'])
      .split('@')
      .at(-1) ?? '';

  test('a letter that was sent has failed, in the words of the server and without the address', async () => {
    expect(await takeReturned(db, await message(noSuchUser), at)).toBe('recorded');
    const { state, attempts } = await stored();
    expect(state).toBe('failed');
    expect(attempts).toEqual([
      'returned 550 5.1.1 <…@lagi.example>: Recipient address rejected: User unknown in virtual mailbox table',
    ]);
  });

  test('the same message again, however often, counts once', async () => {
    await takeReturned(db, await message(noSuchUser), at);
    const again = await Promise.all([1, 2].map(async () => takeReturned(db, await message(noSuchUser), at)));
    expect(again).toEqual(['repeated', 'repeated']);
    expect((await stored()).attempts).toHaveLength(1);
  });

  test('a letter that is only late, or answered by a machine, stays sent and says so', async () => {
    await takeReturned(db, await message('postfix-delayed'), at);
    await takeReturned(db, await message('out-of-office'), at);
    const { state, attempts } = await stored();
    expect(state).toBe('sent');
    expect(attempts).toMatchObject(
      [/^delayed 4\.4\.1/, /^answered Vắng mặt/].map((one) => expect.stringMatching(one)),
    );
  });

  test('what names no letter of ours changes nothing', async () => {
    const before = await db.read('select * from outbox_message order by id');
    expect(await takeReturned(db, await message(noSuchUser, sampleRow), at)).toBe('unknown');
    expect(await takeReturned(db, await message('answer-of-a-person'), at)).toBe('unread');
    expect(await takeReturned(db, Buffer.from([0, 255, 10, 10, 3]), at)).toBe('unread');
    expect(await db.read('select * from outbox_message order by id')).toEqual(before);
  });

  test('a letter that is sent again stays on its way, whatever came back of the first', async () => {
    await db.write.submit(setting, { set: `state = 'queued'`, id: rows[0] ?? '' });
    expect(await takeReturned(db, await message(noSuchUser), at)).toBe('recorded');
    expect((await stored()).state).toBe('queued');
  });

  test('a letter that is being sent at this moment is left alone, and the message is to be given again', async () => {
    await db.write.submit(setting, { set: `lease_until = '2024-10-09T01:01:00.000Z'`, id: rows[0] ?? '' });
    expect(await takeReturned(db, await message(noSuchUser), at)).toBe('busy');
    expect((await stored()).attempts).toEqual([]);
  });

  test('a maildir is read once: what was taken is seen, what a person should read is flagged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'thidua-maildir-'));
    for (const part of ['new', 'cur']) await mkdir(join(folder, part));
    await writeFile(join(folder, 'new', '1.failed'), await message(noSuchUser));
    await writeFile(join(folder, 'new', '2.answer'), await message('answer-of-a-person'));
    await writeFile(join(folder, 'new', '3.busy'), await message(noSuchUser, rows[1]));
    await db.write.submit(setting, { set: `lease_until = '2024-10-09T01:01:00.000Z'`, id: rows[1] ?? '' });
    const read = () => readMaildir(folder, (source) => takeReturned(db, source, at));
    await Promise.all([read(), read()]);
    expect((await readdir(join(folder, 'cur'))).sort()).toEqual(['1.failed:2,S', '2.answer:2,F']);
    expect(await readdir(join(folder, 'new'))).toEqual(['3.busy']);
    expect((await stored()).attempts).toHaveLength(1);
  });

  describe('three times for good', () => {
    const failThree = async (name = noSuchUser): Promise<void> => {
      for (const row of rows.slice(0, 3)) await takeReturned(db, await message(name, row), at);
    };
    const letterTo = async () => compose(db, rows[3] ?? '', at, sender);

    test('ends letters to that recipient, and the board is told whose address it is', async () => {
      await failThree();
      const [moved] = await suppressFailing(db, at, rule);
      expect(moved).toMatchObject({ file: await recordOf() });
      expect(await letterTo()).toMatchObject({ to: null, suppressed: true });
      const [notice] = await db.read(`select * from outbox_message where letter = 'addressFailing'`);
      expect(notice).toMatchObject({ recipient: here.people['boardClerk'], state: 'queued' });
      const letter = await compose(db, String(notice?.['id']), at, sender);
      expect(letter?.subject).toMatch(/^Sửa địa chỉ thư của .+: 3 thư bị trả lại$/);
      expect(await suppressFailing(db, at, rule)).toEqual([]);
    });

    test('counts no more once somebody edited the address', async () => {
      await failThree();
      await suppressFailing(db, at, rule);
      const file = await recordOf();
      const [row] = await db.read('select version, kind from case_file where id = $1', [file]);
      const data =
        row?.['kind'] === 'unit' ? { name: 'Đơn vị LG', mailbox: 'moi@lagi.example' } : { name: 'Mẫu' };
      const how = {
        by: { id: here.people['administrator'] ?? '' },
        at: '2024-10-09T02:00:00.000Z',
        random: here.random,
      };
      await advance(db, file, { type: 'edit', data }, { ...how, seen: Number(row?.['version']) });
      expect((await letterTo())?.suppressed).toBe(false);
      expect(await suppressFailing(db, '2024-10-09T03:00:00.000Z', rule)).toEqual([]);
    });

    test('is not twice, nor a full mailbox, nor long ago', async () => {
      await failThree('gmail-inbox-full');
      expect(await suppressFailing(db, at, rule)).toEqual([]);
      await failThree();
      expect(await suppressFailing(db, at, { ...rule, letters: 4 })).toEqual([]);
      expect(await suppressFailing(db, '2024-11-20T01:00:00.000Z', rule)).toEqual([]);
    });
  });
});
