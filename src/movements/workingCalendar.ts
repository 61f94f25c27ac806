import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { addDays, weekdayOf } from '../machines/legalDate.js';
import type { Sourced } from '../machines/movementDefinition.js';
import { YearWithoutCalendar } from './mistakes.js';

/**
 * Working days of the province's offices, counted from one table a year: swapped and compensatory days are decided
 * year by year, so no formula gives them (Labour Code 2019, art. 111(3), 112(3)).
 */

/** One year as its file in `movements/calendar/` says it. Saturdays and Sundays are off unless made up for. */
export interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly ({ readonly date: LegalDate; readonly name: Label } & Sourced)[];
  /** Saturdays worked in exchange for a day off. */
  readonly workingSaturdays: readonly ({
    readonly date: LegalDate;
    readonly insteadOf: LegalDate;
  } & Sourced)[];
}

/** Several years, ready for counting: made by `calendarOf`. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>;
  readonly daysOff: ReadonlyMap<LegalDate, Label>;
  readonly workingSaturdays: ReadonlySet<LegalDate>;
}

export const calendarOf = (years: readonly CalendarYear[]): WorkingCalendar => ({
  years: new Set(years.map(({ year }) => year)),
  daysOff: new Map(years.flatMap(({ daysOff }) => daysOff.map(({ date, name }) => [date, name] as const))),
  workingSaturdays: new Set(
    years.flatMap(({ workingSaturdays }) => workingSaturdays.map(({ date }) => date)),
  ),
});

/** What kind of day a date is; `name` says which holiday or exchange makes it a day off. */
export interface CalendarDay {
  readonly date: LegalDate;
  readonly kind: 'working' | 'madeUp' | 'weekend' | 'holiday';
  readonly name: Label | null;
}

/** Throws YearWithoutCalendar: an unknown year is never guessed. */
export function dayOf(calendar: WorkingCalendar, date: LegalDate): CalendarDay {
  const year = Number(date.slice(0, 4));
  if (!calendar.years.has(year)) throw new YearWithoutCalendar(year);
  const name = calendar.daysOff.get(date) ?? null;
  if (name) return { date, kind: 'holiday', name };
  if (calendar.workingSaturdays.has(date)) return { date, kind: 'madeUp', name };
  return { date, kind: [0, 6].includes(weekdayOf(date)) ? 'weekend' : 'working', name };
}

export const isWork = ({ kind }: CalendarDay): boolean => kind === 'working' || kind === 'madeUp';

/** Whether an office works on this day. Throws YearWithoutCalendar. */
export const isWorkingDay = (calendar: WorkingCalendar, date: LegalDate): boolean =>
  isWork(dayOf(calendar, date));

/** A count of working days, day by day: enough to say it in words. */
export interface WorkingDayCount {
  /** The day of the event, which is not counted. */
  readonly from: LegalDate;
  readonly workingDays: number;
  /** Every day after `from` up to `last`, those off among them. */
  readonly days: readonly CalendarDay[];
  readonly last: LegalDate;
}

/** Counts `workingDays` (0 or more) forward from the day of an event, and says what was skipped. */
export function countWorkingDays(
  calendar: WorkingCalendar,
  from: LegalDate,
  workingDays: number,
): WorkingDayCount {
  const days: CalendarDay[] = [];
  for (let date = from, counted = 0; counted < workingDays;) {
    date = addDays(date, 1);
    const day = dayOf(calendar, date);
    days.push(day);
    if (isWork(day)) counted += 1;
  }
  return { from, workingDays, days, last: days.at(-1)?.date ?? from };
}

/** `count` working days after `from` (before it when negative); `from` itself is not counted. */
export function addWorkingDays(calendar: WorkingCalendar, from: LegalDate, count: number): LegalDate {
  const counted = countedIn.get(calendar) ?? new Map<string, LegalDate>();
  countedIn.set(calendar, counted);
  const asked = `${from} ${String(count)}`;
  const found = counted.get(asked) ?? walk(calendar, from, count);
  counted.set(asked, found);
  return found;
}

/** Every ladder of a day counts the same days again: a calendar never changes, so that each is counted once. */
const countedIn = new WeakMap<WorkingCalendar, Map<string, LegalDate>>();

function walk(calendar: WorkingCalendar, from: LegalDate, count: number): LegalDate {
  const direction = Math.sign(count);
  let date = from;
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, direction);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `until`; 0 when `until` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LegalDate, until: LegalDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= until; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}

/** The last day, not after `date`, on which an office can still act. */
export const lastWorkingDayOnOrBefore = (calendar: WorkingCalendar, date: LegalDate): LegalDate =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1);

/** `date` when it is a working day, else the next one: where a period that ends on a day off ends. */
export const workingDayOnOrAfter = (calendar: WorkingCalendar, date: LegalDate): LegalDate =>
  isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1);
