import { MigrationExecutor, type DataSource } from 'typeorm';
import { migrations } from './dataSource.js';
import { DatabaseUnusable } from './databaseUnusable.js';

/** Only an empty database or one of ours, not newer than this program, is migrated. */
export async function prepare(source: DataSource, address: string): Promise<void> {
  if (await isOldServer(source)) throw new DatabaseUnusable('oldServer', address);
  if (await isForeign(source)) throw new DatabaseUnusable('foreign', address);
  const tables = await tableNames(source);
  if (tables.includes('migrations') && (await isCurrent(source, address))) return;
  await migrate(source);
}

/** Tables, and none of ours. */
export async function isForeign(source: DataSource): Promise<boolean> {
  const tables = await tableNames(source);
  return tables.length > 0 && !tables.includes('database_property');
}

/** A lost connection is waited for by `pg_terminate_backend` with a time limit, which came with PostgreSQL 14. */
async function isOldServer(source: DataSource): Promise<boolean> {
  if (source.options.type === 'sqlite') return false;
  const [row] = await source.query<{ version: string }[]>(
    `select current_setting('server_version_num') as version`,
  );
  return Number(row?.version) < 140_000;
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
