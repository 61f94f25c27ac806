import type { Field, Fields } from '../../machines/fields.js';
import type { FieldMistake } from '../errors.js';

/** What a field takes, said as the fix of whatever was given instead. */

type Message = FieldMistake['message'];
type Kind = Field['kind'];
type FieldOf<K extends Kind> = Extract<Field, { readonly kind: K }>;

/** Characters of a text whose field does not say. */
export const maxText = 5_000;

const fixes: { readonly [K in Kind]: (field: FieldOf<K>) => Message } = {
  text: ({ max = maxText }) => ({
    vi: `Cần một chuỗi từ 1 đến ${max} ký tự, không có ký tự điều khiển`,
    en: `Write 1 to ${max} characters, without control characters`,
  }),
  date: () => ({
    vi: 'Cần một ngày có thật, dạng 2024-10-02',
    en: 'Give a day that exists, such as 2024-10-02',
  }),
  month: () => ({ vi: 'Cần một tháng, dạng 2024-10', en: 'Give a month, such as 2024-10' }),
  instant: () => ({
    vi: 'Cần một thời điểm UTC, dạng 2024-10-02T01:00:00.000Z',
    en: 'Give an instant in UTC, such as 2024-10-02T01:00:00.000Z',
  }),
  integer: (field) => ({ vi: `Cần một số nguyên${bounds(field)}`, en: `Give an integer${bounds(field)}` }),
  money: () => ({
    vi: 'Cần số đồng nguyên, ghi bằng chuỗi chữ số, ví dụ "5000000"',
    en: 'Give whole đồng as a string of digits, such as "5000000"',
  }),
  boolean: () => ({ vi: 'Cần true hoặc false', en: 'Give true or false' }),
  choice: ({ of }) => ({ vi: `Chọn một trong: ${of.join(', ')}`, en: `Choose one of: ${of.join(', ')}` }),
  file: ({ of }) => ({
    vi: `Cần id (26 ký tự) của một hồ sơ loại ${of}`,
    en: `Give the id (26 characters) of a file of the kind ${of}`,
  }),
  sha256: () => ({
    vi: 'Cần SHA-256: 64 chữ số hex viết thường',
    en: 'Give a SHA-256: 64 lower-case hex digits',
  }),
  list: (field) => ({ vi: `Cần một danh sách${bounds(field)}`, en: `Give a list${bounds(field)}` }),
  group: ({ fields }) => ({
    vi: `Cần các mục: ${Object.keys(fields).join(', ')}`,
    en: `Give these fields: ${Object.keys(fields).join(', ')}`,
  }),
  definition: () => ({ vi: 'Cần một đối tượng JSON', en: 'Give a JSON object' }),
};

/** The fix for a value that its field does not take; null: for the data as a whole. */
export function expected(field: Field | null): Message {
  if (!field) return { vi: 'Cần một đối tượng JSON.', en: 'Give a JSON object.' };
  const { vi, en } = (fixes[field.kind] as (field: Field) => Message)(field);
  return field.optional
    ? { vi: `${vi}, hoặc để trống.`, en: `${en}, or leave it out.` }
    : { vi: `${vi}.`, en: `${en}.` };
}

/** The fix for a key that a group of fields does not have. */
export function unknownField(fields: Fields): Message {
  const known = Object.keys(fields).join(', ') || '–';
  return {
    vi: `Không có mục này: hãy bỏ đi hoặc sửa tên (có: ${known}).`,
    en: `There is no such field: remove it or correct its name (there is: ${known}).`,
  };
}

/** ` (1–3)`, ` (≥ 1)`, or nothing. */
function bounds({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min !== undefined && max !== undefined) return ` (${min}–${max})`;
  if (min !== undefined) return ` (≥ ${min})`;
  return max === undefined ? '' : ` (≤ ${max})`;
}
