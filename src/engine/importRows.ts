import { Tallying, type Tally } from '../disbursement/importTables.js';
import {
  beginStaging,
  discardStaged,
  endStaging,
  publishedTwin,
  stageRows,
  type ImportFile,
} from '../disbursement/stagedImport.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { ImportKind } from '../machines/facts.js';
import { advance } from './advance.js';
import { Invalid, NotFound, Stale } from './errors.js';
import { fileId } from './fileId.js';
import type { OpenHow } from './how.js';
import type { Moved } from './moveWork.js';

/** What an import came to. `moved` null: the same file was published before, and nothing was written. */
export interface Imported {
  readonly import: string;
  readonly tally: Tally | null;
  readonly moved: Moved | null;
}

/** A file to import; `rows` throws what is wrong with them, at the latest when it ends. */
export interface Importing extends Omit<ImportFile, 'id'> {
  readonly rows: AsyncIterable<readonly Row[]>;
}

/**
 * Publishes the rows of a file as one move of its movement: all of them, or none. While they are staged, others move
 * their files in between. The same file, read in the same way, changes nothing.
 * Throws what `rows` throws; Invalid for no rows; NotFound, Forbidden, Refused as `advance` does.
 */
export async function importRows(db: Database, importing: Importing, how: OpenHow): Promise<Imported> {
  const twin = await publishedTwin(db, importing);
  if (twin !== null) return { import: twin, tally: null, moved: null };
  return staging(db, importing, how, async (file, tally) => ({
    import: file.id,
    tally,
    moved: await publish(db, file, how),
  }));
}

/** Stages the rows, uses them, and takes them away again if that fails. */
async function staging<Result>(
  db: Database,
  { rows, ...given }: Importing,
  how: OpenHow,
  use: (file: ImportFile, tally: Tally) => Promise<Result>,
): Promise<Result> {
  const file = { ...given, id: fileId(how.at, how.random(10)) };
  try {
    return await use(file, await stage(db, file, rows, how.at));
  } catch (error) {
    await discardStaged(db, file.id);
    throw error;
  }
}

async function stage(db: Database, file: ImportFile, rows: Importing['rows'], at: string): Promise<Tally> {
  await beginStaging(db, file, at);
  const tallying = new Tallying(file.kind);
  for await (const batch of rows) {
    for (const row of batch) tallying.add(row);
    await stageRows(db, file, batch);
  }
  const tally = tallying.end();
  if (tally.rows === 0) throw new Invalid([{ path: 'file', message: noRows }]);
  await endStaging(db, file, tally);
  return tally;
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
  advanceMovement(db, movement, { type: moves[kind], data: { import: id } }, how);

/** Imports do not look at what others did to the movement meanwhile; its rules do. */
async function advanceMovement(
  db: Database,
  movement: string,
  move: Parameters<typeof advance>[2],
  how: OpenHow,
  tries = 5,
): Promise<Moved> {
  const [row] = await db.read('select version from case_file where id = $1', [movement]);
  if (row === undefined) throw new NotFound('movement', movement);
  try {
    return await advance(db, movement, move, { ...how, seen: Number(row['version']) });
  } catch (error) {
    if (!(error instanceof Stale) || tries === 1) throw error;
    return advanceMovement(db, movement, move, how, tries - 1);
  }
}
