import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Comparator } from '../../src/machines/movementDefinition.js';
import { meets } from '../../src/movements/milestone.js';

const reaches = (percent: number) => milestone(percent, 'reaches');
const exceeds = (percent: number) => milestone(percent, 'exceeds');
const milestone = (numerator: number, comparator: Comparator) => ({
  rate: { numerator, denominator: 100 },
  comparator,
});

describe('"trên 95%"', () => {
  test('is not met by exactly 95 %', () => {
    expect(meets(95n, 100n, exceeds(95))).toBe(false);
    expect(meets(665_000_000_000_000n, 700_000_000_000_000n, exceeds(95))).toBe(false);
  });

  test('is met by one đồng more, also where a float sees no difference', () => {
    expect(meets(665_000_000_000_001n, 700_000_000_000_000n, exceeds(95))).toBe(true);
    expect(meets(665_000_000_000_001n, 700_000_000_000_001n, exceeds(95))).toBe(true);
    expect(meets(665_000_000_000_000n, 700_000_000_000_001n, exceeds(95))).toBe(false);
  });
});

describe('"đạt 60%"', () => {
  test('is met by exactly 60 %', () => {
    expect(meets(60n, 100n, reaches(60))).toBe(true);
  });

  test('is not met by 59.996 %', () => {
    expect(meets(59_996n, 100_000n, reaches(60))).toBe(false);
  });
});

test('a plan of zero has no rate: neither met nor missed', () => {
  expect(meets(0n, 0n, reaches(60))).toBeNull();
  expect(meets(5n, 0n, exceeds(95))).toBeNull();
});

test('"trên" is met exactly where "đạt" is met and the rate is not the threshold itself', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 0, max: 100 }), (disbursed, plan, percent) => {
      fc.pre(plan > 0n);
      const equal = disbursed * 100n === plan * BigInt(percent);
      expect(meets(disbursed, plan, exceeds(percent))).toBe(
        meets(disbursed, plan, reaches(percent)) === true && !equal,
      );
    }),
  );
});
