import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Comparator } from '../../src/machines/movementDefinition.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { gapTo, meets, perDay } from '../../src/machines/milestone.js';
import { workingDaysBetween } from '../../src/movements/workingCalendar.js';

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

describe('what is still missing', () => {
  test('is one đồng at exactly 95 %, and nothing above', () => {
    expect(gapTo(95n, 100n, exceeds(95))).toBe(1n);
    expect(gapTo(96n, 100n, exceeds(95))).toBe(0n);
    expect(gapTo(665_000_000_000_000n, 700_000_000_000_001n, exceeds(95))).toBe(1n);
  });

  test('meets the milestone when it is added, and one đồng less does not', () => {
    const amount = fc.bigInt({ min: 0n, max: 9n * 10n ** 15n });
    const milestones = fc.constantFrom(reaches(60), reaches(90), exceeds(95));
    fc.assert(
      fc.property(amount, amount, milestones, (disbursed, plan, wanted) => {
        fc.pre(plan > 0n);
        const gap = gapTo(disbursed, plan, wanted);
        expect(meets(disbursed + gap, plan, wanted)).toBe(true);
        if (gap > 0n) expect(meets(disbursed + gap - 1n, plan, wanted)).toBe(false);
      }),
    );
  });

  test('is shared out over the working days that are left, rounded up; with none left nobody can', () => {
    const calendar = loadCalendar();
    const days = workingDaysBetween(calendar, '2024-09-30', '2024-12-31');
    expect([days, workingDaysBetween(calendar, '2024-12-31', '2025-01-31')]).toEqual([66, 17]);
    expect(perDay(661n, days)).toBe(11n);
    expect(perDay(660n, days)).toBe(10n);
    expect(perDay(660n, 0)).toBeNull();
  });
});
