import type { Value, Row } from './bulk.js';

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
  query(text: string, values?: readonly Value[]): Promise<Row[]>;
  /** Replaces a connection that may be broken. */
  renew(): Promise<void>;
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
    // Callers of one tick come in together: what waits is batched, but nothing waits on a timer.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#commit(this.#take());
    this.#running = null;
  }

  /** The longest run of requests for the same work. */
  #take(): Job[] {
    const [first] = this.#waiting;
    const other = this.#waiting.findIndex(({ work }) => work !== first?.work);
    const size = Math.min(other === -1 ? this.#waiting.length : other, this.#limit);
    return this.#waiting.splice(0, size);
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const [first] = jobs;
    if (!first) return;
    let outcomes: readonly Outcome<unknown>[];
    try {
      outcomes = await this.#transact(
        first.work,
        jobs.map(({ request }) => request),
      );
    } catch (error) {
      // One of them may have poisoned the batch: each is tried once more alone.
      if (jobs.length === 1) first.reject(error);
      else for (const job of jobs) await this.#commit([job]);
      return;
    }
    for (const [index, { resolve, reject }] of jobs.entries()) {
      const outcome = outcomes[index];
      if (outcome && 'value' in outcome) resolve(outcome.value);
      else reject(outcome?.error);
    }
  }

  async #transact(work: Work<unknown, unknown>, requests: readonly unknown[]) {
    let outcomes: readonly Outcome<unknown>[];
    try {
      await this.#writer.query(this.#writer.kind === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
      outcomes = await work.run(this.#writer, requests);
    } catch (error) {
      await this.#rollBack();
      throw error;
    }
    return this.#settle(work, outcomes);
  }

  /** COMMIT. When its answer is lost, the rows say whether it happened. */
  async #settle(work: Work<unknown, unknown>, outcomes: readonly Outcome<unknown>[]) {
    try {
      await this.#writer.query('COMMIT');
      return outcomes;
    } catch (error) {
      await this.#rollBack();
      const written = outcomes.find((outcome) => 'value' in outcome);
      const durable = written && 'value' in written && (await work.isDurable(this.#writer, written.value));
      if (durable) return outcomes;
      throw error;
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
