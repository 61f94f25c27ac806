import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import type { Row, Value } from './bulk.js';
import { poolSize } from './dataSource.js';
import { asUnusable } from './databaseUnusable.js';
import type { Writer } from './writeQueue.js';

/** The writing connection: SQLite has one, PostgreSQL's is taken from the pool and replaced when it breaks. */
export class RunnerWriter implements Writer {
  #runner: QueryRunner;
  #process: ServerProcess | null = null;

  constructor(
    readonly kind: Writer['kind'],
    readonly address: string,
    private readonly source: DataSource,
  ) {
    this.#runner = source.createQueryRunner();
  }

  async query(text: string, values: readonly Value[] = []): Promise<Row[]> {
    try {
      const rows: unknown = await this.#runner.query(parameters(this.kind, text), [...values]);
      return rowsIn(rows);
    } catch (error) {
      throw asUnusable(error, this.address);
    }
  }

  /** When the server has been restarted, what the pool still keeps is broken too: the next one is taken. */
  async renew(): Promise<boolean> {
    if (this.kind === 'sqlite') return false;
    for (let left = poolSize; ; left -= 1) {
      try {
        await this.#replace();
        return true;
      } catch (error) {
        await this.release();
        if (left === 0 || !(error instanceof QueryFailedError)) throw asUnusable(error, this.address);
      }
    }
  }

  /** The lost connection's process may still be committing, or hold its locks: it is ended first. */
  async #replace(): Promise<void> {
    await this.release();
    this.#runner = this.source.createQueryRunner();
    await endOnServer(this.#runner, this.#process);
    this.#process = await processOf(this.#runner);
  }

  async release(): Promise<void> {
    if (!this.#runner.isReleased) await this.#runner.release();
  }
}

/** TypeORM answers an update on PostgreSQL with its rows and their number. */
function rowsIn(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  const [rows] = answer as unknown[];
  return Array.isArray(rows) ? (rows as Row[]) : (answer as Row[]);
}

/** PostgreSQL's process for one connection; numbers are used again, so it has its instant. */
interface ServerProcess {
  readonly pid: number;
  readonly started: string;
}

async function processOf(runner: QueryRunner): Promise<ServerProcess | null> {
  const [row] = (await runner.query(
    'select pid, backend_start::text as started from pg_stat_activity where pid = pg_backend_pid()',
  )) as ServerProcess[];
  return row ?? null;
}

/** Resolves when the process is gone, whatever it was doing. */
async function endOnServer(runner: QueryRunner, process: ServerProcess | null): Promise<void> {
  if (!process) return;
  const rows = (await runner.query(
    `select pg_terminate_backend(pid, ${patience}) as ended from pg_stat_activity
     where pid = $1 and backend_start::text = $2`,
    [process.pid, process.started],
  )) as { ended: boolean }[];
  if (rows.some(({ ended }) => !ended)) throw new Error('The lost connection is still busy on the server');
}
/** Milliseconds that a commit may still take after its connection was lost. */
const patience = 30_000;

const numbered = new Map<string, string>();

/** `$1` is a name to SQLite, looked up for each of a thousand parameters; `?1` is a number. */
export function parameters(kind: Writer['kind'], text: string): string {
  if (kind === 'postgres') return text;
  const known = numbered.get(text) ?? text.replaceAll(/\$(\d+)/g, '?$1');
  if (numbered.size < 2_000) numbered.set(text, known);
  return known;
}
