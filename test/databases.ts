import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

declare global {
  /** Set by the test environment as soon as a test of the file has failed. */
  var testFailed: boolean | undefined;
}

/** A kind of database that every suite of the engine runs on: `describe.each(databases)('… on $name', …)`. */
export interface TestDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** A new, empty database. `address` is what DATABASE_URL takes; After `drop` it is nobody's. */
  fresh: () => Promise<{ address: string; drop: () => Promise<void> }>;
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  async fresh() {
    const folder = await mkdtemp(join(tmpdir(), 'thidua-test-'));
    const address = `sqlite:${join(folder, 'test.sqlite')}`;
    return { address, drop: () => (globalThis.testFailed ? keep(address) : rm(folder, { recursive: true })) };
  },
};

/**
 * Numbers of this process's databases in use. Creating one takes 0.2 s and dropping it 0.1 s, so the free ones
 * are emptied and used again (0.04 s); they end with the cluster.
 */
const taken = new Set<number>();

const postgres: TestDatabase = {
  name: 'PostgreSQL',
  async fresh() {
    const slot = firstFree();
    taken.add(slot);
    const name = `test_${process.pid}_${slot}`;
    await run(name, emptied).catch(() => run('postgres', `create database ${name}`));
    return { address: addressOf(name), drop: () => Promise.resolve(void taken.delete(slot)) };
  },
};

export const databases: TestDatabase[] = [sqlite, postgres];

/** A failed test leaves its evidence. */
function keep(address: string): Promise<void> {
  process.stderr.write(`A test failed; its database is kept: ${address}\n`);
  return Promise.resolve();
}

function firstFree(): number {
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  return slot;
}

/** A database is used again, so its rows go and the settings that a test gave it too. */
const emptied = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
  drop schema public cascade;
  create schema public;
  do $$ begin execute format('alter database %I reset all', current_database()); end $$`;

/** Address of a database of the cluster that globalSetup started or found. */
function addressOf(name: string): string {
  const address = process.env['TEST_POSTGRES_URL'];
  if (!address) throw new Error('TEST_POSTGRES_URL is not set: run the tests through Jest.');
  return address.replace(/\/postgres(?=\?|$)/, `/${name}`);
}

async function run(name: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(name) });
  try {
    await client.connect();
    await client.query(statements);
  } finally {
    await client.end();
  }
}
