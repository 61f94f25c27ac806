import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { openDatabase, type Database } from '../src/entities/database.js';
import { patientRedis } from '../src/workers/redis.js';
import { nominate, province, walk, wholeRoad } from '../test/engine/province.js';
import { testRedis, type TestRedis } from '../test/redis.js';
import { copyLetters } from '../test/workers/manyLetters.js';
import { seconds } from './clock.js';
import type { LetterPlan } from './letterWorker.js';
import type { Place } from './places.js';
import { compared, type Line, type Measured } from './report.js';
import { alternating } from './rounds.js';
import { median } from './statistics.js';

/**
 * Letters a second through four processes on one Redis, claim and outcome of each durable, beside what the same
 * processes do without queue and tables, and what the queue does with nothing to do. `LETTERS`: how many, 10,000 unless set.
 */

const count = Number(process.env['LETTERS'] ?? 10_000);
const processes = 4;
const rounds = 3;
const mebibyte = 2 ** 20;

/** What a process may hold, in mebibytes, and as a multiple of what it held after the first fifth. */
const most = { rss: 200, growth: 1.3 };

export async function letters(place: Place): Promise<Line[]> {
  const original = await place.create();
  await prepare(original);
  const redis = await testRedis();
  const sink = await started('mailSink.ts');
  const racing = (way: LetterPlan['way']) => () => race(place, original, { way, redis, smtpUrl: sink.said });
  const results = await alternating<Round>(
    {
      'nodemailer alone': racing('nodemailer alone'),
      thidua: racing('thidua'),
      'BullMQ alone': racing('BullMQ alone'),
      'thidua without a server': racing('thidua without a server'),
    },
    rounds,
  );
  sink.child.kill();
  await redis.close();
  await place.drop(original);
  const lines = Object.entries(results).map(([name, all]) => lineOf(place, name, all));
  const own = results['thidua'] ?? [];
  return [
    ...lines,
    compared(lines, 'nodemailer alone', 0.5, 'thidua'),
    compared(lines, 'BullMQ alone', 0.2, 'thidua without a server'),
    limit(place, 'allowed ÷ most memory', Math.min(...own.map(({ rss }) => most.rss / rss))),
    limit(place, 'allowed ÷ growth of memory', Math.min(...own.map(({ growth }) => most.growth / growth))),
  ];
}

const limit = ({ name: database }: Place, name: string, ratio: number): Line => ({
  ...{ benchmark: 'letters', database, name, ratio, least: 1 },
});

async function prepare(address: string): Promise<void> {
  const db = await openDatabase(address);
  const here = await province(db);
  await walk(here, await nominate(here), wholeRoad.slice(0, 4));
  await copyLetters(db, count);
  await db.close();
}

interface Round {
  /** Letters a second. */
  readonly rate: number;
  /** Of the process that held most at the end, in mebibytes, and how much more it was than after the first fifth. */
  readonly rss: number;
  readonly growth: number;
}

interface Racing {
  readonly way: LetterPlan['way'];
  readonly redis: TestRedis;
  readonly smtpUrl: string;
}

async function race(place: Place, original: string, { way, redis, smtpUrl }: Racing): Promise<Round> {
  await redis.flush();
  const address = await place.copy(original);
  const db = await openDatabase(address);
  const ids = (await db.read('select id from outbox_message order by id')).map(({ id }) => String(id));
  const workers = await Promise.all(
    Array.from({ length: processes }, (_, index) => {
      const rows = way === 'nodemailer alone' ? ids.filter((_id, at) => at % processes === index) : [];
      return started('letterWorker.ts', { way, address, smtpUrl, redisUrl: redis.url, rows });
    }),
  );
  const children = workers.map(({ child }) => child);
  const progress = await progressOf(way, db, redis, children);
  const begun = seconds();
  for (const child of children) child.send('begin');
  await reaching(progress.sent, count / 5);
  const early = await memoryOf(children);
  await reaching(progress.sent, count);
  const rate = count / (seconds() - begun);
  const late = await memoryOf(children);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([...children.map((child) => once(child, 'exit')), progress.close()]);
  await db.close();
  await place.drop(address);
  return {
    rate,
    rss: Math.max(...late),
    growth: Math.max(...late.map((rss, at) => rss / (early[at] ?? rss))),
  };
}

interface Progress {
  readonly sent: () => Promise<number>;
  close(): Promise<unknown>;
}

/** How many letters are through: by their rows, by what the queue still has, or by what the processes said. */
async function progressOf(
  way: LetterPlan['way'],
  db: Database,
  redis: TestRedis,
  children: readonly ChildProcess[],
): Promise<Progress> {
  if (way === 'BullMQ alone') return jobsIn(redis);
  if (way !== 'nodemailer alone')
    return {
      async sent() {
        const [row] = await db.read(`select count(*) as sent from outbox_message where state = 'sent'`);
        return Number(row?.['sent']);
      },
      close: () => Promise.resolve(),
    };
  let accepted = 0;
  for (const child of children) child.on('message', (word) => (accepted += word === 'accepted' ? 1 : 0));
  return { sent: () => Promise.resolve(accepted), close: () => Promise.resolve() };
}

async function jobsIn(redis: TestRedis): Promise<Progress> {
  const queue = new Queue('letters', { connection: patientRedis(redis.url), prefix: 'alone' });
  const opts = { removeOnComplete: true, removeOnFail: true };
  const jobs = Array.from({ length: count }, (_, id) => ({ name: 'letter', data: { id }, opts }));
  for (let from = 0; from < count; from += 500) await queue.addBulk(jobs.slice(from, from + 500));
  const left = async (): Promise<number> => queue.getJobCountByTypes('waiting', 'active', 'prioritized');
  return { sent: async () => count - (await left()), close: () => queue.disconnect() };
}

async function reaching(sent: () => Promise<number>, wanted: number): Promise<void> {
  while ((await sent()) < wanted) await setTimeout(20);
}

const memoryOf = (children: readonly ChildProcess[]): Promise<number[]> =>
  Promise.all(
    children.map(
      (child) =>
        new Promise<number>((resolve) => {
          child.on('message', (answer: { readonly rss?: number }) => {
            if (answer.rss !== undefined) resolve(answer.rss / mebibyte);
          });
          child.send('rss');
        }),
    ),
  );

/** A process of this folder, and the first thing that it said. */
async function started(name: string, plan?: LetterPlan): Promise<{ child: ChildProcess; said: string }> {
  const child = fork(join(import.meta.dirname, name), plan ? [JSON.stringify(plan)] : [], {
    execArgv: ['--import', 'tsx'],
  });
  const [said] = (await once(child, 'message')) as [string];
  return { child, said };
}

function lineOf(place: Place, name: string, all: readonly Round[]): Measured {
  const rates = all.map(({ rate }) => rate);
  const line = { benchmark: 'letters', database: place.name, name, callers: processes };
  return { ...line, rate: median(rates), rounds: rates, rss: Math.max(...all.map(({ rss }) => rss)) };
}
