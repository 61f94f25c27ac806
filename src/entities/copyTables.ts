import { insert, type Row, type Value } from './bulk.js';
import type { Database } from './database.js';
import { tables } from './properties.js';
import type { Session, Work } from './writeQueue.js';

/** Where rows come from: one consistent state. */
interface Source {
  read(text: string, values?: readonly Value[]): Promise<Row[]>;
}

/** Copies every row of a database into another, new one, of whichever kind the two are. */
export async function copyTables(from: Source, to: Database): Promise<void> {
  for (const table of tables) {
    const rows = await from.read(`select * from ${table}`);
    if (rows.length > 0) await to.write.submit(copying, { table, rows });
  }
}

const copying: Work<{ readonly table: string; readonly rows: readonly Row[] }, boolean> = {
  async run(session, requests) {
    for (const request of requests) await put(session, request);
    return requests.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};

async function put(
  session: Session,
  { table, rows }: { readonly table: string; readonly rows: readonly Row[] },
) {
  for (const { text, values } of insert(table, Object.keys(rows[0] ?? {}), rows))
    await session.query(text, values);
}
