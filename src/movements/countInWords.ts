import { workingDaysInWords } from '../language/deadline.js';
import type { Language } from '../language/language.js';
import type { LegalDate } from '../machines/attempt.js';
import type { DeadlineRule } from '../machines/movementDefinition.js';
import { countWorkingDays, type WorkingCalendar } from './workingCalendar.js';

/**
 * How the last day of a wait was counted, in words; null where it is not the one that the movement's period gives: a
 * day that the plan or the file names, or one that was moved. Throws YearWithoutCalendar.
 */
export function countInWords(
  rule: DeadlineRule | undefined,
  { from, last }: { readonly from: LegalDate; readonly last: LegalDate },
  calendar: WorkingCalendar,
  language: Language,
): string | null {
  if (!rule || !('workingDays' in rule.period)) return null;
  const count = countWorkingDays(calendar, from, rule.period.workingDays);
  return count.last === last ? workingDaysInWords(count, language) : null;
}
