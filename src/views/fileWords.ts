import { workingCalendar } from '../engine/writing/calendar.js';
import type { EntryBody } from '../engine/journal/entry.js';
import { dayInWords } from '../language/format.js';
import { kindLabels, move, rung, timer } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import type { JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { addDays, dateOf } from '../machines/legalDate.js';
import type { DeadlineRule } from '../machines/movementDefinition.js';
import { countInWords } from '../movements/countInWords.js';
import type { Pending } from './fileView.js';
import { titleText, type ListedFile } from './listedFile.js';

/** What is said of a file in the same words on the command line and on its page. */

/** What kind of file it is, and what it is about where that says more. */
export function aboutText(file: ListedFile, language: Language, names: Names): string {
  const parts = [say(kindLabels[file.kind], language), titleText(file, language, names)];
  return [...new Set(parts)].join(': ');
}

/** The last day of a deadline and how it was counted, or that it rests. */
export function dueText(
  { dueAt, daysLeft, version }: Pending,
  rule: DeadlineRule | undefined,
  history: readonly EntryBody[],
  language: Language,
): string {
  if (dueAt === null) {
    return say(
      { vi: `đang dừng, còn ${daysLeft} ngày làm việc`, en: `rests, ${daysLeft} working days left` },
      language,
    );
  }
  const last = addDays(dateOf(dueAt), -1);
  const from = history.find(({ seq }) => seq === version)?.at;
  const counted =
    from === undefined ? null : countInWords(rule, { from: dateOf(from), last }, workingCalendar(), language);
  return counted ?? say({ vi: 'hết ', en: 'until the end of ' }, language) + dayInWords(last, language);
}

/** The clock's moves say which deadline they are about, a reminder which step of its ladder. */
export function moveText(file: ListedFile, type: string, data: JsonObject, language: Language): string {
  const named = move(file.kind, file.machineVersion, type, language);
  const name = text(data, 'timer');
  if (name === null) {
    const about = text(data, 'milestone') ?? text(data, 'month');
    return about === null ? named : `${named} ${about}`;
  }
  return type === 'remind' ? `${named}: ${rung(name, text(data, 'step'), language)}` : timer(name, language);
}
