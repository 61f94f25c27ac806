import type { Instant } from '../machines/attempt.js';
import type { ImportKind } from '../machines/facts.js';
import { insertPacked, type Row, type Statement } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Work } from '../entities/writeQueue.js';
import { importTables, type Tally } from './importTables.js';

/**
 * Rows of an import on their way in. They are written in short transactions, between which others move their files,
 * and count for nobody until the movement's move publishes the import by one statement.
 */

export interface ImportFile {
  readonly id: string;
  readonly movement: string;
  readonly kind: ImportKind;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly sheet: string | null;
  /** Canonical JSON: how the file was read. */
  readonly mapping: string;
}

/** Most rows in one transaction: others wait no longer than these take. One statement holds them. */
const chunkSize = 500;

/** */
export const beginStaging = (db: Database, file: ImportFile, at: Instant): Promise<true> =>
  write(db, [
    {
      text: `insert into data_import (id, movement_id, kind, sha256, sheet, mapping, staged_at)
             values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [file.id, file.movement, file.kind, file.sha256, file.sheet, file.mapping, at],
    },
  ]);

/**
 * Writes rows as they come, which carry their `line` and the columns of their table: while some are written, the next
 * are read. Throws what `batches` throws.
 */
export async function stageRows(
  db: Database,
  { id, kind }: ImportFile,
  batches: AsyncIterable<readonly Row[]>,
): Promise<void> {
  const { table, columns, amounts } = importTables[kind];
  const packed = { columns: ['import_id', 'line', ...columns], integers: ['line', ...amounts] };
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const chunk of chunksOf(batches)) {
      await writing;
      const rows = chunk.map((row) => ({ ...row, import_id: id }));
      writing = write(db, insertPacked(table, packed, rows));
      // Whoever waits for it next hears of it.
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
}

/** A sheet comes in pieces of a few rows, and each transaction costs the disk the same. */
async function* chunksOf(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let waiting: Row[] = [];
  for await (const batch of batches) {
    waiting.push(...batch);
    for (; waiting.length >= chunkSize; waiting = waiting.slice(chunkSize)) yield waiting.slice(0, chunkSize);
  }
  if (waiting.length > 0) yield waiting;
}

/** After the last row: only now can the import be published. */
export const endStaging = (db: Database, { id }: ImportFile, tally: Tally): Promise<true> =>
  write(db, [
    {
      text: 'update data_import set "rows" = $1, totals = $2, rows_hash = $3, months = $4 where id = $5',
      values: [tally.rows, JSON.stringify(tally.totals), tally.rowsHash, JSON.stringify(tally.months), id],
    },
  ]);

/** Takes away an import that was never published. */
export async function discardStaged(db: Database, id: string): Promise<void> {
  for (const { table } of Object.values(importTables)) {
    const [last] = await db.read(`select max(line) as line from ${table} where import_id = $1`, [id]);
    for (let from = 0; from <= Number(last?.['line'] ?? -1); from += chunkSize)
      await write(db, [removal(table, id, from)]);
  }
  await write(db, [{ text: `delete from data_import where id = $1 and ${unpublished}`, values: [id] }]);
}
const unpublished = 'published_at is null';

/** A published row is never deleted, whoever asks. */
const removal = (table: string, id: string, from: number): Statement => ({
  text: `delete from ${table} where import_id = $1 and line >= $2 and line < $3
         and exists (select 1 from data_import where id = $1 and ${unpublished})`,
  values: [id, from, from + chunkSize],
});

/** Takes away what imports that came to nothing left before an instant; says how many. */
export async function discardAbandoned(db: Database, before: Instant): Promise<number> {
  const left = await db.read(`select id from data_import where ${unpublished} and staged_at < $1`, [before]);
  for (const { id } of left) await discardStaged(db, String(id));
  return left.length;
}

/** The published import of the same file, read in the same way; null: there is none that counts. */
export async function publishedTwin(
  db: Database,
  { movement, kind, sha256, mapping }: Omit<ImportFile, 'id'>,
): Promise<string | null> {
  const [row] = await db.read(
    `select id from data_import where movement_id = $1 and kind = $2 and sha256 = $3 and mapping = $4
     and published_at is not null and reversed_at is null`,
    [movement, kind, sha256, mapping],
  );
  return row === undefined ? null : String(row['id']);
}

const write = (db: Database, statements: readonly Statement[]): Promise<true> =>
  db.write.submit(stagingWork, statements);

const stagingWork: Work<readonly Statement[], true> = {
  async run(session, requests) {
    for (const { text, values } of requests.flat()) await session.query(text, values);
    return requests.map(() => ({ value: true }));
  },
  // Nobody counts on staged rows: where the answer is lost, the import begins anew.
  isDurable: () => Promise.resolve(false),
};
