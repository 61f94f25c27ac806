import { text } from '../data.js';
import type { DifficultyContext } from '../difficultyContext.js';
import { dateOf } from '../legalDate.js';
import { verdict, type Rule } from '../rule.js';

/** Days and causes of a reported difficulty. */

/** An obstacle is reported once it is there. */
export const sinceReached: Rule<unknown> = {
  possible: () => true,
  check({ data, at }) {
    const since = text(data, 'since') ?? '';
    return verdict('sinceReached', since <= dateOf(at), { source: 'P III', values: { since } });
  },
};

/** A direction leaves time until the end of its last day. */
export const dueAhead: Rule<unknown> = {
  possible: () => true,
  check({ data, at }) {
    const due = text(data, 'due') ?? '';
    return verdict('dueAhead', due >= dateOf(at), { source: 'P III', values: { due } });
  },
};

/** A cause is accepted once. */
export const causeOpen: Rule<DifficultyContext> = {
  check: (_attempt, { externalCause }) =>
    verdict('causeOpen', externalCause === null, {
      source: 'P II.4',
      values: { number: externalCause?.number ?? null },
    }),
};
