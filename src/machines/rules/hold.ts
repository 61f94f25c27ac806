import { flag, integer, text } from '../data.js';
import type { HoldGround, NominationContext } from '../nominationContext.js';
import { verdict, type Rule } from '../rule.js';

/** Why a file is not considered for a while: NĐ 98 art. 4(4). */

export const openGrounds = ({ holds }: NominationContext): HoldGround[] =>
  holds.filter(({ lifted }) => lifted === null);

/** A hold stops what is undecided; a decided award is revoked instead. */
export const undecided: Rule<NominationContext> = {
  check: (_attempt, { outcome }) =>
    verdict('undecided', outcome === null, {
      source: 'S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { outcome },
    }),
};

const needsSigns = ['investigation', 'inspection', 'examination'];

/** A routine inspection is no ground: it needs signs of a violation. */
export const groundReal: Rule<NominationContext> = {
  possible: () => true,
  check(attempt) {
    const kind = text(attempt.data, 'kind') ?? '';
    return verdict('groundReal', !needsSigns.includes(kind) || flag(attempt.data, 'signsOfViolation'), {
      source: 'S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { kind },
    });
  },
};

/** Each ground is lifted alone, with its paper. */
export const groundOpen: Rule<NominationContext> = {
  possible: (_attempt, context) => openGrounds(context).length > 0,
  check(attempt, context) {
    const key = integer(attempt.data, 'ground');
    return verdict(
      'groundOpen',
      openGrounds(context).some((ground) => ground.key === key),
      {
        source: 'S: NĐ 98 Điều 4(4)',
        verified: false,
        values: { ground: key, open: openGrounds(context).length },
      },
    );
  },
};

/** The ground that is lifted is the only one left, so the clock goes on. */
export const lastGround: Rule<NominationContext> = {
  possible: (_attempt, context) => openGrounds(context).length === 1,
  check: (_attempt, context) =>
    verdict('lastGround', openGrounds(context).length === 1, {
      source: 'C',
      verified: false,
      values: { open: openGrounds(context).length },
    }),
};
