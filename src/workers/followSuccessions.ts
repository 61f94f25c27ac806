import { advance } from '../engine/advance.js';
import { Stale } from '../engine/errors.js';
import type { Moved } from '../engine/writing/moveWork.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { text, texts } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';

/**
 * Passes what an ended unit has open (nominations, commitments, difficulties that it reported or must resolve) to its
 * first successor, from the day of the reorganisation on, each file by an entry of its own. One statement when nothing
 * is to do; what was cut short is found again. Resolves with the files that passed.
 */
export async function followSuccessions(db: Database, now: Instant): Promise<Moved[]> {
  const left = (await db.read(leftBehind)).flatMap((row) => passing(row, now));
  const moved = await Promise.all(left.map((one) => pass(db, one, now)));
  return moved.filter((one) => one !== null);
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
  const [to] = texts(context, 'successors');
  const ended = (text(context, 'until') ?? '') <= dateOf(now);
  return to !== undefined && ended ? [{ file: String(row['id']), from: String(row['unit']), to }] : [];
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
