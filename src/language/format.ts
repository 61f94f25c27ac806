import type { Instant, LegalDate } from '../machines/attempt.js';
import { dateOf, weekdayOf } from '../machines/legalDate.js';
import type { Language } from './language.js';

/** Dates, instants and amounts as officials write them, in Asia/Ho_Chi_Minh. */

/** `20/07/2024`. */
export const formatDate = (date: LegalDate): string => date.split('-').toReversed().join('/');

const weekdays = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** `thứ Sáu 19/07/2024`. */
export const formatDay = (date: LegalDate, language: Language): string =>
  `${weekdays[language][weekdayOf(date)] ?? ''} ${formatDate(date)}`;

/** `02/10/2024 08:00`: the instant as a clock in Vietnam shows it. */
export function formatInstant(at: Instant): string {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString();
  return `${formatDate(dateOf(at))} ${local.slice(11, 16)}`;
}

/** `1.234.567`; English `1,234,567`. */
export const formatInteger = (value: bigint | number | string, language: Language): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, language === 'vi' ? '.' : ',');
