import type { Field, Fields } from './fields.js';

/** Shapes that many fields have: `text(vi, en)` is a field with that label in both languages. */
export const text = (vi: string, en: string, max = 2000): Field => ({ kind: 'text', label: { vi, en }, max });
export const date = (vi: string, en: string): Field => ({ kind: 'date', label: { vi, en } });
export const count = (vi: string, en: string): Field => ({
  kind: 'integer',
  label: { vi, en },
  min: 0,
  max: 1_000_000,
});
export const tick = (vi: string, en: string): Field => ({ kind: 'boolean', label: { vi, en } });
export const person = (vi: string, en: string): Field => ({ kind: 'file', of: 'person', label: { vi, en } });
export const choice = (vi: string, en: string, of: readonly string[]): Field => ({
  kind: 'choice',
  of,
  label: { vi, en },
});
export const group = (vi: string, en: string, fields: Fields): Field => ({
  kind: 'group',
  fields,
  label: { vi, en },
});
export const listOf = (vi: string, en: string, of: Field, min = 0): Field => ({
  kind: 'list',
  of,
  min,
  label: { vi, en },
});
export const optional = (field: Field): Field => ({ ...field, optional: true });

export const sha256: Field = {
  kind: 'sha256',
  label: { vi: 'SHA-256 của bản quét', en: 'SHA-256 of the scan' },
};
export const numbered = (vi: string, en: string): Field =>
  group(vi, en, { number: text('Số', 'Number', 100), date: date('Ngày', 'Date') });
export const scanned = (vi: string, en: string): Field =>
  group(vi, en, { number: text('Số', 'Number', 100), date: date('Ngày', 'Date'), sha256: optional(sha256) });
export const period = (vi: string, en: string): Field =>
  group(vi, en, { from: date('Từ ngày', 'From'), until: date('Đến hết ngày', 'Until') });
export const part = choice('Cơ quan thẩm định', 'Department', ['planning', 'homeAffairs']);
export const amount = (vi: string, en: string): Field => ({ kind: 'money', label: { vi, en } });
