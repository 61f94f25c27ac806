import type { Instant, LegalDate } from '../machines/attempt.js';
import { dateOf, instantOf, weekdayOf } from '../machines/legalDate.js';
import type { Label } from '../machines/fields.js';
import type { Fraction } from '../machines/movementDefinition.js';
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
 * A rate in percent, cut and never rounded up, so that 59,996 % is not shown as reached. Two digits, and as many more
 * as tell it from a `threshold` that it is not: 95,004 % for 95 %. Null: a plan of zero has no rate. Amounts in đồng.
 */
export function rate(
  disbursed: string,
  plan: string,
  language: Language,
  threshold: Fraction | null = null,
): string | null {
  const [part, whole] = [BigInt(disbursed), BigInt(plan)];
  if (whole === 0n) return null;
  let digits = 2;
  if (threshold !== null && !equals(part, whole, threshold))
    while (cut(part, whole, digits) === cutOf(threshold, digits)) digits += 1;
  const shown = cut(part, whole, digits);
  const unit = 10n ** BigInt(digits);
  const decimals = String(shown % unit).padStart(digits, '0');
  return `${integer(shown / unit, language)}${language === 'vi' ? ',' : '.'}${decimals} %`;
}
/** `part` of `whole` in percent, in units of the last digit. */
const cut = (part: bigint, whole: bigint, digits: number): bigint =>
  (part * 100n * 10n ** BigInt(digits)) / whole;
const cutOf = ({ numerator, denominator }: Fraction, digits: number): bigint =>
  cut(BigInt(numerator), BigInt(denominator), digits);
const equals = (part: bigint, whole: bigint, { numerator, denominator }: Fraction): boolean =>
  part * BigInt(denominator) === whole * BigInt(numerator);
