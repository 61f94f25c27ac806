import { changesOf, type Changes } from '../../disbursement/changes.js';
import { Tallying, type Tally } from '../../disbursement/importTables.js';
import {
  beginStaging,
  discardStaged,
  endStaging,
  publishedTwin,
  stageRows,
  type ImportFile,
} from '../../disbursement/stagedImport.js';
import type { Row } from '../../entities/bulk.js';
import type { Database } from '../../entities/database.js';
import type { JsonObject } from '../../machines/attempt.js';
import type { ImportKind } from '../../machines/facts.js';
import { advanceMovement } from '../advanceMovement.js';
import { canonical } from '../journal/canonical.js';
import { Invalid } from '../errors.js';
import { fileId } from '../journal/fileId.js';
import type { OpenHow } from '../how.js';
import type { Moved } from '../writing/moveWork.js';

/** What an import came to. */
export interface Imported {
  /** Null: nothing was kept. */
  readonly import: string | null;
  /** Null: the same file was published before, and nothing was written. */
  readonly counted: { readonly tally: Tally; readonly changes: Changes } | null;
  readonly moved: Moved | null;
}

/** A file to import; `rows` throws what is wrong with them, at the latest when it ends. */
export interface Importing extends Omit<ImportFile, 'id' | 'mapping'> {
  readonly rows: AsyncIterable<readonly Row[]>;
  /** How the file was read. */
  readonly mapping: JsonObject;
  /** Says what would change, and keeps nothing. */
  readonly dryRun: boolean;
}

/**
 * Publishes the rows of a file as one move of its movement: all of them, or none. While they are staged, others move
 * their files in between. The same file, read in the same way, changes nothing.
 * Throws what `rows` throws; Invalid for no rows; NotFound, Forbidden, Refused as `advance` does.
 */
export async function importRows(
  db: Database,
  { rows, dryRun, ...given }: Importing,
  how: OpenHow,
): Promise<Imported> {
  const file = { ...given, mapping: canonical(given.mapping), id: fileId(how.at, how.random(10)) };
  const twin = await publishedTwin(db, file);
  if (twin !== null) return { import: twin, counted: null, moved: null };
  let moved: Moved | null = null;
  try {
    const tally = await stage(db, file, rows, how.at);
    const changes = await changesOf(db, file);
    if (!dryRun) moved = await publish(db, file, how);
    return { import: dryRun ? null : file.id, counted: { tally, changes }, moved };
  } finally {
    if (moved === null) await discardStaged(db, file.id);
  }
}

async function stage(db: Database, file: ImportFile, rows: Importing['rows'], at: string): Promise<Tally> {
  await beginStaging(db, file, at);
  const tallying = new Tallying(file.kind);
  await stageRows(db, file, tallied(rows, tallying));
  const tally = tallying.end();
  if (tally.rows === 0) throw new Invalid([{ path: 'file', message: noRows }]);
  await endStaging(db, file, tally);
  return tally;
}
async function* tallied(rows: Importing['rows'], tallying: Tallying): AsyncGenerator<readonly Row[]> {
  for await (const batch of rows) {
    for (const row of batch) tallying.add(row);
    yield batch;
  }
}

const noRows = {
  vi: 'Tệp không có dòng dữ liệu nào: kiểm tra lại trang tính.',
  en: 'The file has no rows: check its sheet.',
};

const moves: Readonly<Record<ImportKind, string>> = {
  plans: 'importPlans',
  disbursements: 'importDisbursements',
};

const publish = (db: Database, { id, movement, kind }: ImportFile, how: OpenHow): Promise<Moved> =>
  advanceMovement(db, movement, how, () => Promise.resolve({ type: moves[kind], data: { import: id } }));
