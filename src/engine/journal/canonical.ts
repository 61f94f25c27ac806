import { createHash } from 'node:crypto';
import { Invalid, type FieldMistake } from '../errors.js';

/** Lower-case hex SHA-256 of the UTF-8 bytes of a text, or of bytes. */
export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/**
 * Canonical JSON (RFC 8785) of what a body or a state may hold: null, booleans, safe integers, strings in Unicode
 * NFC without U+0000 and without lone surrogates, lists, plain objects.
 * Throws Invalid, naming the path of each value that it refuses: PostgreSQL rejects U+0000, both databases
 * silently replace a lone surrogate, and a fraction would bring rounding.
 */
export function canonical(value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    if (error === refused) throw new Invalid(mistakes(value, ''));
    throw error;
  }
}

/** Thrown within this file only: the path is looked for when it is needed, not carried along. */
const refused = new Error('not canonical');

function write(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return writeList(value);
  if (typeof value === 'object') return writeObject(value as Record<string, unknown>);
  throw refused;
}

function writeList(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += (text === '' ? '' : ',') + write(value);
  return `[${text}]`;
}

/** The default order of strings is that of their UTF-16 code units, as RFC 8785 asks. */
function writeObject(value: Record<string, unknown>): string {
  const keys = Object.keys(value);
  if (!isSorted(keys)) keys.sort();
  let text = '';
  for (const key of keys) text += `${text === '' ? '' : ','}${quote(key)}:${write(value[key])}`;
  return `{${text}}`;
}

/** What was parsed from canonical text comes in order already. */
function isSorted(keys: readonly string[]): boolean {
  let last = '';
  for (const key of keys) {
    if (key < last) return false;
    last = key;
  }
  return true;
}

/** Printable ASCII without quote and backslash stands as it is; most strings are such. */
const plain = /^[ !#-[\]-~]*$/;

function quote(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (mistakeIn(text)) throw refused;
  return JSON.stringify(text);
}

type Message = FieldMistake['message'];

const messages = {
  zero: { vi: 'Hãy bỏ ký tự U+0000.', en: 'Remove the character U+0000.' },
  surrogate: {
    vi: 'Hãy bỏ ký tự hỏng (nửa cặp thay thế).',
    en: 'Remove the broken character (lone surrogate).',
  },
  form: { vi: 'Hãy dùng Unicode dựng sẵn (NFC).', en: 'Use Unicode in composed form (NFC).' },
  number: {
    vi: 'Cần số nguyên trong khoảng ±9007199254740991; số tiền ghi bằng chuỗi chữ số.',
    en: 'Use an integer within ±9007199254740991; write amounts as a string of digits.',
  },
  kind: {
    vi: 'Cần giá trị JSON; giá trị vắng mặt ghi là null.',
    en: 'Use a JSON value; write an absent one as null.',
  },
} satisfies Record<string, Message>;

function mistakeIn(text: string): Message | null {
  if (text.includes('\0')) return messages.zero;
  if (/\p{Surrogate}/u.test(text)) return messages.surrogate;
  return text.normalize('NFC') === text ? null : messages.form;
}

function mistakes(value: unknown, path: string): FieldMistake[] {
  if (typeof value === 'string') return mistake(path, mistakeIn(value));
  if (typeof value === 'number') return mistake(path, Number.isSafeInteger(value) ? null : messages.number);
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return mistake(path, messages.kind);
  // A list is walked by its iterator, which does not skip holes.
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return members.flatMap(([key, member]) => {
    const below = path === '' ? String(key) : `${path}.${key}`;
    return [...mistake(below, mistakeIn(String(key))), ...mistakes(member, below)];
  });
}

const mistake = (path: string, message: Message | null): FieldMistake[] =>
  message === null ? [] : [{ path, message }];
