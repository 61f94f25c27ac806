import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import type { Row, Value } from './bulk.js';
import { dataSourceOptions, migrations } from './dataSource.js';
import { asUnusable, DatabaseUnusable } from './databaseUnusable.js';
import { WriteQueue, type Writer } from './writeQueue.js';

/** An open database: the one way to write, and reads that see committed rows only. */
export interface Database {
  readonly address: string;
  readonly kind: 'sqlite' | 'postgres';
  readonly write: WriteQueue;
  read(text: string, values?: readonly Value[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens and migrates the database at an address (`sqlite:PATH`, `postgres://…`). `batchLimit`: most requests in
 * one transaction. Throws DatabaseUnusable when it is not ours, newer, unreachable or not writable.
 */
export async function openDatabase(
  address: string,
  options: { readonly batchLimit?: number } = {},
): Promise<Database> {
  try {
    const path = /^sqlite:(.*)$/s.exec(address)?.[1];
    return path === undefined
      ? await openPostgres(address, options.batchLimit)
      : await openSqlite(address, path, options.batchLimit);
  } catch (error) {
    throw asUnusable(error, address);
  }
}

async function openSqlite(address: string, path: string, batchLimit?: number): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true });
  if (!looksLikeSqlite(path)) throw new DatabaseUnusable('foreign', address);
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  try {
    await source.query('PRAGMA synchronous = FULL');
    await prepare(source, address);
    // Opened after the writer: a read-only connection cannot make the file.
    const reader = await new DataSource({
      ...dataSourceOptions(address),
      enableWAL: false,
      flags: readOnly,
    } as ConstructorParameters<typeof DataSource>[0]).initialize();
    serialise(reader);
    return await assemble(address, 'sqlite', source, reader, batchLimit);
  } catch (error) {
    await source.destroy();
    throw error;
  }
}
/** SQLITE_OPEN_READONLY. */
const readOnly = 1;

/** As it comes, many reads in flight hold libuv's threads, and a commit on the writer waits for them. */
function serialise(source: DataSource): void {
  const { databaseConnection } = source.driver as unknown as { databaseConnection: { serialize(): void } };
  databaseConnection.serialize();
}

async function openPostgres(address: string, batchLimit?: number): Promise<Database> {
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  try {
    await prepare(source, address);
    return await assemble(address, 'postgres', source, source, batchLimit);
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

async function assemble(
  address: string,
  kind: Database['kind'],
  writing: DataSource,
  reading: DataSource,
  batchLimit?: number,
): Promise<Database> {
  const writer = new RunnerWriter(kind, address, writing);
  await writer.renew();
  const write = new WriteQueue(writer, batchLimit);
  return {
    address,
    kind,
    write,
    async read(text, values = []) {
      try {
        return await reading.query<Row[]>(parameters(kind, text), [...values]);
      } catch (error) {
        throw asUnusable(error, address);
      }
    },
    async close() {
      await write.close();
      await writer.release();
      if (reading !== writing) await reading.destroy();
      await writing.destroy();
    },
  };
}

/** The writing connection: SQLite has one, PostgreSQL's is taken from the pool and replaced when it breaks. */
class RunnerWriter implements Writer {
  #runner: QueryRunner;
  #process: ServerProcess | null = null;

  constructor(
    readonly kind: Database['kind'],
    readonly address: string,
    private readonly source: DataSource,
  ) {
    this.#runner = source.createQueryRunner();
  }

  async query(text: string, values: readonly Value[] = []): Promise<Row[]> {
    try {
      const rows: unknown = await this.#runner.query(parameters(this.kind, text), [...values]);
      return Array.isArray(rows) ? (rows as Row[]) : [];
    } catch (error) {
      throw asUnusable(error, this.address);
    }
  }

  /** The lost connection's process may still be committing, or hold its locks: it is ended first. */
  async renew(): Promise<boolean> {
    if (this.kind === 'sqlite') return false;
    await this.release();
    this.#runner = this.source.createQueryRunner();
    try {
      await endOnServer(this.#runner, this.#process);
      this.#process = await processOf(this.#runner);
      return true;
    } catch (error) {
      await this.release();
      throw asUnusable(error, this.address);
    }
  }

  async release(): Promise<void> {
    if (!this.#runner.isReleased) await this.#runner.release();
  }
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
function parameters(kind: Database['kind'], text: string): string {
  if (kind === 'postgres') return text;
  const known = numbered.get(text) ?? text.replaceAll(/\$(\d+)/g, '?$1');
  if (numbered.size < 2_000) numbered.set(text, known);
  return known;
}

/** An existing file must begin as SQLite's do; an empty one is a new database. */
function looksLikeSqlite(path: string): boolean {
  if (!existsSync(path)) return true;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    const length = readSync(file, head, 0, 16, 0);
    return length === 0 || head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
}

/** Only an empty database or one of ours, not newer than this program, is migrated. */
async function prepare(source: DataSource, address: string): Promise<void> {
  const tables = await tableNames(source);
  if (tables.length > 0 && !tables.includes('database_property')) {
    throw new DatabaseUnusable('foreign', address);
  }
  if (tables.includes('migrations') && (await isCurrent(source, address))) return;
  await migrate(source);
}

async function isCurrent(source: DataSource, address: string): Promise<boolean> {
  const known = migrations.map(({ name }) => name);
  const applied = await source.query<{ name: string }[]>('select name from migrations');
  if (applied.some(({ name }) => !known.includes(name))) throw new DatabaseUnusable('newer', address);
  return applied.length === known.length;
}

/** Two processes that meet on a new database migrate it one after the other: the second finds nothing to do. */
async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'none';
  const isSqlite = source.options.type === 'sqlite';
  await runner.query(isSqlite ? 'BEGIN IMMEDIATE' : 'BEGIN');
  try {
    if (!isSqlite) await runner.query(`select pg_advisory_xact_lock(hashtextextended('migrations', 0))`);
    await executor.executePendingMigrations();
    await runner.query('COMMIT');
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

async function tableNames(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(
    source.options.type === 'sqlite'
      ? `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
      : `select table_name as name from information_schema.tables where table_schema = current_schema()`,
  );
  return rows.map(({ name }) => name);
}
