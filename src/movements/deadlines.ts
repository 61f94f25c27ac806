import type { Instant, LegalDate } from '../machines/attempt.js';
import { addDays, dateOf, instantOf, startOf } from '../machines/legalDate.js';
import type { DeadlineRule } from '../machines/movementDefinition.js';
import {
  addWorkingDays,
  lastWorkingDayOnOrBefore,
  workingDayOnOrAfter,
  workingDaysBetween,
  type WorkingCalendar,
} from './workingCalendar.js';

/**
 * When a deadline and the rungs of its ladder fall due. `due` falls due at the first instant after its last day in
 * Asia/Ho_Chi_Minh; a rung at the movement's morning hour (`07:30`) of its day, counted in working days from that
 * last day. Every function throws YearWithoutCalendar rather than guess a year.
 */

export interface DueRow {
  /** `due`, or a rung such as `-2` or `+1`. */
  readonly step: string;
  readonly dueAt: Instant;
}

/**
 * The rows of a wait that begins at `at`. The day that the file itself names wins over the rule's period. Rungs
 * whose hour has passed are left out, so that nothing is sent in a burst; `due` is always there, unless the rule
 * waits for a named day and none is named.
 */
export function dueRows(
  rule: DeadlineRule,
  namedDate: LegalDate | null,
  at: Instant,
  calendar: WorkingCalendar,
  morning: string,
): DueRow[] {
  const last = lastDay(rule, namedDate, dateOf(at), calendar);
  if (last === null) return [];
  const rungs = rule.ladder
    .map(({ step }) => ({ step, dueAt: instantOf(rungDay(step, last, calendar), morning) }))
    .filter(({ dueAt }) => dueAt > at);
  return [{ step: 'due', dueAt: startOf(addDays(last, 1)) }, ...rungs];
}

/** The last day on which the duty is in time. */
function lastDay(
  { period, notAfter }: DeadlineRule,
  namedDate: LegalDate | null,
  from: LegalDate,
  calendar: WorkingCalendar,
): LegalDate | null {
  const day = namedDate ?? dayOfPeriod(period, from, calendar);
  return day === null ? null : earlier(day, notAfter);
}

/** A date stands as it is; a period that ends on a day off ends on the next working day. */
function dayOfPeriod(
  period: DeadlineRule['period'],
  from: LegalDate,
  calendar: WorkingCalendar,
): LegalDate | null {
  if ('workingDays' in period) return addWorkingDays(calendar, from, period.workingDays);
  if ('days' in period) return workingDayOnOrAfter(calendar, addDays(from, period.days));
  return 'date' in period ? period.date : null;
}

const earlier = (day: LegalDate, notAfter: LegalDate | undefined): LegalDate =>
  notAfter !== undefined && notAfter < day ? notAfter : day;

/** A rung on the last day itself is of use only while an office can still act. */
const rungDay = (step: string, last: LegalDate, calendar: WorkingCalendar): LegalDate =>
  step === '0' ? lastWorkingDayOnOrBefore(calendar, last) : addWorkingDays(calendar, last, Number(step));

/** When a repeating rung that was spent at `at` comes again: so many days later, on a working morning. */
export const repeatedAt = (
  repeatDays: number,
  at: Instant,
  calendar: WorkingCalendar,
  morning: string,
): Instant => instantOf(workingDayOnOrAfter(calendar, addDays(dateOf(at), repeatDays)), morning);

/** Working days that a row still has when it comes to rest at `at`: that day counts as spent. */
export function workingDaysLeft(
  dueAt: Instant,
  step: string,
  at: Instant,
  calendar: WorkingCalendar,
): number {
  const day = dateOf(dueAt);
  return workingDaysBetween(calendar, dateOf(at), step === 'due' ? addDays(day, -1) : day);
}

/**
 * When a rested row falls due after the move at `at` that sets it going again: its days count from the next day,
 * and with none left the day of that move is the last. The rule's `notAfter` holds as before.
 */
export function resume(
  { step, daysLeft }: { readonly step: string; readonly daysLeft: number },
  { notAfter }: DeadlineRule,
  at: Instant,
  calendar: WorkingCalendar,
  morning: string,
): Instant {
  const day = addWorkingDays(calendar, dateOf(at), daysLeft);
  if (step !== 'due') return instantOf(day, morning);
  return startOf(addDays(earlier(day, notAfter), 1));
}
