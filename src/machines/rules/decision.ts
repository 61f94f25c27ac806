import { flag, text } from '../data.js';
import type { NominationContext } from '../nominationContext.js';
import { verdict, type Rule } from '../rule.js';
import { openGrounds } from './hold.js';

/** What the Board proposes and the Chairman decides. */

/** The movement's quota per unit, or the Board's reason: L 5(2)(d), 5(3) as principle; numbers are configuration. */
export const withinQuota: Rule<NominationContext> = {
  reads: { facts: ['quota'] },
  possible: () => true,
  check(attempt) {
    const { quota } = attempt.facts;
    const within =
      quota === null || quota.used < quota.allowed || text(attempt.data, 'proposal') === 'decline';
    return verdict('withinQuota', within || (attempt.reason ?? '') !== '', {
      source: 'L 5(2)(d)',
      verified: false,
      values: { used: quota?.used ?? null, allowed: quota?.allowed ?? null },
      desk: 'board',
      roles: ['boardHead'],
    });
  },
};

/** Grounds that were lifted against the nominee: sustained, or disciplined at a time that touches the achievement. */
const sustained = ({ holds, achievementPeriod }: NominationContext): number =>
  holds.filter(({ lifted }) => {
    if (lifted?.outcome === 'sustained') return true;
    if (lifted?.outcome !== 'disciplined') return false;
    const began = lifted.from === null || lifted.from <= achievementPeriod.until;
    return began && (lifted.until === null || lifted.until >= achievementPeriod.from);
  }).length;

/** No ground was lifted as sustained or disciplined: such a file can only be proposed for decline. NĐ 98 art. 4(4). */
export const noneSustained: Rule<NominationContext> = {
  check: (_attempt, context) =>
    verdict('noneSustained', sustained(context) === 0, {
      source: 'S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { grounds: sustained(context) },
    }),
};

/** A proposal to award has no sustained ground and no ruling "same achievement" against it. */
export const proposalClean: Rule<NominationContext> = {
  possible: () => true,
  check(attempt, context) {
    const blocked = sustained(context) > 0 || context.rulings.some(({ same }) => same);
    return verdict('proposalClean', text(attempt.data, 'proposal') !== 'award' || !blocked, {
      source: 'L 5(2)(c); S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { grounds: sustained(context), same: context.rulings.some(({ same }) => same) },
    });
  },
};

/** No ground is open at this very moment, here or in another file of the nominee: NĐ 98 art. 4(4). */
export const notOnHold: Rule<NominationContext> = {
  reads: { facts: ['holdGrounds'] },
  check(attempt, context) {
    const open = openGrounds(context).length;
    const elsewhere = attempt.facts.holdGrounds?.length ?? 0;
    return verdict('notOnHold', open === 0 && elsewhere === 0, {
      source: 'S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { open, elsewhere },
      desk: 'board',
      roles: ['boardHead'],
    });
  },
};

/** One achievement, one award: no earlier award, or a ruling "different achievement". L 5(2)(c). */
export const notTwice: Rule<NominationContext> = {
  reads: { facts: ['duplicates'] },
  check(attempt, { rulings }) {
    const awarded = (attempt.facts.duplicates ?? []).filter(({ decision }) => decision !== null);
    const open = awarded.find(({ file }) => !rulings.some((ruling) => ruling.file === file && !ruling.same));
    const same = rulings.some((ruling) => ruling.same);
    return verdict('notTwice', open === undefined && !same, {
      source: 'L 5(2)(c)',
      values: { file: open?.file ?? null, decision: open?.decision ?? null, same },
      desk: 'homeAffairs',
      roles: ['homeAffairsLeader'],
    });
  },
};

/** The Chairman, or a vice-chair signing "KT."; never "TL." or "TUQ.": L 79(4), 13(1). */
export const decider: Rule<NominationContext> = {
  possible: () => true,
  check(attempt) {
    const capacity = text(attempt.data, 'capacity');
    return verdict('decider', capacity === 'chairman' || capacity === 'viceChairman', {
      source: 'L 79(4)',
      values: { capacity },
      desk: 'chairman',
      roles: ['chairman'],
    });
  },
};

/** A prize whose coefficient nobody verified is confirmed by a person before the decision. */
export const prizeConfirmed: Rule<NominationContext> = {
  possible: () => true,
  check: (attempt) =>
    verdict('prizeConfirmed', flag(attempt.data, 'prizeConfirmed'), { source: 'C', verified: false }),
};
