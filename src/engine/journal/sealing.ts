import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Json } from '../../machines/attempt.js';
import { canonical } from './canonical.js';

/**
 * Personal data stands in journals and states as ciphertext only, under a key that belongs to one person: hashes
 * are over ciphertext, and destroying the key later forgets the person without breaking any of them.
 */

/** AES-256-GCM over the value's canonical JSON, padded; `iv` and `data` (tag at its end) are base64url, unpadded. */
export type Sealed = {
  /** Id of the person whose key opens it. */
  readonly sealed: string;
  readonly iv: string;
  readonly data: string;
};

const algorithm = 'aes-256-gcm';
const tagLength = 16;
/** The length of a ciphertext hints at a name, so that lengths come in steps of this many bytes. */
const block = 64;

/** A person's key as the table `person_key` keeps it, base64url of 32 random bytes. */
export function newKey(random: Buffer): string {
  if (random.length !== 32) throw new RangeError(`A key takes 32 random bytes, not ${random.length}`);
  return random.toString('base64url');
}

/** Seals one value of a person's file. `iv`: 12 random bytes, never used before with this key. */
export function seal(value: Json, personId: string, key: string, iv: Buffer): Sealed {
  if (iv.length !== 12) throw new RangeError(`Sealing takes 12 random bytes, not ${iv.length}`);
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'base64url'), iv);
  cipher.setAAD(Buffer.from(personId));
  const data = Buffer.concat([cipher.update(padded(canonical(value))), cipher.final(), cipher.getAuthTag()]);
  return { sealed: personId, iv: iv.toString('base64url'), data: data.toString('base64url') };
}

/**
 * Opens a value with the key of the person in whose file it stands. Throws an Error when the value was altered,
 * relabelled, or moved there from another person's file.
 */
export function unseal(value: Sealed, key: string): Json {
  const data = Buffer.from(value.data, 'base64url');
  const decipher = createDecipheriv(
    algorithm,
    Buffer.from(key, 'base64url'),
    Buffer.from(value.iv, 'base64url'),
    { authTagLength: tagLength },
  );
  decipher.setAAD(Buffer.from(value.sealed));
  decipher.setAuthTag(data.subarray(-tagLength));
  const text = Buffer.concat([decipher.update(data.subarray(0, -tagLength)), decipher.final()]).toString();
  return JSON.parse(text) as Json;
}

/** Whether a value of a body or state is a sealed one. */
export const isSealed = (value: Json | undefined): value is Sealed =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'sealed' in value;

function padded(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Math.ceil(bytes.length / block) * block;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}
