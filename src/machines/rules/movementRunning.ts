import { verdict, type Rule } from '../rule.js';

const running = ['launched', 'interimReview', 'finalReview'];

/** Nominations are opened while the movement is launched, in review, or being summed up: L 17(2), 17(5). */
export const movementRunning: Rule<unknown> = {
  reads: { facts: ['movement'] },
  check: (attempt) =>
    verdict('movementRunning', running.includes(attempt.facts.movement?.stage ?? 'draft'), {
      source: 'L 17(2), 17(5)',
      values: { stage: attempt.facts.movement?.stage ?? null },
      desk: 'board',
      roles: ['boardHead'],
    }),
};
