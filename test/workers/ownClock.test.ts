import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { smtpCourier } from '../../src/notifications/courier.js';
import { ownSlots } from '../../src/workers/domainSlots.js';
import { startOwnClock } from '../../src/workers/ownClock.js';
import { databases } from '../databases.js';
import { nominate, province, walk, wholeRoad } from '../engine/province.js';
import { mailServer, type MailServer } from '../notifications/mailServer.js';
import { head, limits, sampleLetter } from '../notifications/sampleLetter.js';

describe.each(databases)('a process of its own on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let server: MailServer;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    server = await mailServer();
    const here = await province(db);
    await walk(here, await nominate(here), wholeRoad.slice(0, 8));
  });
  afterAll(async () => {
    await server.close();
    await db.close();
    await drop();
  });

  test('sends every letter once, and ends when it is told to', async () => {
    const at = '2024-10-31T01:00:00.000Z';
    const waiting = () =>
      db.read(`select id from outbox_message where state = 'queued' and (next_at is null or next_at <= $1)`, [
        at,
      ]);
    const complaints: unknown[] = [];
    const courier = smtpCourier({ url: server.url, head, dkim: null, limits, connections: 4 });
    const clock = startOwnClock(db, {
      delivery: {
        ...{
          owner: 'một',
          leaseLength: 60_000,
          retries: { first: 1_000, longest: 1_000, attempts: 3 },
          courier,
        },
        compose: (_db, id) => Promise.resolve(sampleLetter(id)),
        wait: ownSlots({ letters: 1_000, slot: 60_000 }),
        clock: () => at,
        jitter: () => 0,
      },
      concurrency: 4,
      every: 20,
      bounceMaildir: null,
      complain: (error) => complaints.push(error),
    });
    while ((await waiting()).length > 0);
    await clock.stop(30_000);
    courier.close();
    expect(complaints).toEqual([]);
    const sent = await db.read(`select id from outbox_message where state = 'sent'`);
    expect(sent.length).toBeGreaterThan(3);
    expect(server.letters.map(({ messageId }) => messageId).sort()).toEqual(
      sent.map(({ id }) => `<${String(id)}@binhthuan.example>`).sort(),
    );
  });
});
