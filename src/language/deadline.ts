import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { twoDigits, weekday } from './format.js';
import { say, type Language } from './language.js';

/** How a working day was counted, in words: the first day is not counted, and every day skipped is named. */

interface CountedDay {
  readonly date: LegalDate;
  readonly kind: 'working' | 'madeUp' | 'weekend' | 'holiday';
  /** Which holiday or exchange makes it a day off. */
  readonly name: Label | null;
}
/** A count of working days, every day after `from` up to `last`. */
interface Count {
  readonly from: LegalDate;
  readonly workingDays: number;
  readonly days: readonly CountedDay[];
  readonly last: LegalDate;
}

/**
 * `05 ngày làm việc kể từ thứ Bảy 20/7/2024: không tính ngày 20/7; nghỉ Chủ nhật 21/7; 22, 23, 24, 25, 26/7 → hết
 * thứ Sáu 26/7/2024`.
 */
export function workingDaysInWords(count: Count, language: Language): string {
  const [from, last] = [withYear(count.from, language), withYear(count.last, language)];
  const uncounted = { vi: 'không tính ngày', en: 'not counting' }[language];
  const steps = [
    `${uncounted} ${dayAndMonth(count.from)}`,
    ...runs(count.days).map((run) => runInWords(run, language)),
  ];
  const days = twoDigits(count.workingDays);
  return language === 'vi'
    ? `${days} ngày làm việc kể từ ${from}: ${steps.join('; ')} → hết ${last}`
    : `${days} working days from ${from}: ${steps.join('; ')} → until the end of ${last}`;
}

/** Neighbouring days of one sort: those counted, or those off. */
function runs(days: readonly CountedDay[]): CountedDay[][] {
  const found: CountedDay[][] = [];
  for (const day of days) {
    const run = found.at(-1);
    if (run?.[0] && isOff(run[0]) === isOff(day)) run.push(day);
    else found.push([day]);
  }
  return found;
}

const isOff = ({ kind }: CountedDay): boolean => kind === 'weekend' || kind === 'holiday';

function runInWords(run: readonly CountedDay[], language: Language): string {
  const [first] = run;
  return first && isOff(first) ? daysOff(run, language) : workingDays(run, language);
}

/** `22, 23, 24/7`; a Saturday that is worked says so: `thứ Bảy 04/5 (làm bù)`. */
function workingDays(run: readonly CountedDay[], language: Language): string {
  const made = { vi: 'làm bù', en: 'made up' }[language];
  return run
    .map((day, index) => {
      if (day.kind === 'madeUp') return `${named(day.date, language)} (${made})`;
      const next = run[index + 1];
      const shared = next?.kind === 'working' && next.date.slice(0, 7) === day.date.slice(0, 7);
      return shared ? day.date.slice(8) : dayAndMonth(day.date);
    })
    .join(', ');
}

/** `nghỉ Chủ nhật 21/7`, or from the first to the last day: `nghỉ 31/8–03/9 (cuối tuần, Quốc khánh)`. */
function daysOff(run: readonly CountedDay[], language: Language): string {
  const off = { vi: 'nghỉ', en: 'off' }[language];
  const [first, last] = [run[0]?.date ?? '', run.at(-1)?.date ?? ''];
  const why = [...new Set(run.flatMap((day) => reason(day, language)))].join(', ');
  if (run.every(({ kind }) => kind === 'weekend') && run.length <= 2) {
    return `${off} ${run.map((day) => named(day.date, language)).join(', ')}`;
  }
  const span = first === last ? named(first, language) : `${dayAndMonth(first)}–${dayAndMonth(last)}`;
  return `${off} ${span} (${why})`;
}

const reason = ({ kind, name }: CountedDay, language: Language): string[] =>
  kind === 'weekend' ? [{ vi: 'cuối tuần', en: 'weekend' }[language]] : name ? [say(name, language)] : [];

const withYear = (day: LegalDate, language: Language): string => `${named(day, language)}/${day.slice(0, 4)}`;
const named = (day: LegalDate, language: Language): string => `${weekday(day, language)} ${dayAndMonth(day)}`;

/** `20/7`, `24/01`: within a year, January and February keep their zero (Decree 30/2020, annex I). */
function dayAndMonth(day: LegalDate): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(8)}/${month <= 2 ? twoDigits(month) : month}`;
}
