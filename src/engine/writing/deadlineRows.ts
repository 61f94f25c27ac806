import type { Instant, LegalDate } from '../../machines/attempt.js';
import { namedDate, runs } from '../../machines/decide.js';
import type { DeadlineRule, Milestone } from '../../machines/movementDefinition.js';
import { delayOf, type FileState, type Moved, type TimerKey } from '../../machines/state.js';
import { dueRows, repeatedAt, resume, workingDaysLeft } from '../../movements/deadlines.js';
import type { WorkingCalendar } from '../../movements/workingCalendar.js';
import type { DeadlineKey, DeadlineSet } from '../journal/entry.js';
import type { PendingDeadline } from './workspace.js';

/** The lengths of a movement's waits, and the calendar that counts them. */
export interface Lengths {
  readonly deadlines: Readonly<Record<string, DeadlineRule>>;
  readonly milestones: readonly Pick<Milestone, 'key' | 'on'>[];
  readonly morning: string;
  readonly calendar: WorkingCalendar;
}

export interface DeadlineChanges {
  /** Rows set or changed. */
  readonly set: readonly DeadlineSet[];
  /** Rows removed, the spent one included. */
  readonly cancelled: readonly DeadlineKey[];
  /** What is pending after the move. */
  readonly pending: readonly PendingDeadline[];
}

/**
 * The rows that follow from a move: those spent or cancelled go, new waits come, and every row runs while the file
 * stands in its stage and nothing stops the clock; otherwise it rests with the working days that it has left.
 * Throws YearWithoutCalendar when a length cannot be counted.
 */
export function deadlineChanges(
  before: readonly PendingDeadline[],
  { next, timers, cancelled }: Moved,
  spent: DeadlineKey | null,
  move: { readonly at: Instant; readonly seq: number },
  lengths: Lengths | null,
): DeadlineChanges {
  const gone = before.filter(
    (row) => isOf(row, cancelled) || isOf(row, timers) || (spent && same(row, spent)),
  );
  const staying = before.filter((row) => !gone.includes(row));
  if (lengths === null || (before.length === 0 && timers.length === 0)) {
    return { set: [], cancelled: gone.map(keyOf), pending: staying };
  }
  const fresh = [
    ...timers.flatMap((timer) => newRows(next, timer, move.at, lengths)),
    ...(spent ? repeated(spent, move.at, lengths) : []),
  ];
  const kept = staying.map((row) => ({ row, now: settled(next, row, move.at, lengths) }));
  const changed = kept.filter(({ row, now }) => now !== row);
  const set = [...fresh.map((row) => settled(next, row, move.at, lengths)), ...changed.map(({ now }) => now)];
  return {
    set,
    cancelled: gone.filter((row) => !set.some((one) => same(one, row))).map(keyOf),
    pending: [
      ...kept.filter(({ row, now }) => now === row).map(({ row }) => row),
      ...set.map((row) => ({ ...row, version: move.seq })),
    ],
  };
}

export const same = (one: DeadlineKey, other: DeadlineKey): boolean =>
  one.timer === other.timer && one.stage === other.stage && one.step === other.step;
export const isOf = (row: TimerKey, keys: readonly TimerKey[]): boolean =>
  keys.some(({ timer, stage }) => row.timer === timer && row.stage === stage);
export const keyOf = ({ timer, stage, step }: DeadlineKey): DeadlineKey => ({ timer, stage, step });

/** A wait that begins: its last day and the rungs of its ladder. A movement that sets no length sets no deadline. */
export function newRows(state: FileState, key: TimerKey, at: Instant, lengths: Lengths): DeadlineSet[] {
  const rule = lengths.deadlines[delayOf(key.timer)];
  if (!rule) return [];
  const named = namedDate(state, key.timer, key.stage) ?? milestoneDay(key, lengths);
  return dueRows(rule, named, at, lengths.calendar, lengths.morning).map(({ step, dueAt }) => ({
    ...key,
    step,
    dueAt,
    daysLeft: null,
  }));
}

/** A milestone's wait is named after it: its day is the movement's. */
const milestoneDay = ({ timer }: TimerKey, { milestones }: Lengths): LegalDate | null =>
  milestones.find(({ key }) => timer === `milestoneDue:${key}`)?.on ?? null;

/** A rung that comes again and again sets its next row when it is spent. */
function repeated(spent: DeadlineKey, at: Instant, { deadlines, calendar, morning }: Lengths): DeadlineSet[] {
  const rung = deadlines[delayOf(spent.timer)]?.ladder.find(({ step }) => step === spent.step);
  if (rung?.repeatDays === undefined) return [];
  return [{ ...spent, dueAt: repeatedAt(rung.repeatDays, at, calendar, morning), daysLeft: null }];
}

/** The row running or resting, as the file now stands: the very same one where nothing changes. */
export function settled(state: FileState, row: DeadlineSet, at: Instant, lengths: Lengths): DeadlineSet {
  const { timer, stage, step, dueAt, daysLeft } = row;
  const running = runs(state, timer, stage);
  if (running && dueAt === null) {
    const rule = lengths.deadlines[delayOf(timer)];
    if (!rule) return row;
    const resumed = resume({ step, daysLeft: daysLeft ?? 0 }, rule, at, lengths.calendar, lengths.morning);
    return { timer, stage, step, dueAt: resumed, daysLeft: null };
  }
  if (!running && dueAt !== null) {
    return { timer, stage, step, dueAt: null, daysLeft: workingDaysLeft(dueAt, step, at, lengths.calendar) };
  }
  return row;
}
