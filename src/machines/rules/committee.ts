import type { JsonObject } from '../attempt.js';
import { flag, integer, text } from '../data.js';
import type { Vote } from '../movementDefinition.js';
import type { NominationContext } from '../nominationContext.js';
import { setting, verdict, withSetting, type Rule } from '../rule.js';

/** The committee advises (L 90(4)); quorum, threshold and denominator are the movement's. */

const secretary = { desk: 'committee', roles: ['committeeSecretary'] } as const;

/** The movement asks for the committee's advice, or leaves it to the Board. */
export const committeeConfigured: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['committee'] },
  check: (attempt) =>
    withSetting(attempt, 'committee', 'committeeConfigured', ({ use }) => ({
      ok: use !== 'none',
      values: { use },
    })),
};

interface Counts {
  readonly members: number;
  readonly present: number;
  readonly written: number;
  readonly recused: number;
  readonly for: number;
  readonly against: number;
  readonly blank: number;
}
const count = (data: JsonObject, key: keyof Counts): number => integer(data, key) ?? 0;
const countsOf = (data: JsonObject): Counts => ({
  members: count(data, 'members'),
  present: count(data, 'present'),
  written: count(data, 'written'),
  recused: count(data, 'recused'),
  for: count(data, 'for'),
  against: count(data, 'against'),
  blank: count(data, 'blank'),
});

/** Enough members were there; written votes of absentees are no presence. */
export const quorum: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['committee'] },
  possible: () => true,
  check: (attempt) =>
    withSetting(attempt, 'committee', 'quorum', (vote) => {
      const { members, present } = countsOf(attempt.data);
      return {
        ok: members > 0 && present * vote.quorum.denominator >= members * vote.quorum.numerator,
        values: {
          members,
          present,
          quorum: `${String(vote.quorum.numerator)}/${String(vote.quorum.denominator)}`,
        },
        ...secretary,
      };
    }),
};

/** Counts that can be true: no more ballots than voters, written ones only where the movement allows them. */
const plausible = (counts: Counts, vote: Vote): boolean =>
  counts.present <= counts.members &&
  counts.present + counts.written <= counts.members &&
  counts.recused <= counts.present &&
  (vote.absenteesInWriting || counts.written === 0) &&
  counts.for + counts.against + counts.blank <= counts.present - counts.recused + counts.written;

/** What the threshold is counted on, by the movement's named denominator. */
function denominatorOf(counts: Counts, vote: Vote): number {
  const recused = vote.recusedCounts ? 0 : counts.recused;
  if (vote.denominator === 'totalMembers') return counts.members - recused;
  if (vote.denominator === 'presentMembers') return counts.present - recused;
  return counts.for + counts.against;
}

/** The result that the counts give. A tie is not more than half; the movement's tie rule may turn it. */
function resultOf(data: JsonObject, vote: Vote): 'passed' | 'notPassed' | 'tie' {
  const counts = countsOf(data);
  const votes = counts.for * vote.threshold.denominator;
  const needed = denominatorOf(counts, vote) * vote.threshold.numerator;
  const passed = vote.threshold.comparator === 'exceeds' ? votes > needed : votes >= needed && counts.for > 0;
  if (passed) return 'passed';
  if (counts.for !== counts.against || counts.for === 0) return 'notPassed';
  return vote.tieRule === 'chairSide' && vote.ballot === 'open' && flag(data, 'chairFor') ? 'passed' : 'tie';
}

/** The result in words agrees with the counts and the movement's threshold. */
export const voteCounted: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['committee'] },
  possible: () => true,
  check: (attempt) =>
    withSetting(attempt, 'committee', 'voteCounted', (vote) => {
      const counts = countsOf(attempt.data);
      const result = resultOf(attempt.data, vote);
      return {
        ok: plausible(counts, vote) && text(attempt.data, 'result') === result,
        values: {
          result,
          said: text(attempt.data, 'result'),
          for: counts.for,
          of: denominatorOf(counts, vote),
          denominator: vote.denominator,
          threshold: `${String(vote.threshold.numerator)}/${String(vote.threshold.denominator)}`,
        },
        ...secretary,
      };
    }),
};

/** Where the movement asks for a vote, there is one. */
export const voteDone: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['committee'] },
  check: (attempt, { vote }) =>
    withSetting(attempt, 'committee', 'voteDone', ({ use }) => ({
      ok: use !== 'required' || vote !== null,
      values: { use, result: vote?.result ?? null },
      ...secretary,
    })),
};

/** A vote is advice, but proposing an award against it is allowed only where the movement says so. */
export const proposalFitsVote: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['committee'] },
  possible: () => true,
  check(attempt, { vote }) {
    const against = vote !== null && vote.result !== 'passed' && text(attempt.data, 'proposal') === 'award';
    const allowed = setting(attempt, 'committee')?.awardDespiteVote === true && (attempt.reason ?? '') !== '';
    return verdict('proposalFitsVote', !against || allowed, {
      source: 'L 90(4)',
      values: { result: vote?.result ?? null },
      desk: 'board',
      roles: ['boardHead'],
    });
  },
};

/** Nobody leaves while the ballot on this nominee is open. */
export const ballotNotOpen: Rule<NominationContext> = {
  reads: { facts: ['ballotOpen'] },
  check: (attempt) =>
    verdict('ballotNotOpen', attempt.facts.ballotOpen !== true, {
      source: 'C',
      verified: false,
      ...secretary,
    }),
};
