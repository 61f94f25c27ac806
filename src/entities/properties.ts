import type { Database } from './database.js';
import type { Session, Work } from './writeQueue.js';

/** What a database says of itself. */
export type Property = 'product' | 'simulatedInstant';

export async function readProperty(db: Database, name: Property): Promise<string | null> {
  const [row] = await db.read('select value from database_property where name = $1', [name]);
  return row === undefined ? null : String(row['value']);
}

export const writeProperty = (db: Database, name: Property, value: string): Promise<boolean> =>
  db.write.submit(propertyWork, { name, value });

/** Empties every table of a database, so that it is as new. */
export const emptyDatabase = (db: Database): Promise<boolean> => db.write.submit(emptyingWork, null);

const propertyWork: Work<{ readonly name: Property; readonly value: string }, boolean> = {
  async run(session, requests) {
    for (const { name, value } of requests) await put(session, name, value);
    return requests.map(() => ({ value: true }));
  },
  // Written again, a property is the same.
  isDurable: () => Promise.resolve(false),
};

const put = (session: Session, name: Property, value: string) =>
  session.query(
    `insert into database_property (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value`,
    [name, value],
  );

/** Everything but what a database says of itself. */
export const tables = [
  'case_file',
  'journal_entry',
  'deadline',
  'outbox_message',
  'person_key',
  'person_name',
  'role_grant',
  'file_counter',
  'data_import',
  'assigned_plan',
  'disbursement_report',
  'account',
  'recovery_code',
  'web_session',
  'sign_in_link',
  'sign_in_failure',
  'access_entry',
];

const emptyingWork: Work<null, boolean> = {
  async run(session, requests) {
    for (const table of tables) await session.query(`delete from ${table}`);
    await session.query(`delete from database_property where name <> 'product'`);
    return requests.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};
