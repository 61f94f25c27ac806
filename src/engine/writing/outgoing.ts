import type { Attempt, Instant } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import { addDays, dateOf } from '../../machines/legalDate.js';
import { sendingTime } from '../../movements/sendingTime.js';
import type { Lengths } from './deadlineRows.js';
import type { DeadlineKey, DeadlineSet } from '../journal/entry.js';

/** Which rungs of a ladder speak, and when letters go out: decided when their rows are written. */

/** Reminders wait so long after the hour of their rung, so that those of one recipient are joined in one letter. */
const gathering = 15 * 60_000;

/** A rung, not the deadline itself: the hour for which it was set. */
export const rungDue = (rows: readonly DeadlineSet[], spent: DeadlineKey | null): Instant | null =>
  spent === null || spent.step === 'due'
    ? null
    : (rows.find((row) => sameWait(row, spent) && row.step === spent.step)?.dueAt ?? null);

/** After an outage several rungs of one deadline are due at once: only the latest speaks, the others are passed over. */
export function overtaken(rows: readonly DeadlineSet[], spent: DeadlineKey | null, at: Instant): boolean {
  const due = rungDue(rows, spent);
  if (spent === null || due === null) return false;
  return rows.some(
    (row) =>
      sameWait(row, spent) && row.step !== 'due' && row.dueAt !== null && due < row.dueAt && row.dueAt <= at,
  );
}

const sameWait = (row: DeadlineKey, spent: DeadlineKey): boolean =>
  row.timer === spent.timer && row.stage === spent.stage;

/**
 * When the letters of a move go out. A reminder by the hour of its rung, however late in that day the clock looked; a
 * digest at the hour of what it joins; everything else by the working day.
 */
export function goesOut(
  { at, data }: Attempt,
  rung: Instant | null,
  set: readonly DeadlineSet[],
  lengths: Lengths | null,
): Instant {
  const joined = text(data, 'nextAt');
  if (joined !== null) return joined;
  if (!lengths) return at;
  if (rung !== null && dateOf(rung) === dateOf(at)) return later(rung);
  const due = set.find(({ step, dueAt }) => step === 'due' && dueAt !== null)?.dueAt ?? null;
  const last = due === null ? null : addDays(dateOf(due), -1);
  return sendingTime(at, last, lengths);
}

const later = (at: Instant): Instant => new Date(Date.parse(at) + gathering).toISOString();
