import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Clock } from '../../src/workers/ownClock.js';
import { startQueueClock } from '../../src/workers/queueClock.js';
import { databases } from '../databases.js';
import { nominate, province, walk, wholeRoad } from '../engine/province.js';
import { head, limits, sampleLetter } from '../notifications/sampleLetter.js';
import { mailServer, type MailServer } from '../notifications/mailServer.js';
import { smtpCourier, type Courier } from '../../src/notifications/courier.js';
import { testRedis, type TestRedis } from '../redis.js';
import { copyLetters } from './manyLetters.js';

const letters = 60;

describe.each(databases)('two processes on one Redis, on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let redis: TestRedis;
  let server: MailServer;
  let clocks: Clock[];
  let couriers: Courier[];
  let complaints: string[];

  const startClock = (owner: string): void => {
    const courier = smtpCourier({ url: server.url, head, dkim: null, limits, connections: 4 });
    couriers.push(courier);
    clocks.push(
      startQueueClock(db, {
        delivery: {
          ...{ owner, leaseLength: 5_000, retries: { first: 100, longest: 100, attempts: 9 }, courier },
          compose: (_db, id) => Promise.resolve(sampleLetter(id)),
          wait: () => Promise.resolve(0),
          clock: () => new Date().toISOString(),
          jitter: () => 0,
        },
        ...{ concurrency: 4, every: 100, lock: 1_000, redisUrl: redis.url, prefix: 'thidua' },
        slots: { letters: 10_000, slot: 60_000 },
        bounceMaildir: null,
        complain: (error) => complaints.push(String(error)),
      }),
    );
  };
  const left = async (): Promise<number> =>
    (await db.read(`select id from outbox_message where state in ('queued', 'unknown')`)).length;
  const allSent = async (): Promise<void> => {
    while ((await left()) > 0) await setTimeout(20);
  };
  const once = async (): Promise<void> => {
    const sent = server.letters.map(({ messageId }) => messageId);
    const owed = await db.read(`select id from outbox_message where state = 'sent'`);
    expect(new Set(sent).size).toBe(sent.length);
    expect([...sent].sort()).toEqual(owed.map(({ id }) => `<${String(id)}@binhthuan.example>`).sort());
  };

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    redis = await testRedis();
    const here = await province(db);
    await walk(here, await nominate(here), wholeRoad.slice(0, 4));
  });
  beforeEach(async () => {
    server = await mailServer();
    await copyLetters(db, letters);
    [clocks, couriers, complaints] = [[], [], []];
  });
  afterEach(async () => {
    await Promise.all(clocks.map((clock) => clock.stop(30_000)));
    for (const courier of couriers) courier.close();
    await server.close();
  });
  afterAll(async () => {
    await redis.close();
    await db.close();
    await drop();
  });

  test('send every letter once', async () => {
    startClock('một');
    startClock('hai');
    await allSent();
    await once();
    expect(complaints).toEqual([]);
  });

  test('lose nothing and repeat nothing when Redis forgets everything while letters are in the air', async () => {
    startClock('một');
    startClock('hai');
    while (server.letters.length < 5) await setTimeout(5);
    const before = await left();
    await redis.flush();
    expect(before).toBeGreaterThan(0);
    await allSent();
    await once();
  });

  test('go on when Redis was killed and comes back empty', async () => {
    startClock('một');
    startClock('hai');
    while (server.letters.length < 5) await setTimeout(5);
    await redis.kill();
    await setTimeout(300);
    await redis.start();
    await allSent();
    await once();
  });
});
