import { discardAbandoned } from '../disbursement/stagedImport.js';
import { advance } from '../engine/advance.js';
import { Stale } from '../engine/errors.js';
import { freezeMilestones } from '../engine/freezeMilestones.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { openCommitments } from '../engine/writing/openCommitments.js';
import type { Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import { pauseOn } from '../machines/letterPause.js';
import { followAmendments } from './followAmendments.js';
import { followSuccessions } from './followSuccessions.js';
import { joinReminders } from './joinReminders.js';
import { suppressFailing } from './suppressFailing.js';

/** Deadlines that one sweep takes at once: the write queue commits them together. */
const pageSize = 256;

/**
 * What the clock does at `now`: the deadlines of amended movements move; what ended units had to do passes to their
 * successors; commitments that units owe and nobody opened are opened; every deadline that fell due becomes its move,
 * the earliest first; milestones whose day has passed are frozen; reminders are joined; addresses from which letters
 * come back are written to no more; imports that came to nothing a day ago leave nothing behind. A row that somebody
 * else spent or moved meanwhile is passed over. Resolves with the moves made. What one step throws, such as a movement
 * whose new deadlines cannot be counted, is thrown when the others are done: it stops no other's clock.
 */
export async function sweep(db: Database, now: Instant): Promise<Moved[]> {
  const made: Moved[] = [];
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      made.push(...(await step(db, now)));
    } catch (error) {
      failures.push(error);
    }
  }
  await discardAbandoned(db, new Date(Date.parse(now) - day).toISOString());
  if (failures.length > 0) throw failures[0];
  return made;
}
const day = 86_400_000;
const steps = [
  ...[followAmendments, followSuccessions, openCommitments],
  ...[fireDue, freezeMilestones, joinReminders, suppressFailing],
];

async function fireDue(db: Database, now: Instant): Promise<Moved[]> {
  const made: Moved[] = [];
  const pauses = await pausedMovements(db);
  for (let due = await dueBy(db, now); due.length > 0; due = await dueBy(db, now)) {
    const moved = await Promise.all(due.map((row) => fire(db, row, silence(row, pauses), now)));
    made.push(...moved.filter((one) => one !== null));
  }
  return made;
}

interface DueRow {
  readonly file_id: string;
  readonly timer: string;
  readonly stage: string;
  readonly step: string;
  readonly due_at: Instant;
  readonly movement: string;
  /** A later rung of the same deadline has come due too, so that this one says nothing. */
  readonly passed_over: number | boolean;
}
type Pauses = ReadonlyMap<string, JsonObject>;

/** Contexts of the movements whose reminders are paused. */
async function pausedMovements(db: Database): Promise<Pauses> {
  const rows = await db.read(
    `select id, state from case_file where kind = 'movement' and state like '%"lettersPaused":{%'`,
  );
  return new Map(
    rows.map(({ id, state }) => [String(id), (JSON.parse(String(state)) as { context: JsonObject }).context]),
  );
}

/** Why a rung says nothing, for its entry; null: it speaks. */
function silence(
  { step, due_at: due, movement, passed_over: passedOver }: DueRow,
  pauses: Pauses,
): string | null {
  const context = pauses.get(movement);
  const pause = context && step !== 'due' ? pauseOn(context, dateOf(due)) : null;
  if (pause !== null) return `Thư nhắc của phong trào đang tạm dừng: ${pause}`;
  return passedOver ? laterRung : null;
}
const laterRung = 'Bậc sau của cùng thời hạn cũng đã đến: chỉ gửi bậc mới nhất.';

const dueBy = async (db: Database, now: Instant): Promise<DueRow[]> =>
  (await db.read(
    `select file_id, timer, deadline.stage, step, due_at, coalesce(movement_id, id) as movement, step <> 'due' and exists (select 1 from deadline later
       where later.file_id = deadline.file_id and later.timer = deadline.timer and later.stage = deadline.stage
       and later.step <> 'due' and later.due_at > deadline.due_at and later.due_at <= $1) as passed_over
     from deadline join case_file on id = file_id where due_at <= $1
     order by due_at, file_id, timer, deadline.stage, step limit ${String(pageSize)}`,
    [now],
  )) as unknown as DueRow[];

/** `due` is the wait itself; a rung of its ladder only reminds. */
async function fire(
  db: Database,
  { file_id: file, timer, stage, step }: DueRow,
  reason: string | null,
  at: Instant,
): Promise<Moved | null> {
  const type = step === 'due' ? timer : 'remind';
  try {
    return await advance(db, file, { type, data: { timer, stage, step } }, { by: 'clock', at, reason });
  } catch (error) {
    if (error instanceof Stale) return null;
    throw error;
  }
}
