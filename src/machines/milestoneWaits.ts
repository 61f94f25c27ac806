import type { Attempt, LegalDate } from './attempt.js';
import { text } from './data.js';
import { date, text as written } from './formFields.js';
import { dateOf } from './legalDate.js';
import type { Moves } from './move.js';
import { verdict, type Rule } from './rule.js';
import type { TimerKey } from './state.js';

/**
 * The milestones that a unit's commitment waits for, so that a unit below one is urged, also one that never sent its
 * commitment (plan II.1, III.2). The movement says on which day each falls; the ladder is the province's own.
 */

export const milestoneTimers = ['milestoneDue'] as const;

export type MilestoneContext = {
  /** Keys of the movement's milestones on the day that the file was opened. */
  readonly milestones: readonly string[];
  /** Milestones for which the head has given a dated plan: nobody urges any more. */
  readonly acknowledged: readonly { readonly milestone: string; readonly until: LegalDate }[];
};

export const openMilestones = ({ facts }: Attempt): MilestoneContext => ({
  milestones: facts.commitment?.milestones.map(({ key }) => key) ?? [],
  acknowledged: [],
});

export const acknowledgement = {
  acknowledgeMilestone: {
    label: { vi: 'Xác nhận dưới mốc, nêu kế hoạch bù', en: 'Acknowledge, with a dated plan' },
    by: ['unitHead'],
    recordedBy: ['unitClerk'],
    fields: {
      milestone: written('Mốc', 'Milestone', 40),
      plan: written('Giải pháp', 'What will be done'),
      until: date('Hoàn thành chậm nhất hết ngày', 'Done by the end of'),
    },
  },
} as const satisfies Moves;

/** The milestone is one of the file's, is not acknowledged yet, and its plan ends no earlier than today. */
const milestoneOpen: Rule<MilestoneContext> = {
  possible: (_attempt, { milestones, acknowledged }) => acknowledged.length < milestones.length,
  check({ data, at }, { milestones, acknowledged }) {
    const [key, until] = [text(data, 'milestone') ?? '', text(data, 'until') ?? ''];
    const known = milestones.includes(key);
    const again = acknowledged.some(({ milestone }) => milestone === key);
    const past = until < dateOf(at) ? until : null;
    return verdict('milestoneOpen', known && !again && past === null, {
      source: 'P III.2',
      values: { milestone: key, known: known ? key : null, milestones: milestones.join(', '), until: past },
    });
  },
};
export const milestoneRules = { milestoneOpen };

export const milestoneUpdates = {
  keepAcknowledgement: ({ acknowledged }: MilestoneContext, { data }: Attempt) => ({
    acknowledged: [
      ...acknowledged,
      { milestone: text(data, 'milestone') ?? '', until: text(data, 'until') ?? '' },
    ],
  }),
};

/** One wait for each milestone that is not acknowledged; no stage ends it, so it belongs to the whole chart. */
export const milestoneWaits = ({ milestones, acknowledged }: MilestoneContext): TimerKey[] =>
  milestones
    .filter((key) => !acknowledged.some(({ milestone }) => milestone === key))
    .map((key) => ({ timer: `milestoneDue:${key}`, stage: 'commitment' }));
