import { expect, test } from '@jest/globals';
import { nextAttempt } from '../../src/workers/retries.js';

const retries = { first: 1_000, longest: 5_000, attempts: 5 };

test('each wait is twice the one before, up to the longest, and after the last attempt there is none', () => {
  const waits = [1, 2, 3, 4, 5].map((attempt) => nextAttempt(attempt, retries, 1));
  expect(waits).toEqual([1_000, 2_000, 4_000, 5_000, null]);
});

test('chance spreads a wait over its second half', () => {
  expect([0, 0.5, 1].map((jitter) => nextAttempt(2, retries, jitter))).toEqual([1_000, 1_500, 2_000]);
});
