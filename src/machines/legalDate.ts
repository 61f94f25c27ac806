import type { Instant, LegalDate } from './attempt.js';

const day = 86_400_000;
/** Asia/Ho_Chi_Minh keeps UTC+7 all year, so no time-zone table is needed. */
const offset = 7 * 3_600_000;

/** The legal date of an instant. */
export const dateOf = (at: Instant): LegalDate =>
  new Date(Date.parse(at) + offset).toISOString().slice(0, 10);

/** The first instant of a legal date. */
export const startOf = (date: LegalDate): Instant => new Date(Date.parse(date) - offset).toISOString();

export const addDays = (date: LegalDate, days: number): LegalDate =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (date: LegalDate): number => new Date(Date.parse(date)).getUTCDay();

/** The instant of a time of day, such as `07:30`, on a legal date. */
export const instantOf = (date: LegalDate, time: string): Instant =>
  new Date(Date.parse(`${date}T${time}:00.000Z`) - offset).toISOString();

/** Whether a text is a month, `2024-09`. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The last day of a month, `2024-09` → `2024-09-30`. */
export function lastDayOf(month: string): LegalDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
