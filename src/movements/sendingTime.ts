import type { Instant, LegalDate } from '../machines/attempt.js';
import { addDays, dateOf, instantOf } from '../machines/legalDate.js';
import { isWorkingDay, workingDayOnOrAfter, type WorkingCalendar } from './workingCalendar.js';

/** From this hour on, and before the movement's morning, letters wait. */
const evening = '18:00';

/**
 * When a letter that is written at `at` goes out: at once within the working day, else on the next working morning;
 * but at once where that morning would come after `last`, the last day of what it asks. A year without a table holds
 * nothing back.
 */
export function sendingTime(
  at: Instant,
  last: LegalDate | null,
  { calendar, morning }: { readonly calendar: WorkingCalendar; readonly morning: string },
): Instant {
  const today = dateOf(at);
  if (![today, addDays(today, 31)].every((day) => calendar.years.has(Number(day.slice(0, 4))))) return at;
  const isEarly = at < instantOf(today, morning);
  if (isWorkingDay(calendar, today) && !isEarly && at < instantOf(today, evening)) return at;
  const day = workingDayOnOrAfter(calendar, isEarly ? today : addDays(today, 1));
  return last !== null && last >= today && day > last ? at : instantOf(day, morning);
}
