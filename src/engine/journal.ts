import { NotFound } from './errors.js';
import type { Readable } from './snapshot.js';

/** Reads journals page by page, so that memory stays flat however long history is. */

/** A row of `journal_entry`. */
export interface JournalRow {
  readonly file_id: string;
  readonly seq: number;
  readonly at: string;
  readonly move: string;
  readonly actor_id: string;
  readonly key: string | null;
  /** SQLite hands over bytes twice as fast as text, and they are what is hashed. */
  readonly body: string | Buffer;
  readonly hash: string;
}

/** Of `case_file`, what its journal says too, and its names. */
export interface FileRow {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
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
export interface JournalPage {
  readonly entries: readonly JournalRow[];
  /** By file id. */
  readonly stored: ReadonlyMap<string, StoredFile>;
}

const pageSize = 1_000;

/**
 * Every entry, file by file in the order of their seq, or those of one file; with what is stored about their files,
 * if asked for. The next page is read ahead.
 */
export async function* journalPages(
  db: Readable,
  file: string | null,
  withStored: boolean,
): AsyncGenerator<JournalPage> {
  const readPage = async (after: JournalRow | null): Promise<JournalPage> => {
    const entries = await readEntries(db, file, after);
    return { entries, stored: withStored ? await readStored(db, entries) : new Map<string, StoredFile>() };
  };
  let next = readPage(null);
  for (;;) {
    const page = await next;
    const last = page.entries.at(-1);
    if (!last) return;
    next = page.entries.length < pageSize ? Promise.resolve(noPage) : readPage(last);
    // A failure is met where the page is awaited, if the caller comes that far.
    next.catch(() => null);
    yield page;
  }
}

const noPage: JournalPage = { entries: [], stored: new Map() };

/**
 * In the order that the database's own index has, whichever its language: ids are compared nowhere but there, and
 * asking for the order of bytes would sort the whole table for every page.
 */
async function readEntries(db: Readable, file: string | null, after: JournalRow | null) {
  const body = db.kind === 'sqlite' ? 'cast(body as blob) as body' : 'body';
  const columns = `file_id, seq, at, move, actor_id, key, ${body}, hash`;
  const rows =
    file === null
      ? await db.read(
          `select ${columns} from journal_entry where (file_id, seq) > ($1, $2)
           order by file_id, seq limit ${pageSize}`,
          [after?.file_id ?? '', after?.seq ?? 0],
        )
      : await db.read(
          `select ${columns} from journal_entry where file_id = $1 and seq > $2 order by seq limit ${pageSize}`,
          [file, after?.seq ?? 0],
        );
  return rows as unknown as JournalRow[];
}

async function readStored(db: Readable, entries: readonly JournalRow[]): Promise<Map<string, StoredFile>> {
  const files = [...new Set(entries.map(({ file_id }) => file_id))];
  const [first, last] = [files[0], files.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const between = (column: string) => `${column} between $1 and $2`;
  // One after the other: PostgreSQL's connection takes one statement at a time.
  const rows = (await db.read(
    `select id, kind, code, title, stage, version, head, state, machine_id, machine_version, machine_hash, opened_at, moved_at
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

/** How many entries there are, for whoever went through them all. */
export async function countEntries(db: Readable): Promise<number> {
  const [row] = await db.read('select count(*) as n from journal_entry');
  return Number(row?.['n']);
}

/** The id of a file, by id or code. Throws NotFound. */
export async function fileIdOf(db: Readable, idOrCode: string): Promise<string> {
  const [row] = await db.read('select id from case_file where id = $1 or code = $1', [idOrCode]);
  if (!row) throw new NotFound('file', idOrCode);
  return row['id'] as string;
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
