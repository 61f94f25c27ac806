import { awards } from '../awards.js';
import type { NominationContext } from '../nominationContext.js';
import { verdict, withSetting, type Rule } from '../rule.js';

/** Who may be proposed for what, by whom, for which time: before the unit assesses anything. */

/** The movement allows the award, and the Law lets this movement yield it: L 22, 26, 27, 74, 75, 79(4), 80. */
export const awardLawful: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['awards', 'mode', 'period'] },
  check(attempt, { award, nominee }) {
    const obstacle = awards[award].obstacle(attempt, nominee.id);
    if (obstacle) {
      return verdict('awardLawful', false, {
        source: obstacle.article,
        values: { award, why: obstacle.why },
      });
    }
    return withSetting(attempt, 'awards', 'awardLawful', (allowed) => ({
      ok: allowed.includes(award),
      values: {
        award,
        why: allowed.includes(award) ? null : 'notOfThisMovement',
        article: awards[award].article,
      },
    }));
  },
};

/** Form, subject and merit fit: L 5(2)(b), 74(1)–(5). A household only for labour, land, property: never for the movement. */
export const subjectFits: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['subjects', 'criteria'] },
  check(attempt, { award, nominee, merit, criterion }) {
    const values = { award, subject: nominee.kind, merit, criterion };
    if (!awards[award].subjects.includes(nominee.kind)) {
      return verdict('subjectFits', false, {
        source: awards[award].article,
        values: { ...values, why: 'award' },
      });
    }
    if (nominee.kind === 'household' && merit !== 'landAndLabour') {
      return verdict('subjectFits', false, { source: 'L 74(5)', values: { ...values, why: 'household' } });
    }
    const subject = withSetting(attempt, 'subjects', 'subjectFits', (subjects) => ({
      ok: subjects.includes(nominee.kind),
      values: { ...values, why: subjects.includes(nominee.kind) ? null : 'subject' },
    }));
    if (!subject.ok) return subject;
    return withSetting(attempt, 'criteria', 'subjectFits', (criteria) => ({
      ok: criteria.includes(criterion),
      values: { ...values, why: criteria.includes(criterion) ? null : 'criterion' },
    }));
  },
};

/** The unit manages the nominee's staff and payroll, or heads the enterprise: L 83(1). */
export const competentProposer: Rule<NominationContext> = {
  reads: { facts: ['proposer'] },
  check(attempt) {
    const { proposer } = attempt.facts;
    return verdict('competentProposer', proposer?.managesNominee ?? false, {
      source: 'L 83(1)',
      desk: 'unit',
      roles: ['unitClerk'],
      values: { unit: proposer?.unit ?? null, endedOn: proposer?.endedOn ?? null },
    });
  },
};

/** The achievement lies inside the movement, both ends inclusive: P I.2. */
export const periodSet: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['period'] },
  check: (attempt, { achievementPeriod: { from, until } }) =>
    withSetting(attempt, 'period', 'periodSet', (period) => ({
      ok: from <= until && period.from <= from && until <= period.until,
      values: { from, until, movementFrom: period.from, movementUntil: period.until },
      desk: 'unit',
      roles: ['unitClerk'],
    })),
};
