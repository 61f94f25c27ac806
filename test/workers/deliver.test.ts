import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Work } from '../../src/entities/writeQueue.js';
import type { Attempted } from '../../src/notifications/courier.js';
import { attemptsIn } from '../../src/workers/attempts.js';
import { deliver, type Delivery } from '../../src/workers/deliver.js';
import { claim, settle } from '../../src/workers/outboxLease.js';
import { databases } from '../databases.js';
import { nominate, province, walk, wholeRoad } from '../engine/province.js';
import { sampleLetter } from '../notifications/sampleLetter.js';

const start = '2024-10-08T01:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(start) + seconds * 1_000).toISOString();
const accepted: Attempted = { result: 'accepted', code: 250, text: '250 OK', final: true };

const asNew: Work<string, true> = {
  async run(session, rows) {
    for (const id of rows)
      await session.query(
        `update outbox_message set state = 'queued', attempts = 0, next_at = null, lease_owner = null, lease_until = null,
           outcome = null, sent_at = null where id = $1`,
        [id],
      );
    return rows.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};

describe.each(databases)('a letter on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let row: string;
  let sent: string[];
  let now: string;

  /** A delivery whose server answers as told. */
  const delivery = (answer: Attempted, changed: Partial<Delivery> = {}): Delivery => ({
    owner: 'một',
    leaseLength: 60_000,
    retries: { first: 60_000, longest: 600_000, attempts: 3 },
    courier: {
      send(_row, { messageId }) {
        sent.push(messageId);
        return Promise.resolve(answer);
      },
      close: () => undefined,
    },
    compose: (_db, id) => Promise.resolve(sampleLetter(id)),
    wait: () => Promise.resolve(0),
    clock: () => now,
    jitter: () => 1,
    ...changed,
  });
  const stored = async () => {
    const [found] = await db.read('select * from outbox_message where id = $1', [row]);
    return found;
  };

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    const here = await province(db);
    await walk(here, await nominate(here), wholeRoad.slice(0, 4));
    const [first] = await db.read('select id from outbox_message order by id limit 1');
    row = String(first?.['id']);
  });
  beforeEach(async () => {
    await db.write.submit(asNew, row);
    sent = [];
    now = start;
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });

  test('that is accepted is sent, once, with the reply of the server', async () => {
    await Promise.all([
      deliver(db, row, delivery(accepted)),
      deliver(db, row, delivery(accepted, { owner: 'hai' })),
    ]);
    await deliver(db, row, delivery(accepted));
    expect(sent).toEqual([`<${row}@binhthuan.example>`]);
    expect(await stored()).toMatchObject({ state: 'sent', attempts: 1, sent_at: start, lease_owner: null });
    expect(attemptsIn(String((await stored())?.['outcome']))).toEqual([
      { at: start, result: 'accepted', code: 250, text: '250 OK' },
    ]);
  });

  test('that is refused for now comes again, later each time, until a person has to look', async () => {
    const refused = delivery({ result: 'refused', code: 451, text: '451 Bận', final: false });
    await deliver(db, row, refused);
    expect(await stored()).toMatchObject({ state: 'queued', attempts: 1, next_at: after(60) });
    expect(await deliver(db, row, refused)).toBeNull();
    now = after(60);
    await deliver(db, row, refused);
    expect(await stored()).toMatchObject({ state: 'queued', attempts: 2, next_at: after(180) });
    now = after(180);
    await deliver(db, row, refused);
    expect(await stored()).toMatchObject({ state: 'failed', attempts: 3, next_at: null });
    expect(attemptsIn(String((await stored())?.['outcome']))).toHaveLength(3);
  });

  test('that is refused for good is not sent again', async () => {
    await deliver(db, row, delivery({ result: 'refused', code: 550, text: '550 Không có', final: true }));
    now = after(86_400);
    expect(await deliver(db, row, delivery(accepted))).toBeNull();
    expect(await stored()).toMatchObject({ state: 'failed', attempts: 1 });
  });

  test('whose fate nobody knows goes again under the same Message-ID', async () => {
    await deliver(db, row, delivery({ result: 'unknown', code: null, text: 'cắt', final: false }));
    expect(await stored()).toMatchObject({ state: 'unknown', next_at: after(60) });
    now = after(60);
    await deliver(db, row, delivery(accepted));
    expect(new Set(sent).size).toBe(1);
    expect(sent).toHaveLength(2);
    expect(await stored()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('whose sender died is free when its lease ends, and not before', async () => {
    await claim(db, { id: row, owner: 'chết', now: start, until: after(60) });
    now = after(59);
    expect(await deliver(db, row, delivery(accepted))).toBeNull();
    now = after(60);
    expect(await deliver(db, row, delivery(accepted))).toMatchObject({ state: 'sent' });
  });

  test('whose lease ends later than a lease can, because the clock went back, is free', async () => {
    await claim(db, { id: row, owner: 'chết', now: after(3_600), until: after(3_660) });
    expect(await deliver(db, row, delivery(accepted))).toMatchObject({ state: 'sent' });
  });

  test('that was accepted stays so, whatever a slower sender says of its own attempt', async () => {
    const slow = await claim(db, { id: row, owner: 'chậm', now: start, until: after(60) });
    now = after(60);
    await deliver(db, row, delivery(accepted));
    const late = { id: row, owner: 'chậm', attempt: slow?.attempt ?? 0, spent: true, sentAt: null };
    expect(await settle(db, { ...late, state: 'queued', nextAt: after(120), outcome: null })).toBe(false);
    expect(await stored()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('whose file moved on is cancelled and not sent', async () => {
    await deliver(db, row, delivery(accepted, { compose: () => Promise.resolve(null) }));
    expect(sent).toEqual([]);
    expect(await stored()).toMatchObject({ state: 'cancelled', attempts: 0 });
  });

  test('without an address waits for somebody to serve it on paper', async () => {
    const compose: Delivery['compose'] = (_db, id) => Promise.resolve(sampleLetter(id, { to: null }));
    await deliver(db, row, delivery(accepted, { compose }));
    expect(await stored()).toMatchObject({ state: 'held', attempts: 0 });
    expect(attemptsIn(String((await stored())?.['outcome']))).toMatchObject([{ result: 'noAddress' }]);
  });

  test('to a domain that has had enough waits for the next slot and spends no attempt', async () => {
    await deliver(db, row, delivery(accepted, { wait: () => Promise.resolve(5_000) }));
    expect(await stored()).toMatchObject({ state: 'queued', attempts: 0, next_at: after(5) });
    now = after(5);
    expect(await deliver(db, row, delivery(accepted))).toMatchObject({ state: 'sent' });
  });

  test('that cannot be composed is an attempt that a person can read about', async () => {
    const compose: Delivery['compose'] = () => Promise.reject(new Error('Không có mẫu thư'));
    await deliver(db, row, delivery(accepted, { compose }));
    expect(await stored()).toMatchObject({ state: 'queued', attempts: 1 });
    expect(attemptsIn(String((await stored())?.['outcome']))).toMatchObject([
      { result: 'notComposed', text: 'Không có mẫu thư' },
    ]);
  });
});
