import { date, dayInWords } from '../language/format.js';
import { choice } from '../language/labels.js';
import type { JsonObject } from '../machines/attempt.js';
import { group, text } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';
import { workingDaysBetween } from '../movements/workingCalendar.js';
import type { Occasion } from './occasion.js';

/** Words that letters share. */

/** `thứ Sáu 26/07/2024`; a dash where no day is set. */
export const dutyDay = ({ duty, language }: Occasion): string =>
  duty ? dayInWords(duty.last, language) : '–';

/** `26/07/2024`, for subjects. */
export const dutyDate = ({ duty }: Occasion): string => (duty ? date(duty.last) : '–');

/** How far the last day is: `còn 3 ngày làm việc`, `đã quá 2 ngày làm việc`. */
export function distance({ duty, today, calendar, word }: Occasion): string {
  if (!duty) return word('không đặt hạn', 'no day is set');
  const ahead = workingDaysBetween(calendar, today, duty.last);
  if (ahead > 0) return word(`còn ${ahead} ngày làm việc`, `${ahead} working days left`);
  if (today <= duty.last) return word('hôm nay là ngày cuối', 'today is the last day');
  const over = workingDaysBetween(calendar, duty.last, today);
  return word(`đã quá ${over} ngày làm việc`, `${over} working days over`);
}

/** Name of the nominee of a nomination. */
export const nominee = ({ file, name }: Occasion): string =>
  name(text(group(file.state.context, 'nominee'), 'id') ?? '');

export const award = ({ file, language }: Occasion): string =>
  choice(text(file.state.context, 'award') ?? '', language);

/** The file that a nomination's letter is about, in one row of its table. */
export const fileFigure = (about: Occasion): readonly [string, string] => [
  about.word('Hồ sơ', 'File'),
  `${about.file.code}, ${award(about)}, ${nominee(about)}`,
];

/** `Kế hoạch 2268/KH-UBND, mục III.2`, or without a number where the plan's is not known. */
export function plan({ definition, word }: Occasion, section: string): string {
  const number = definition?.plan.number;
  return number
    ? word(`Kế hoạch ${number}, mục ${section}`, `Plan ${number}, section ${section}`)
    : word(`Kế hoạch của phong trào, mục ${section}`, `the movement's plan, section ${section}`);
}

export const openFile = ({ file, url, word }: Occasion) => ({
  label: word(`Mở hồ sơ ${file.code}`, `Open file ${file.code}`),
  url,
});

/** `123/TTr-UBND ngày 02/10/2024`: a numbered paper of a move's data or of a context. */
export function paper({ word }: Occasion, data: JsonObject): string {
  const [number, day] = [text(data, 'number') ?? '–', text(data, 'date')];
  const on = day === null ? '' : word(` ngày ${date(day)}`, ` of ${date(day)}`);
  return `${number}${on}`;
}

/** What the last move of this name gave; `{}`: it was not made. */
export const given = ({ history }: Occasion, move: string): JsonObject =>
  history.findLast((entry) => entry.move === move)?.data ?? {};

/** The reason of the move that asked for the letter. */
export const reasonGiven = ({ entry }: Occasion): string => entry.reason ?? '–';

/** The day of the move that asked for the letter. */
export const moveDay = ({ entry }: Occasion): string => date(dateOf(entry.at));
