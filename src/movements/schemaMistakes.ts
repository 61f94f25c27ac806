import type { z } from 'zod';
import type { Label } from '../machines/fields.js';
import type { ValueMistake } from './mistakes.js';

/** Says in words what a schema of `movements/` has against a value, and what would fit. */

type Issue = z.core.$ZodIssue;
interface Words {
  readonly message: Label;
  readonly fix: Label;
}

/** The mistakes of one value, each key that does not belong there counted alone. */
export function mistakesIn(schema: z.ZodType, value: unknown): ValueMistake[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => mistakesOf(issue, value));
}

function mistakesOf(issue: Issue, root: unknown): ValueMistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], atKey: true, ...unknownKey(key) }));
  }
  const value = valueAt(root, path);
  if (value === undefined) return [{ path, ...missing(String(path.at(-1) ?? '')) }];
  return [{ path, ...(typeof value === 'string' && value.trim() === '' ? blank : wordsFor(issue)) }];
}

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    root,
  );

const unknownKey = (key: string): Words => ({
  message: { vi: `Không có mục "${key}" ở đây.`, en: `There is no key "${key}" here.` },
  fix: { vi: 'Bỏ đi hoặc sửa tên.', en: 'Remove it or correct its name.' },
});
const missing = (key: string): Words => ({
  message: { vi: `Thiếu mục "${key}".`, en: `The key "${key}" is missing.` },
  fix: { vi: `Thêm ${key}: …`, en: `Add ${key}: …` },
});

function wordsFor(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'invalid_value':
      return notOneOf(issue.values.map(String));
    case 'invalid_format':
      return issue.format === 'date' ? noDate : misshapen;
    case 'too_small':
      return outside(`≥ ${String(issue.minimum)}`);
    case 'too_big':
      return outside(`≤ ${String(issue.maximum)}`);
    case 'custom':
      return ownChecks[String(issue.params?.['mistake'])] ?? outside(issue.message);
    case 'invalid_union':
      return noPeriod;
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return outside(issue.message);
  }
}

const types: Readonly<Record<string, Label>> = {
  string: { vi: 'chuỗi chữ (đặt trong "…" nếu là số)', en: 'text (in "…" if it looks like a number)' },
  boolean: { vi: 'true hoặc false', en: 'true or false' },
  number: { vi: 'số nguyên', en: 'an integer' },
  int: { vi: 'số nguyên, không có phần lẻ', en: 'an integer without fraction' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'nhóm các mục "khóa: giá trị"', en: 'a group of "key: value"' },
  record: { vi: 'nhóm các mục "khóa: giá trị"', en: 'a group of "key: value"' },
};
function wrongType(expected: string): Words {
  const { vi, en } = types[expected] ?? { vi: expected, en: expected };
  return {
    message: { vi: 'Sai kiểu dữ liệu.', en: 'Wrong type.' },
    fix: { vi: `Cần ${vi}.`, en: `Give ${en}.` },
  };
}

const notOneOf = (values: readonly string[]): Words => ({
  message: { vi: 'Giá trị không có trong danh mục.', en: 'Unknown value.' },
  fix: { vi: `Chọn một trong: ${values.join(', ')}.`, en: `Choose one of: ${values.join(', ')}.` },
});
const noDate: Words = {
  message: { vi: 'Không phải một ngày có thật.', en: 'Not a day that exists.' },
  fix: { vi: 'Viết dạng 2024-07-20.', en: 'Write it as 2024-07-20.' },
};
const misshapen: Words = {
  message: { vi: 'Không đúng dạng.', en: 'Not of the right form.' },
  fix: {
    vi: 'Xem dạng cần ghi trong tệp .schema.json nêu ở dòng đầu.',
    en: 'See the pattern in the .schema.json that the first line names.',
  },
};
const blank: Words = {
  message: { vi: 'Để trống.', en: 'Blank.' },
  fix: { vi: 'Ghi nội dung vào đây.', en: 'Write something here.' },
};
const outside = (bound: string): Words => ({
  message: { vi: 'Ngoài khoảng cho phép.', en: 'Out of range.' },
  fix: { vi: `Cần ${bound}.`, en: `It must be ${bound}.` },
});
/** Checks of ours, by the name that their schema gives them. */
const ownChecks: Readonly<Record<string, Words>> = {
  aboveOne: {
    message: { vi: 'Tỷ lệ lớn hơn 1.', en: 'A share above 1.' },
    fix: { vi: 'Tử số không được lớn hơn mẫu số.', en: 'The numerator cannot exceed the denominator.' },
  },
  notPrintable: {
    message: { vi: 'Có ký tự điều khiển hoặc ký tự hỏng.', en: 'Holds a control character or a broken one.' },
    fix: { vi: 'Gõ lại đoạn chữ này.', en: 'Type this text again.' },
  },
  notNfc: {
    message: { vi: 'Chữ có dấu chưa ở dạng dựng sẵn (NFC).', en: 'Accented letters are not composed (NFC).' },
    fix: { vi: 'Gõ lại, hoặc chuyển tệp sang NFC.', en: 'Type it again, or convert the file to NFC.' },
  },
};
const noPeriod: Words = {
  message: { vi: 'Không phải một thời hạn.', en: 'Not a length of time.' },
  fix: {
    vi: 'Viết một trong: { workingDays: 5 }, { days: 30 }, { date: 2024-12-31 }, { named: true }.',
    en: 'Write one of: { workingDays: 5 }, { days: 30 }, { date: 2024-12-31 }, { named: true }.',
  },
};
