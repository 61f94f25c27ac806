import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newKey, seal, unseal } from '../../../src/engine/journal/sealing.js';

const nominee = '01j8n3q0c0000000000000000a';
const other = '01j8n3q0c0000000000000000b';
const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const key = newKey(Buffer.alloc(32, 1));
const iv = Buffer.alloc(12, 2);
const flipped = (data: string, at: number) => {
  const altered = Buffer.from(data, 'base64url');
  altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
  return altered.toString('base64url');
};

describe('a sealed value', () => {
  test('is opened by the key of its person', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 120 })
      .map((name) => name.replaceAll('\0', '').normalize('NFC'));
    fc.assert(
      fc.property(text, bytes(32), bytes(12), (name, random, nonce) => {
        const own = newKey(random);
        expect(unseal(seal(name, nominee, own, nonce), own)).toBe(name);
      }),
    );
  });

  test('has the shape that the journal keeps: ciphertext in steps of 64 bytes and a tag of 16', () => {
    const sealed = seal('Cá nhân mẫu 01', nominee, key, iv);
    expect(Object.keys(sealed)).toEqual(['sealed', 'iv', 'data']);
    expect(Buffer.from(sealed.data, 'base64url')).toHaveLength(64 + 16);
    expect(Buffer.from(sealed.iv, 'base64url')).toEqual(iv);
    expect(sealed.data).toMatch(/^[\w-]+$/);
  });

  test.each([
    [62, 64],
    [63, 128],
    [126, 128],
  ])('of %i letters and two quotes takes %i bytes', (letters, length) => {
    const sealed = seal('x'.repeat(letters), nominee, key, iv);
    expect(Buffer.from(sealed.data, 'base64url')).toHaveLength(length + 16);
  });

  test('is refused once any of its bytes is altered', () => {
    const sealed = seal('Cá nhân mẫu 01', nominee, key, iv);
    fc.assert(
      fc.property(fc.nat({ max: 79 }), (at) => {
        expect(() => unseal({ ...sealed, data: flipped(sealed.data, at) }, key)).toThrow();
      }),
    );
    expect(() => unseal({ ...sealed, iv: flipped(sealed.iv, 0) }, key)).toThrow();
  });

  test('is refused when it was moved to another person', () => {
    const sealed = seal('Cá nhân mẫu 01', nominee, key, iv);
    expect(() => unseal(sealed, newKey(Buffer.alloc(32, 3)))).toThrow();
    expect(() => unseal({ ...sealed, sealed: other }, key)).toThrow();
  });

  test('with its tag cut short is refused', () => {
    const sealed = seal('Cá nhân mẫu 01', nominee, key, iv);
    expect(() => unseal({ ...sealed, data: sealed.data.slice(0, 12) }, key)).toThrow();
  });

  test('is not made with a key or an iv of the wrong length', () => {
    expect(() => newKey(Buffer.alloc(16))).toThrow(RangeError);
    expect(() => seal('x', nominee, key, Buffer.alloc(16))).toThrow(RangeError);
  });
});
