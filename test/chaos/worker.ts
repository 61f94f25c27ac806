import { openDatabase, type Database } from '../../src/entities/database.js';
import { smtpCourier, type Courier } from '../../src/notifications/courier.js';
import { startQueueClock } from '../../src/workers/queueClock.js';
import { head, sampleLetter } from '../notifications/sampleLetter.js';
import type { Order, Point, WorkerPlan } from './plan.js';

/** A process that sends letters until it is told to end, or until it kills itself at the point that it is told. */
const plan = JSON.parse(process.argv[2] ?? '') as WorkerPlan;
const limits = { connection: 1_000, greeting: 1_000, socket: 1_000 };
/** Before any deadline of the sample files. */
const begin = Date.parse('2024-10-04T02:00:00.000Z');
let offset = 0;
let doom: { readonly point: Point; passages: number } | null = null;

process.on('message', (order: Order) => {
  if ('offset' in order) offset = order.offset;
  else if ('doom' in order) doom = { point: order.doom, passages: order.passage };
  process.send?.('understood');
});

/** The kill is the process's own, so it happens exactly there and nowhere else. */
function pass(point: Point): void {
  if (doom?.point !== point) return;
  doom.passages -= 1;
  if (doom.passages === 0) process.kill(process.pid, 'SIGKILL');
}

const db = await openDatabase(plan.address);
const courier = smtpCourier({ url: plan.smtpUrl, head, dkim: null, limits, connections: plan.concurrency });
watch(db);
startQueueClock(db, {
  delivery: {
    ...{ owner: String(process.pid), leaseLength: 4_000, retries: { first: 200, longest: 400, attempts: 9 } },
    courier: telltale(courier),
    compose(_db, row) {
      pass('after claim');
      return Promise.resolve(sampleLetter(row));
    },
    wait: () => Promise.resolve(0),
    clock: () => new Date(Date.now() - plan.begun + begin + offset).toISOString(),
    jitter: Math.random,
  },
  ...{ concurrency: plan.concurrency, every: 200, lock: 1_000, redisUrl: plan.redisUrl, prefix: 'chaos' },
  slots: { letters: 100_000, slot: 60_000 },
  bounceMaildir: null,
  complain: (error) => process.stderr.write(`${String(error)}\n`),
});
process.send?.('ready');

function telltale(real: Courier): Courier {
  return {
    async send(row, letter, at) {
      const attempted = await real.send(row, letter, at);
      pass('after DATA');
      return attempted;
    },
    close: () => real.close(),
  };
}

/** Notices when an outcome has become durable. */
function watch({ write }: Database): void {
  const submit = write.submit.bind(write);
  write.submit = async (work, request) => {
    const result = await submit(work, request);
    if (typeof request === 'object' && request !== null && 'settlement' in request) pass('after outcome');
    return result;
  };
}
