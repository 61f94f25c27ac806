import type { Row } from '../../entities/bulk.js';
import type { JsonObject } from '../../machines/attempt.js';
import type { Disagreement, History } from './history.js';
import { grantRows, nameRow } from './personal.js';
import type { Readable } from './snapshot.js';

/** The tables that follow from the files of persons: current names for lists, and who holds which role. */

/** A person's file as its journal comes to. */
export interface PersonFile {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly context: JsonObject;
}
/** A person's file as its journal comes to; null for another kind, or a journal that cannot be followed. */
export const personOf = ({ state, lost, seq }: History, id: string, code: string): PersonFile | null =>
  state?.kind === 'person' && !lost ? { id, code, version: seq, context: state.context } : null;

/** The rows that a person's file comes to; a person whose key was destroyed has no name left. */
export interface PersonRows {
  readonly person_name: readonly Row[];
  readonly role_grant: readonly Row[];
}
export type PersonTable = keyof PersonRows;
export const personTables: Readonly<Record<PersonTable, readonly string[]>> = {
  person_name: ['person_id', 'seq', 'name', 'folded'],
  role_grant: ['person_id', 'number', 'role', 'unit_id', 'from_date', 'until_date'],
};

export const personRows = ({ id, version, context }: PersonFile, key: string | undefined): PersonRows => ({
  person_name: key === undefined ? [] : [nameRow(id, version, context, key)],
  role_grant: grantRows(id, context),
});

/** Keys by person. */
export async function personKeys(db: Readable): Promise<Map<string, string>> {
  const rows = await db.read('select person_id, key from person_key');
  return new Map(rows.map(({ person_id, key }) => [String(person_id), String(key)]));
}

/** Where the two tables are not what the files come to, person by person. */
export async function personDisagreements(
  db: Readable,
  persons: readonly PersonFile[],
): Promise<{ readonly person: PersonFile; readonly disagreements: Disagreement[] }[]> {
  const keys = await personKeys(db);
  const stored = {
    person_name: await rowsByPerson(db, 'person_name', 'person_id'),
    role_grant: await rowsByPerson(db, 'role_grant', 'person_id, number'),
  };
  return persons.flatMap((person) => {
    const expected = personRows(person, keys.get(person.id));
    const wrong = (Object.keys(personTables) as PersonTable[]).filter(
      (table) => textOf(table, expected[table]) !== textOf(table, stored[table].get(person.id) ?? []),
    );
    return wrong.length === 0 ? [] : [{ person, disagreements: wrong.map(derived) }];
  });
}

const derived = (table: PersonTable): Disagreement => ({ check: 'derived', values: { table } });

const textOf = (table: PersonTable, rows: readonly Row[]): string =>
  JSON.stringify(rows.map((row) => personTables[table].map((column) => row[column] ?? null)));

async function rowsByPerson(db: Readable, table: PersonTable, order: string): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (const row of await db.read(
    `select ${personTables[table].join(', ')} from ${table} order by ${order}`,
  )) {
    const person = String(row['person_id']);
    found.set(person, [...(found.get(person) ?? []), row]);
  }
  return found;
}
