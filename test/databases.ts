import { randomBytes } from 'node:crypto';
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
  /** A new, empty database. `address` is what DATABASE_URL takes; `drop` closes nothing, it only removes. */
  fresh(): Promise<{ address: string; drop(): Promise<void> }>;
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  async fresh() {
    const folder = await mkdtemp(join(tmpdir(), 'thidua-test-'));
    const address = `sqlite:${join(folder, 'test.sqlite')}`;
    return { address, drop: () => (globalThis.testFailed ? keep(address) : rm(folder, { recursive: true })) };
  },
};

const postgres: TestDatabase = {
  name: 'PostgreSQL',
  async fresh() {
    const name = `test_${randomBytes(8).toString('hex')}`;
    await administer(`create database ${name}`);
    return {
      address: clusterAddress().replace(/\/postgres(?=\?|$)/, `/${name}`),
      drop: () => administer(`drop database ${name} with (force)`),
    };
  },
};

export const databases: TestDatabase[] = [sqlite, postgres];

/** A failed test leaves its evidence. */
function keep(address: string): Promise<void> {
  process.stderr.write(`A test failed; its database is kept: ${address}\n`);
  return Promise.resolve();
}

/** Address of the cluster's database `postgres`, set by globalSetup. */
function clusterAddress(): string {
  const address = process.env['TEST_POSTGRES_URL'];
  if (!address) throw new Error('TEST_POSTGRES_URL is not set: run the tests through Jest.');
  return address;
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: clusterAddress() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
