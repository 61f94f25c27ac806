import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Row, Value } from '../../entities/bulk.js';
import { asUnusable } from '../../entities/databaseUnusable.js';
import { dataSourceOptions } from '../../entities/dataSource.js';

/** Where committed rows are read: parameters stand as `$1`, `$2`, in the order of their first use. */
export interface Readable {
  readonly kind: 'sqlite' | 'postgres';
  readonly read: (statement: string, parameters?: readonly Value[]) => Promise<Row[]>;
}

/** Where a database is: what an open one says of itself. */
export interface Address {
  readonly address: string;
  readonly kind: Readable['kind'];
}

/** Flag of SQLite's open: nothing can be written through this connection. */
const readOnly = 1;

/**
 * Runs `use` on one consistent state of the database, on a connection of its own: statements that must agree with
 * each other, while others go on writing. Throws DatabaseUnusable when there is no connection to be had.
 */
export async function onSnapshot<Result>(
  { address, kind }: Address,
  use: (snapshot: Readable) => Promise<Result>,
): Promise<Result> {
  const source = new DataSource({ ...dataSourceOptions(address), ...alone(kind) } as DataSourceOptions);
  try {
    await source.initialize();
  } catch (error) {
    throw asUnusable(error, address);
  }
  try {
    const runner = source.createQueryRunner();
    await runner.query(kind === 'sqlite' ? 'begin' : 'begin isolation level repeatable read read only');
    return await use({
      kind,
      read: (statement, parameters = []) => runner.query(statement, [...parameters]) as Promise<Row[]>,
    });
  } finally {
    await source.destroy();
  }
}

const alone = (kind: Readable['kind']) =>
  kind === 'sqlite' ? { flags: readOnly, enableWAL: false } : { poolSize: 1 };
