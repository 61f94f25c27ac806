import { advance } from '../engine/advance.js';
import { Refused, Stale } from '../engine/errors.js';
import type { Moved } from '../engine/writing/moveWork.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';
import { takerOf } from '../machines/reorganisation.js';

/**
 * Passes what an ended unit has open (nominations, commitments, difficulties that it reported or must resolve) to the
 * successor named for it, else to the first, from the day of the reorganisation on, each file by an entry of its own.
 * A successor that inherits a commitment need not send its own where it never touched that. Two statements when
 * nothing is to do; what was cut short is found again. Resolves with the files that moved.
 */
export async function followSuccessions(db: Database, now: Instant): Promise<Moved[]> {
  const left = (await db.read(leftBehind)).flatMap((row) => passing(row, now));
  const moved = await Promise.all(left.map((one) => pass(db, one, now)));
  const spared = await Promise.all((await db.read(untouched)).map((row) => spare(db, row, now)));
  return [...moved, ...spared].filter((one) => one !== null);
}

/** Commitments that nobody touched, of units that inherited another in the same movement. */
const untouched = `
  select own.id, min(kept.code) as code from case_file own
  join case_file kept on kept.unit_id = own.unit_id and kept.movement_id = own.movement_id and kept.kind = 'commitment'
  where own.kind = 'commitment' and own.stage = 'due' and kept.stage <> 'waived'
  and own.state like '%"launchedItself":null%' and own.state like '%"acknowledged":[]%'
  and exists (select 1 from journal_entry where file_id = kept.id and move = 'passToSuccessor')
  and not exists (select 1 from journal_entry where file_id = own.id and move = 'passToSuccessor')
  group by own.id order by own.id`;

/** Null: it was waived meanwhile. */
async function spare(db: Database, { id, code }: Row, at: Instant): Promise<Moved | null> {
  const reason = `Đơn vị kế thừa cam kết ${String(code)}`;
  const key = `waive ${String(id)}`;
  try {
    const move = { type: 'waive', data: {} };
    const moved = await advance(db, String(id), move, { by: 'clock', at, reason, key });
    return moved.repeated ? null : moved;
  } catch (error) {
    if (error instanceof Stale || error instanceof Refused) return null;
    throw error;
  }
}

/** Files whose reporting, committing or responsible unit has ended; what has ended itself stays with it. */
const open = `file.stage not in ('closed', 'waived')`;
const leftBehind = `
  select file.id, unit.id as unit, unit.state from case_file unit join case_file file on file.unit_id = unit.id
  where unit.kind = 'unit' and unit.stage = 'ended' and ${open}
  union all
  select file.id, unit.id as unit, unit.state from case_file unit join case_file file
  on file.kind = 'difficulty' and file.state like '%"responsible":"' || unit.id || '"%'
  where unit.kind = 'unit' and unit.stage = 'ended' and ${open}`;

interface Passing {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Nothing passes before the day, or where nobody succeeds. */
function passing(row: Row, now: Instant): Passing[] {
  const { context } = JSON.parse(String(row['state'])) as { readonly context: JsonObject };
  const to = takerOf(context, String(row['id']));
  const ended = (text(context, 'until') ?? '') <= dateOf(now);
  return to !== null && ended ? [{ file: String(row['id']), from: String(row['unit']), to }] : [];
}

/** Null: somebody else passed it. */
async function pass(db: Database, { file, from, to }: Passing, at: Instant): Promise<Moved | null> {
  const move = { type: 'passToSuccessor', data: { from, to } };
  try {
    const moved = await advance(db, file, move, { by: 'clock', at, key: `passToSuccessor ${file} ${from}` });
    return moved.repeated ? null : moved;
  } catch (error) {
    if (error instanceof Stale) return null;
    throw error;
  }
}
