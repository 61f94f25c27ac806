import type { FileKind, Instant } from '../../machines/attempt.js';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A file's id: a ULID in lower-case Crockford characters, 48 bits of milliseconds and 80 random ones. Sorted by
 * time when compared by bytes. `random`: 10 bytes.
 */
export function fileId(at: Instant, random: Buffer): string {
  if (random.length !== 10) throw new RangeError(`An id takes 10 random bytes, not ${String(random.length)}`);
  return encode(BigInt(Date.parse(at)), 10) + encode(BigInt(`0x${random.toString('hex')}`), 16);
}

function encode(value: bigint, length: number): string {
  let text = '';
  for (let left = value; text.length < length; left >>= 5n)
    text = (alphabet[Number(left & 31n)] ?? '0') + text;
  return text;
}

/** Whether a text is an id; people also write codes. */
export const isFileId = (text: string): boolean => /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text);

/** Whether a text can be an id or a code. */
export const isFileName = (text: string): boolean => /^[a-z0-9-]{1,60}$/.test(text);

const letters: Partial<Record<FileKind, string>> = {
  nomination: 'n',
  movement: 'm',
  commitment: 'c',
  difficulty: 'd',
  session: 's',
  unit: 'u',
  person: 'p',
};

/** `bt24-n-0042`; a unit's or person's code has no movement: `u-0001`. At least four digits. */
export const fileCode = (prefix: string, kind: FileKind, number: number): string =>
  [...(prefix ? [prefix] : []), letters[kind] ?? '', String(number).padStart(4, '0')].join('-');
