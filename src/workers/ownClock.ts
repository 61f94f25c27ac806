import type { Database } from '../entities/database.js';
import { deliver } from './deliver.js';
import { dueLetters } from './dueLetters.js';
import { look, type Looking } from './look.js';

/** A clock that runs. */
export interface Clock {
  /** Takes nothing more; resolves when what was taken is done, or after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

export interface OwnClock extends Looking {
  /** Letters in the air at once. */
  readonly concurrency: number;
  /** Milliseconds between two looks, by a timer that no change of the clock moves. */
  readonly every: number;
}

/** Looks, at once and then again and again: deadlines that fell due become moves, letters that may go are sent. */
export function startOwnClock(db: Database, own: OwnClock): Clock {
  const { every, complain } = own;
  const stopping = new AbortController();
  let running = Promise.resolve();
  let busy = false;
  const lookAndSend = async (): Promise<void> => {
    busy = true;
    await look(db, own);
    await sendDue(db, own, stopping.signal).catch(complain);
    busy = false;
  };
  const tick = (): void => {
    if (!busy) running = lookAndSend();
  };
  tick();
  const timer = setInterval(tick, every);
  return {
    async stop(patience) {
      clearInterval(timer);
      stopping.abort();
      await withPatience(running, patience);
    },
  };
}

/** Resolves with the promise, or after so many milliseconds. */
export async function withPatience(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([promise, enough]);
  clearTimeout(timer);
}

const pageSize = 500;

/** Sends what may be sent now, each letter once, until nothing is left or it is told to stop. */
async function sendDue(db: Database, { delivery, concurrency, complain }: OwnClock, stop: AbortSignal) {
  const tried = new Set<string>();
  for (;;) {
    const due = await dueLetters(db, delivery.clock(), delivery.leaseLength, pageSize);
    const left = due.map(({ id }) => id).filter((id) => !tried.has(id));
    if (left.length === 0 || stop.aborted) return;
    for (const id of left) tried.add(id);
    const sender = async (): Promise<void> => {
      for (let id = left.shift(); id !== undefined && !stop.aborted; id = left.shift())
        await deliver(db, id, delivery).catch(complain);
    };
    await Promise.all(Array.from({ length: concurrency }, sender));
  }
}
