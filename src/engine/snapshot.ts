import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from '../entities/dataSource.js';

/** Where committed rows are read: parameters stand as `$1`, `$2`, in the order of their first use. */
export interface Readable {
  readonly kind: 'sqlite' | 'postgres';
  readonly read: (statement: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
}

/** Flag of SQLite's open: nothing can be written through this connection. */
const readOnly = 1;

/**
 * Runs `use` on one consistent state of the database, on a connection of its own: statements that must agree with
 * each other, while others go on writing.
 */
export async function onSnapshot<Result>(
  { address, kind }: { readonly address: string; readonly kind: Readable['kind'] },
  use: (snapshot: Readable) => Promise<Result>,
): Promise<Result> {
  const source = new DataSource({ ...dataSourceOptions(address), ...alone(kind) } as DataSourceOptions);
  await source.initialize();
  try {
    const runner = source.createQueryRunner();
    await runner.query(kind === 'sqlite' ? 'begin' : 'begin isolation level repeatable read read only');
    return await use({
      kind,
      read: (statement, parameters) =>
        runner.query(statement, parameters) as Promise<Record<string, unknown>[]>,
    });
  } finally {
    await source.destroy();
  }
}

const alone = (kind: Readable['kind']) =>
  kind === 'sqlite' ? { flags: readOnly, enableWAL: false } : { poolSize: 1 };
