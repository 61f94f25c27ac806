import { Queue, Worker, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Database } from '../entities/database.js';
import { deliver } from './deliver.js';
import { placeIn, type SlotLimit } from './domainSlots.js';
import { dueLetters } from './dueLetters.js';
import { look } from './look.js';
import { withPatience, type Clock, type OwnClock } from './ownClock.js';
import { hastyRedis, patientRedis } from './redis.js';

/**
 * The clock and delivery of many processes on one Redis. The queue is only an alarm clock: what must be sent stands in
 * rows, who may send it in their leases, and each look puts back into the queue what Redis forgot.
 */
export interface QueueClock extends OwnClock {
  readonly redisUrl: string;
  /** Begins every key, so that several provinces may share a Redis. */
  readonly prefix: string;
  readonly slots: SlotLimit;
  /** Milliseconds that BullMQ holds a job for a process that says nothing. */
  readonly lock: number;
}

/** Starts to look and to send; resolves when the workers listen, or while they still wait for Redis. */
export function startQueueClock(db: Database, settings: QueueClock): Clock {
  const { redisUrl, prefix, every, lock, concurrency } = settings;
  const complain = calmly(settings.complain);
  const connections = [hastyRedis(redisUrl), patientRedis(redisUrl)] as const;
  const [hasty, patient] = connections;
  for (const connection of connections) connection.on('error', complain);
  const letters = new Queue('letters', { connection: hasty, prefix });
  const looks = new Queue('looks', { connection: hasty, prefix });
  const delivery = { ...settings.delivery, wait: sharedSlots(hasty, prefix, settings) };
  const lookAndQueue = (): Promise<void> => lookAround(db, { ...settings, delivery }, letters);
  const options: WorkerOptions = { connection: patient, prefix, lockDuration: lock, stalledInterval: lock };
  const workers = [
    new Worker<{ id: string }>(
      'letters',
      async ({ data }) => {
        await deliver(db, data.id, delivery).catch(complain);
      },
      { ...options, concurrency },
    ),
    new Worker('looks', lookAndQueue, { ...options, concurrency: 1 }),
  ];
  for (const queue of [letters, looks]) queue.on('error', complain);
  for (const worker of workers) worker.on('error', complain);
  // No clock that is set back and no Redis that forgets stops this timer.
  const tick = (): void => void mend(looks, every).then(lookAndQueue).catch(complain);
  tick();
  const timer = setInterval(tick, 2 * every);
  return {
    async stop(patience) {
      clearInterval(timer);
      await withPatience(Promise.all(workers.map((worker) => worker.close())), patience);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/** Deadlines that fell due become moves, and every letter that may go has its job. */
async function lookAround(db: Database, clock: OwnClock, letters: Queue): Promise<void> {
  await look(db, clock);
  const { delivery } = clock;
  const due = await dueLetters(db, delivery.clock(), delivery.leaseLength, mostJobs);
  for (let from = 0; from < due.length; from += pageSize)
    await letters.addBulk(due.slice(from, from + pageSize).map(jobOf));
}
const mostJobs = 5_000;
const pageSize = 500;

/** The same letter and attempt is the same job; one that has ended must not keep its id, or the next would be lost. */
const jobOf = ({ id, attempts }: { readonly id: string; readonly attempts: number }) => ({
  name: 'letter',
  data: { id },
  opts: { jobId: `${id}~${String(attempts)}`, removeOnComplete: true, removeOnFail: true },
});

/** Makes the scheduler anew where Redis forgot it, or where it waits for an hour that the clock no longer knows. */
async function mend(looks: Queue, every: number): Promise<void> {
  const known = await looks.getJobScheduler(scheduler);
  const wait = (known?.next ?? 0) - Date.now();
  if (known?.every === every && Math.abs(wait) <= 2 * every) return;
  await looks.removeJobScheduler(scheduler);
  const opts = { removeOnComplete: true, removeOnFail: true };
  await looks.upsertJobScheduler(scheduler, { every }, { name: 'look', opts });
}
const scheduler = 'look';

/** Places counted by all processes together; without Redis, each letter may go. */
function sharedSlots(redis: Redis, prefix: string, { slots, complain }: QueueClock) {
  return async (domain: string, now: string): Promise<number> => {
    try {
      return await placeIn(slots, now, async (slot) => {
        const key = `${prefix}:slot:${domain}:${String(slot)}`;
        const count = await redis.incr(key);
        if (count === 1) await redis.pexpire(key, 2 * slots.slot);
        return count;
      });
    } catch (error) {
      complain(error);
      return 0;
    }
  };
}

/** A Redis that is away is said once, not at every try. */
function calmly(complain: (error: unknown) => void): (error: unknown) => void {
  let last = '';
  return (error) => {
    const text = String(error);
    if (text !== last) complain(error);
    last = text;
  };
}
