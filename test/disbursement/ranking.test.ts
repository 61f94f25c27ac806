import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ranked } from '../../src/disbursement/ranking.js';

const ranks = (shares: readonly (readonly [disbursed: bigint, plan: bigint])[]): number[] =>
  ranked(shares.map(([disbursed, plan]) => ({ disbursed, plan }))).map(({ rank }) => rank);

test('equal rates share a rank and the next one is left out', () => {
  expect(
    ranks([
      [90n, 100n],
      [45n, 50n],
      [10n, 100n],
      [99n, 100n],
    ]),
  ).toEqual([1, 2, 2, 4]);
});

test('one đồng of seven hundred thousand billion makes a rank', () => {
  const plan = 700_000_000_000_001n;
  expect(
    ranked([
      { disbursed: 665_000_000_000_000n, plan },
      { disbursed: 665_000_000_000_001n, plan },
    ]),
  ).toEqual([
    { disbursed: 665_000_000_000_001n, plan, rank: 1 },
    { disbursed: 665_000_000_000_000n, plan, rank: 2 },
  ]);
});

test('a plan of zero is no rate to rank', () => {
  expect(() =>
    ranks([
      [1n, 1n],
      [0n, 0n],
    ]),
  ).toThrow(RangeError);
});

test('whoever comes in first, the ranks are the same, and a higher one is never a lower rate', () => {
  const share = fc.record({ disbursed: fc.bigInt(0n, 20n), plan: fc.bigInt(1n, 20n) });
  const given = fc
    .array(share, { minLength: 1, maxLength: 12 })
    .chain((shares) =>
      fc.tuple(fc.constant(shares), fc.shuffledSubarray(shares, { minLength: shares.length })),
    );
  const told = (shares: readonly { disbursed: bigint; plan: bigint }[]) =>
    ranked(shares).map(({ disbursed, plan, rank }) => `${rank} ${(disbursed * 232_792_560n) / plan}`);
  fc.assert(
    fc.property(given, ([shares, shuffled]) => {
      expect(told(shuffled)).toEqual(told(shares));
      const all = ranked(shares);
      for (const [index, { disbursed, plan, rank }] of all.entries()) {
        const better = all.filter((other) => other.disbursed * plan > disbursed * other.plan);
        expect(rank).toBe(better.length + 1);
        expect(index).toBeGreaterThanOrEqual(better.length);
      }
    }),
  );
});
