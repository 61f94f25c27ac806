import type { Value, Row } from './bulk.js';
import { DatabaseUnusable } from './databaseUnusable.js';

/** The statements of one transaction. Rows come back for `select` and `returning`. */
export interface Session {
  readonly kind: 'sqlite' | 'postgres';
  query(text: string, values?: readonly Value[]): Promise<Row[]>;
}

/** What one request came to: a value, or why not. A refused request leaves its neighbours alone. */
export type Outcome<Result> = { readonly value: Result } | { readonly error: unknown };

/**
 * What a batch of requests does in one transaction. It decides them in order of arrival, writes with as few
 * statements as it can, and says for each what it came to; an error that it throws is the database's.
 */
export interface Work<Request, Result> {
  run(session: Session, requests: readonly Request[]): Promise<readonly Outcome<Result>[]>;
  /** Whether a result is durable: asked when the answer to COMMIT was lost. */
  isDurable(session: Session, result: Result): Promise<boolean>;
}

/** One writing connection. */
export interface Writer {
  readonly kind: 'sqlite' | 'postgres';
  readonly address: string;
  query(text: string, values?: readonly Value[]): Promise<Row[]>;
  /**
   * Replaces a connection that may be broken; when it resolves, what the old one was doing has ended. False where
   * there is none to replace.
   */
  renew(): Promise<boolean>;
}

interface Job {
  readonly work: Work<unknown, unknown>;
  readonly request: unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** More than this in one transaction gains nothing and makes its callers wait. */
const maxBatch = 256;

/**
 * The one way into a transaction. Every write of this process waits here its turn; what waits together is
 * committed together (group commit), so that one fdatasync serves many. Nobody is told anything before COMMIT.
 */
export class WriteQueue {
  readonly #writer: Writer;
  readonly #limit: number;
  #waiting: Job[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  /** `limit`: most requests in one transaction. */
  constructor(writer: Writer, limit = maxBatch) {
    this.#writer = writer;
    this.#limit = limit;
  }

  /** Resolves when the request is durable; rejects with its refusal, or with the database's error. */
  submit<Request, Result>(work: Work<Request, Result>, request: Request): Promise<Result> {
    if (this.#closed) return Promise.reject(new Error('The database is closed'));
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ work, request, resolve, reject });
      this.#running ??= this.#drain();
    }) as Promise<Result>;
  }

  /** Takes nothing more, and resolves when what was taken is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    for (;;) {
      // Whoever was told by the last commit asks again within this turn: taken at once, half of the callers would
      // wait while the other half is served, and each commit would serve half. Nothing waits on a timer.
      await turnOfEvents();
      if (this.#waiting.length === 0) break;
      await this.#commit(this.#take());
    }
    this.#running = null;
  }

  /** The longest run of requests for the same work. */
  #take(): Job[] {
    const [first] = this.#waiting;
    const other = this.#waiting.findIndex(({ work }) => work !== first?.work);
    const size = Math.min(other === -1 ? this.#waiting.length : other, this.#limit);
    return this.#waiting.splice(0, size);
  }

  async #commit(jobs: readonly Job[], isRetry = false): Promise<void> {
    const [first] = jobs;
    if (!first) return;
    try {
      await this.#begin();
    } catch (error) {
      // No request is to blame: it would be the same for each.
      refuse(jobs, error);
      return;
    }
    try {
      const requests = jobs.map(({ request }) => request);
      tell(jobs, await this.#transact(first.work, requests));
    } catch (error) {
      if (isRetry || isUnanswered(error)) refuse(jobs, error);
      // One of them may have poisoned the batch: each is tried once more alone.
      else for (const job of jobs) await this.#commit([job], true);
    }
  }

  /** A connection that broke while nothing was written is replaced, and nobody notices. */
  async #begin(): Promise<void> {
    const begin = this.#writer.kind === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN';
    try {
      await this.#writer.query(begin);
    } catch (error) {
      if (!(await this.#writer.renew())) throw error;
      await this.#writer.query(begin);
    }
  }

  async #transact(work: Work<unknown, unknown>, requests: readonly unknown[]) {
    let outcomes: readonly Outcome<unknown>[];
    try {
      outcomes = await work.run(this.#writer, requests);
    } catch (error) {
      await this.#rollBack();
      throw error;
    }
    await this.#settle(work, outcomes);
    return outcomes;
  }

  /** COMMIT. When its answer is lost, the rows say whether it happened. */
  async #settle(work: Work<unknown, unknown>, outcomes: readonly Outcome<unknown>[]): Promise<void> {
    try {
      await this.#writer.query('COMMIT');
    } catch (error) {
      await this.#rollBack();
      if (!(await this.#areDurable(work, outcomes))) throw error;
    }
  }

  /** All of them: a result that repeats an older one is durable whatever became of this transaction. */
  async #areDurable(work: Work<unknown, unknown>, outcomes: readonly Outcome<unknown>[]): Promise<boolean> {
    try {
      for (const outcome of outcomes)
        if ('value' in outcome && !(await work.isDurable(this.#writer, outcome.value))) return false;
      return true;
    } catch (error) {
      throw new DatabaseUnusable('unanswered', this.#writer.address, { cause: error });
    }
  }

  /** SQLite may have rolled back already, a lost connection certainly did: a failing ROLLBACK is not the error. */
  async #rollBack(): Promise<void> {
    try {
      await this.#writer.query('ROLLBACK');
    } catch {
      await this.#writer.renew().catch(() => undefined);
    }
  }
}

/** Nobody knows what became of the batch: it must not be made again. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof DatabaseUnusable && error.obstacle === 'unanswered';

const turnOfEvents = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function tell(jobs: readonly Job[], outcomes: readonly Outcome<unknown>[]): void {
  for (const [index, { resolve, reject }] of jobs.entries()) {
    const outcome = outcomes[index];
    if (outcome && 'value' in outcome) resolve(outcome.value);
    else reject(outcome?.error);
  }
}

function refuse(jobs: readonly Job[], error: unknown): void {
  for (const { reject } of jobs) reject(error);
}
