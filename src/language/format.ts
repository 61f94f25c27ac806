import type { Instant, LegalDate } from '../machines/attempt.js';
import { dateOf, instantOf, weekdayOf } from '../machines/legalDate.js';
import type { Label } from '../machines/fields.js';
import { say, type Language } from './language.js';

/** Dates, numbers and money as officials write them. Numbers stay exact: BigInt in, text out. */

/** `02/10/2024`. */
export const date = (day: LegalDate): string => day.split('-').reverse().join('/');

const weekdays: readonly Label[] = [
  { vi: 'Chủ nhật', en: 'Sunday' },
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
];
export const weekday = (day: LegalDate, language: Language): string =>
  say(weekdays[weekdayOf(day)] ?? { vi: '', en: '' }, language);

/** A day with its weekday, as wherever it is a deadline: `thứ Sáu 26/07/2024`. */
export const dayInWords = (day: LegalDate, language: Language): string =>
  `${weekday(day, language)} ${date(day)}`;

/** `02/10/2024 08:05`, the time of day in Việt Nam. */
export function instant(at: Instant): string {
  const day = dateOf(at);
  const minutes = Math.floor((Date.parse(at) - Date.parse(instantOf(day, '00:00'))) / 60_000);
  return `${date(day)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `1.234.567` in Vietnamese, `1,234,567` in English. */
export const integer = (value: bigint | number, language: Language): string =>
  String(value).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');

/** An amount of đồng, a decimal string as bodies keep it. */
export const money = (amount: string, language: Language): string =>
  `${integer(BigInt(amount), language)} đồng`;

/**
 * A rate in percent, cut after two digits and never rounded up, so that 59,996 % is not shown as reached. Null: a
 * plan of zero has no rate. Amounts in đồng.
 */
export function rate(disbursed: string, plan: string, language: Language): string | null {
  if (BigInt(plan) === 0n) return null;
  const hundredths = (BigInt(disbursed) * 10_000n) / BigInt(plan);
  const digits = String(hundredths % 100n).padStart(2, '0');
  return `${integer(hundredths / 100n, language)}${language === 'vi' ? ',' : '.'}${digits} %`;
}
