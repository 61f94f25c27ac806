import { Worker } from 'bullmq';
import { openDatabase } from '../src/entities/database.js';
import { smtpCourier, type Courier } from '../src/notifications/courier.js';
import { startQueueClock } from '../src/workers/queueClock.js';
import { patientRedis } from '../src/workers/redis.js';
import { head, sampleLetter } from '../test/notifications/sampleLetter.js';

/** One of the processes that send the letters of a benchmark, in one of four ways. */
export interface LetterPlan {
  readonly way: 'thidua' | 'thidua without a server' | 'nodemailer alone' | 'BullMQ alone';
  readonly address: string;
  readonly smtpUrl: string;
  readonly redisUrl: string;
  /** Rows that this process sends where it has no queue to ask. */
  readonly rows: readonly string[];
}

const connections = 8;
const at = '2024-10-31T01:00:00.000Z';
const limits = { connection: 20_000, greeting: 20_000, socket: 60_000 };
const plan = JSON.parse(process.argv[2] ?? '') as LetterPlan;
const post = (): Courier => smtpCourier({ url: plan.smtpUrl, head, dkim: null, limits, connections });

/** Says yes to every letter. */
const nobody: Courier = {
  send: () => Promise.resolve({ result: 'accepted', code: 250, text: '250 OK', final: true }),
  close: () => undefined,
};

/** Prepared when it resolves; what it resolves with begins to send. */
const ways: Readonly<Record<LetterPlan['way'], () => Promise<() => void>>> = {
  thidua: () => clock(post()),
  'thidua without a server': () => clock(nobody),
  'nodemailer alone': () => {
    const courier = post();
    return Promise.resolve(() => {
      for (const row of plan.rows)
        void courier.send(row, sampleLetter(row), at).then(({ result }) => process.send?.(result));
    });
  },
  'BullMQ alone': () => {
    const connection = patientRedis(plan.redisUrl);
    const options = { connection, prefix: 'alone', concurrency: connections, autorun: false };
    const worker = new Worker('letters', () => Promise.resolve(), options);
    return Promise.resolve(() => void worker.run());
  },
};

async function clock(courier: Courier): Promise<() => void> {
  const db = await openDatabase(plan.address);
  return () => {
    startQueueClock(db, {
      delivery: {
        ...{ owner: String(process.pid), leaseLength: 180_000, courier },
        retries: { first: 1_000, longest: 1_000, attempts: 3 },
        compose: (_db, row) => Promise.resolve(sampleLetter(row)),
        wait: () => Promise.resolve(0),
        clock: () => at,
        jitter: Math.random,
      },
      ...{ concurrency: connections, every: 5_000, lock: 30_000, bounceMaildir: null },
      ...{ redisUrl: plan.redisUrl, prefix: 'bench', slots: { letters: 1_000_000, slot: 60_000 } },
      complain: (error) => process.stderr.write(`${String(error)}\n`),
    });
  };
}

const begin = await ways[plan.way]();
process.on('message', (word) => {
  if (word === 'begin') begin();
  else process.send?.({ rss: process.memoryUsage().rss });
});
process.send?.('ready');
