import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, sha256 } from '../../../src/engine/journal/canonical.js';
import { Invalid } from '../../../src/engine/errors.js';

const composed = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').normalize('NFC'));
const key = fc.oneof(
  composed,
  fc.constantFrom('__proto__', 'constructor', '10', '9', 'đ', '\u{1f600}', '\uff21'),
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    composed,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(key, tie('json'), { maxKeys: 6 }),
  ),
}));

const mistakesIn = (value: unknown) => {
  try {
    canonical(value);
  } catch (error) {
    if (error instanceof Invalid) return error.fields.map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('canonical text', () => {
  test('is what RFC 8785 says, for everything that a body may hold', () => {
    fc.assert(fc.property(json, (value) => expect(canonical(value)).toBe(canonicalize(value))));
  });

  test('does not depend on the order in which keys were written', () => {
    expect(canonical({ stage: 'draft', at: 1, đ: 0, '\u{1f600}': 2, '\uff21': 3 })).toBe(
      '{"at":1,"stage":"draft","đ":0,"\u{1f600}":2,"\uff21":3}',
    );
    expect(canonical(-0)).toBe('0');
  });

  test('read back and written again is the same', () => {
    fc.assert(
      fc.property(json, (value) => expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))),
    );
  });

  test.each([
    ['a fraction', { claims: [{ rate: 59.996 }] }, 'claims.0.rate'],
    ['an amount too large to be exact', { disbursed: 2 ** 53 }, 'disbursed'],
    ['no number', { days: NaN }, 'days'],
    ['U+0000', { reason: 'vì\0' }, 'reason'],
    ['half of a surrogate pair', { reason: 'a\ud83d' }, 'reason'],
    ['letters and their marks apart', { name: 'Bình Thuận'.normalize('NFD') }, 'name'],
    ['an absent value that is not null', { merit: undefined }, 'merit'],
    ['an amount that JSON cannot write', [1n], '0'],
    ['a hole in a list', { claims: new Array(1) }, 'claims.0'],
  ])('is refused for %s, and the path is named', (_, value, path) => {
    expect(mistakesIn(value)).toEqual([path]);
  });

  test('is refused for a key as for a value, and every mistake is named', () => {
    expect(mistakesIn({ 'a\0': 1, b: [0.5, 'ok', '\udc00'] })).toEqual(['a\0', 'b.0', 'b.2']);
  });

  test('is hashed as UTF-8', () => {
    expect(sha256('thi đua')).toBe('371d02d5692679f6d4a2bc96fbeaa2651126150258375781440001f9a51ae071');
  });
});
