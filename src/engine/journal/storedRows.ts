import type { Readable } from './snapshot.js';

/** What the tables beside the journal hold about files. */

/** Of `case_file`, what its journal says too, and its names. */
export interface FileRow {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly movement_id: string | null;
  readonly unit_id: string | null;
  readonly subject_id: string | null;
  readonly title: string;
  readonly stage: string;
  readonly version: number;
  readonly head: string;
  readonly state: string;
  readonly machine_id: string | null;
  readonly machine_version: number | null;
  readonly machine_hash: string | null;
  readonly opened_at: string;
  readonly moved_at: string;
}

export interface DeadlineRow {
  readonly file_id: string;
  readonly timer: string;
  readonly stage: string;
  readonly step: string;
  readonly due_at: string | null;
  readonly days_left: number | null;
  readonly version: number;
}

/** Of `outbox_message`, what its entry says too, and what a person or a move wrote into it. */
export interface LetterRow {
  readonly id: string;
  readonly file_id: string;
  readonly seq: number;
  readonly letter: string;
  readonly params: string;
  readonly created_at: string;
  readonly note: string | null;
}

/** What the other tables hold about one file. */
export interface StoredFile {
  readonly row: FileRow | null;
  readonly deadlines: readonly DeadlineRow[];
  readonly letters: readonly LetterRow[];
}
/** Of files that follow each other in the order of the database, by id. */
export async function readStored(db: Readable, files: readonly string[]): Promise<Map<string, StoredFile>> {
  const [first, last] = [files[0], files.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const between = (column: string) => `${column} between $1 and $2`;
  // One after the other: PostgreSQL's connection takes one statement at a time.
  const rows = (await db.read(
    `select id, kind, code, movement_id, unit_id, subject_id, title, stage, version, head, state, machine_id, machine_version, machine_hash, opened_at, moved_at
     from case_file where ${between('id')}`,
    [first, last],
  )) as unknown as FileRow[];
  const deadlines = (await db.read(
    `select file_id, timer, stage, step, due_at, days_left, version from deadline where ${between('file_id')}`,
    [first, last],
  )) as unknown as DeadlineRow[];
  const letters = (await db.read(
    `select id, file_id, seq, letter, params, created_at, note from outbox_message where ${between('file_id')}`,
    [first, last],
  )) as unknown as LetterRow[];
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const deadlinesOf = byFile(deadlines);
  const lettersOf = byFile(letters);
  return new Map(
    files.map((id) => [
      id,
      { row: rowOf.get(id) ?? null, deadlines: deadlinesOf.get(id) ?? [], letters: lettersOf.get(id) ?? [] },
    ]),
  );
}

/** Rows about a file that has no journal at all; `file` is its code, or its id in the other tables. */
export async function rowsWithoutJournal(
  db: Readable,
): Promise<{ readonly table: string; readonly file: string }[]> {
  const strays = [
    ['case_file', 'id', 'code'],
    ['deadline', 'file_id', 'file_id'],
    ['outbox_message', 'file_id', 'file_id'],
  ].map(
    ([table, column, name]) =>
      `select distinct '${table}' as "table", ${name} as file from ${table} stored
       where not exists (select 1 from journal_entry where file_id = stored.${column})`,
  );
  return (await db.read(strays.join(' union all '))) as unknown as { table: string; file: string }[];
}

function byFile<Row extends { readonly file_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.file_id);
    if (known) known.push(row);
    else found.set(row.file_id, [row]);
  }
  return found;
}
