import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Where databases are made for one run, and copied so that every round begins from the same bytes. */
export interface Place {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Address of a database that does not exist yet, or is empty. */
  create(): Promise<string>;
  /** Address of a copy; nobody may have the original open. */
  copy(address: string): Promise<string>;
  drop(address: string): Promise<void>;
}

/** Removes the folder when `use` is done. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const pathOf = (address: string): string => address.slice('sqlite:'.length);

export function sqliteIn(folder: string): Place {
  let count = 0;
  const create = (): Promise<string> => {
    count += 1;
    return Promise.resolve(`sqlite:${join(folder, `${count}.sqlite`)}`);
  };
  return {
    name: 'SQLite',
    create,
    async copy(address) {
      const copy = await create();
      await copyFile(pathOf(address), pathOf(copy));
      return copy;
    },
    async drop(address) {
      for (const end of ['', '-wal', '-shm']) await rm(pathOf(address) + end, { force: true });
    },
  };
}

/** `address`: of the cluster's database `postgres`. */
export function postgresAt(address: string): Place {
  let count = 0;
  const create = async (from = 'template1'): Promise<string> => {
    count += 1;
    const name = `bench_${process.pid}_${count}`;
    await run(address, `create database ${name} template ${from}`);
    return address.replace(/\/postgres(?=\?|$)/, `/${name}`);
  };
  return {
    name: 'PostgreSQL',
    create: () => create(),
    copy: (original) => create(nameOf(original)),
    drop: (old) => run(address, `drop database ${nameOf(old)}`),
  };
}

const nameOf = (address: string): string => /\/(\w+)(?=\?|$)/.exec(address)?.[1] ?? '';

async function run(address: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: address });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}
