import type { Attempt } from '../attempt.js';
import { groups, text } from '../data.js';
import type { CriterionFact, DisbursementFact } from '../facts.js';
import { meets } from '../milestone.js';
import type { Claim, NominationContext } from '../nominationContext.js';
import { verdict, withSetting, type Rule } from '../rule.js';

/** What the claimed content of emulation asks for: milestones (plan II.1), or evidence (II.2–II.6). */

/**
 * Results under a milestone warn or block, as the movement chooses: the plan is silent. Only the content that is
 * measured by milestones asks; merit for another does not depend on them (Law, art. 5(2)(c)).
 */
export const milestonesMet: Rule<NominationContext> = {
  reads: { facts: ['movement', 'criterion', 'disbursement'], rules: ['belowMilestone'] },
  check(attempt, context) {
    const { criterion } = attempt.facts;
    if (criterion?.byMilestones !== true)
      return verdict('milestonesMet', true, {
        source: 'L 5(2)(c)',
        values: { criterion: context.criterion },
      });
    const judged = judgedClaims(context.claims, attempt, criterion);
    const below = judged.find(({ met }) => !met);
    const isShort = judged.length === 0 || below !== undefined;
    return withSetting(attempt, 'belowMilestone', 'milestonesMet', (choice) => ({
      ok: !isShort || choice === 'warn',
      values: { warns: isShort, claimed: judged.length, ...below?.values },
      desk: 'unit',
      roles: ['unitHead'],
    }));
  },
};

/** Claims about a milestone, each by what the Treasury confirmed, or as it stands where nothing is confirmed yet. */
const judgedClaims = (claims: readonly Claim[], { facts }: Attempt, { milestones }: CriterionFact) =>
  claims.flatMap((claim) => {
    const milestone = milestones.find(({ key }) => key === claim.key);
    if (!milestone) return [];
    const { disbursed, plan } = confirmed(claim, facts.disbursement ?? []) ?? claim;
    const { numerator, denominator } = milestone.rate;
    return {
      met: meets(BigInt(disbursed), BigInt(plan), milestone) === true,
      values: {
        ...{ milestone: milestone.key, on: milestone.on, comparator: milestone.comparator },
        ...{ disbursed, plan, numerator, denominator },
      },
    };
  });

const confirmed = ({ key }: Claim, stored: readonly DisbursementFact[]): DisbursementFact | undefined =>
  stored.find(({ claim, status }) => claim === key && status === 'treasuryConfirmed');

/** Planning names evidence where it is in favour of a merit that no milestone measures. */
export const evidenceNamed: Rule<NominationContext> = {
  reads: { facts: ['criterion'] },
  possible: () => true,
  check({ data, facts }, { criterion }) {
    const asked = facts.criterion?.evidence ?? null;
    const isNamed = groups(data, 'evidence').some((item) => text(item, 'content') === criterion);
    return verdict('evidenceNamed', asked === null || isNamed, {
      source: `P ${criterion}`,
      verified: false,
      values: { criterion, asked },
      desk: 'planning',
      roles: ['planningLeader'],
    });
  },
};
