import { DataSource } from 'typeorm';
import type { Row } from '../../entities/bulk.js';
import type { Database } from '../../entities/database.js';
import { dataSourceOptions, migrations } from '../../entities/dataSource.js';
import type { Outcome, Work } from '../../entities/writeQueue.js';

/** Whether the database itself is as the program needs it: its tables, and its care for what was committed. */

/** Migrations that are not applied or not ours, and what would still have to change for the tables to fit. */
export async function schemaMistakes(db: Database): Promise<string[]> {
  const applied = (await db.read('select name from migrations')).map(({ name }) => String(name));
  const known = migrations.map(({ name }) => name);
  const source = await new DataSource(dataSourceOptions(db.address)).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return [
      ...known.filter((name) => !applied.includes(name)),
      ...applied.filter((name) => !known.includes(name)),
      ...upQueries.map(({ query }) => query),
    ];
  } finally {
    await source.destroy();
  }
}

/** Asked on the writing connection: on SQLite they are its own. */
export async function settingMistakes({ kind, write }: Database): Promise<string[]> {
  const wanted = settings[kind];
  const rows = await write.submit(
    ask,
    Object.keys(wanted).map((name) => (kind === 'sqlite' ? `pragma ${name}` : `show ${name}`)),
  );
  return Object.entries(wanted).flatMap(([name, good], index) => {
    const value = String(Object.values(rows[index] ?? {})[0]);
    return good.includes(value) ? [] : [`${name} = ${value} (${good.join(' | ')})`];
  });
}

/** Values with which an acknowledged move survives the loss of power. */
const settings: Readonly<Record<Database['kind'], Readonly<Record<string, readonly string[]>>>> = {
  // synchronous: 2 is FULL, 3 is EXTRA.
  sqlite: { journal_mode: ['wal'], synchronous: ['2', '3'], foreign_keys: ['1'] },
  postgres: {
    synchronous_commit: ['on', 'remote_write', 'remote_apply', 'local'],
    server_encoding: ['UTF8'],
  },
};

/** The first row that each statement gives. */
const ask: Work<readonly string[], readonly Row[]> = {
  async run(session, requests) {
    const outcomes: Outcome<Row[]>[] = [];
    for (const statements of requests) {
      const value: Row[] = [];
      for (const statement of statements) value.push((await session.query(statement))[0] ?? {});
      outcomes.push({ value });
    }
    return outcomes;
  },
  isDurable: () => Promise.resolve(true),
};
