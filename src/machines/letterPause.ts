import type { Attempt, JsonObject, LegalDate } from './attempt.js';
import { text } from './data.js';
import { date, optional } from './formFields.js';
import { dateOf } from './legalDate.js';
import type { Moves } from './move.js';
import { verdict, type Rule } from './rule.js';

/**
 * The reminders of a movement rest for a reason (a storm, a directive): steps that fall in the pause are passed over and
 * not saved up. What people do goes on, and so do the notices of it.
 */

export type PauseContext = {
  /** `until`: the last day without reminders, inclusive; null: until they are resumed. */
  readonly lettersPaused: { readonly until: LegalDate | null; readonly reason: string } | null;
};

export const pauseMoves = {
  pauseLetters: {
    label: { vi: 'Tạm dừng thư nhắc', en: 'Pause reminders' },
    by: ['boardHead'],
    reason: 'required',
    fields: { until: optional(date('Đến hết ngày', 'To the end of')) },
  },
  resumeLetters: {
    label: { vi: 'Gửi lại thư nhắc', en: 'Resume reminders' },
    by: ['boardHead'],
    reason: 'required',
    fields: {},
  },
} as const satisfies Moves;

/** A pause that has an end ends no earlier than today. */
const pauseAhead: Rule<PauseContext> = {
  possible: () => true,
  check({ data, at }) {
    const until = text(data, 'until');
    const ok = until === null || until >= dateOf(at);
    return verdict('pauseAhead', ok, { source: 'C', verified: false, values: { until } });
  },
};

const lettersPaused: Rule<PauseContext> = {
  check: (_attempt, context) =>
    verdict('lettersPaused', context.lettersPaused !== null, { source: 'C', verified: false, values: {} }),
};

export const pauseRules = { pauseAhead, lettersPaused };

export const pauseUpdates = {
  pauseLetters: (_context: PauseContext, { data, reason }: Attempt) => ({
    lettersPaused: { until: text(data, 'until'), reason: reason ?? '' },
  }),
  resumeLetters: () => ({ lettersPaused: null }),
};

/** Why the steps of a day of this movement say nothing; null: they speak. */
export function pauseOn(context: JsonObject, day: LegalDate): string | null {
  const { lettersPaused: pause } = context as Partial<PauseContext>;
  return pause && (pause.until === null || day <= pause.until) ? pause.reason : null;
}
