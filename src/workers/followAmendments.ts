import { advance } from '../engine/advance.js';
import { Stale } from '../engine/errors.js';
import type { Moved } from '../engine/writing/moveWork.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { FileKind, Instant, JsonObject } from '../machines/attempt.js';
import { waitingStages } from '../machines/decide.js';

/** Files whose journals one batch reads at once. */
const sliceSize = 64;

/**
 * Moves the pending deadlines of every movement that was amended to where its new rules put them, file by file, each
 * by an entry of its own. The movement's own entry says that all are done, so that whatever was cut short is found
 * again. Costs one statement when nothing is to do. Resolves with the files whose deadlines moved.
 */
export async function followAmendments(db: Database, now: Instant): Promise<Moved[]> {
  const made: Moved[] = [];
  for (const { id, version } of await amended(db)) {
    const files = await waiting(db, id);
    for (let first = 0; first < files.length; first += sliceSize) {
      const slice = files.slice(first, first + sliceSize);
      const moved = await Promise.all(slice.map((file) => reschedule(db, file, version, now)));
      made.push(...moved.filter((one) => one !== null));
    }
    await reschedule(db, id, version, now);
  }
  return made;
}

/** Movements amended since they were launched, or since their files last followed. */
async function amended(db: Database): Promise<{ readonly id: string; readonly version: number }[]> {
  const last = (moves: string): string =>
    `(select max(seq) from journal_entry where file_id = movement.id and move in (${moves}))`;
  const rows = await db.read(
    `select id, state from case_file movement
     where kind = 'movement' and ${last(`'amend'`)} > ${last(`'launch', 'reschedule'`)} order by id`,
  );
  return rows.map(({ id, state }) => {
    const { context } = JSON.parse(String(state)) as { readonly context: JsonObject };
    return { id: String(id), version: Number(context['definitionVersion']) };
  });
}

/** Files with a pending deadline, and those that stand where their chart waits: an amendment may give that a length. */
async function waiting(db: Database, movement: string): Promise<string[]> {
  const rows = await db.read(
    `select id, kind, stage, machine_version, pending.file_id from case_file
     left join (select distinct file_id from deadline) pending on pending.file_id = id
     where movement_id = $1 order by id`,
    [movement],
  );
  return rows.filter((row) => row['file_id'] !== null || waitsAt(row)).map(({ id }) => String(id));
}

const waitsAt = ({ kind, stage, machine_version: version }: Row): boolean =>
  waitingStages(kind as FileKind, Number(version)).includes(String(stage));

/** Null: nothing moves, or the movement was amended again meanwhile and is found once more. */
async function reschedule(
  db: Database,
  file: string,
  definitionVersion: number,
  at: Instant,
): Promise<Moved | null> {
  const key = `reschedule ${file} ${String(definitionVersion)}`;
  try {
    const move = { type: 'reschedule', data: { definitionVersion } };
    const moved = await advance(db, file, move, { by: 'clock', at, key });
    return moved.repeated ? null : moved;
  } catch (error) {
    if (error instanceof Stale) return null;
    throw error;
  }
}
