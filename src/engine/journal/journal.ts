import { NotFound } from '../errors.js';
import type { Readable } from './snapshot.js';
import { readStored, type StoredFile } from './storedRows.js';

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
    return {
      entries,
      stored: withStored ? await readStored(db, filesOf(entries)) : new Map<string, StoredFile>(),
    };
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

const filesOf = (entries: readonly JournalRow[]): string[] => [
  ...new Set(entries.map(({ file_id }) => file_id)),
];
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
