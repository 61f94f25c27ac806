import { money, text } from '../data.js';
import type { NominationContext } from '../nominationContext.js';
import { verdict, type Rule } from '../rule.js';

/** After the decision: handing over, paying, closing, revoking, recovering. */

export const outcomeIs: Rule<NominationContext> = {
  check: (_attempt, { outcome }, { outcomes }) =>
    verdict('outcomeIs', Array.isArray(outcomes) && outcomes.includes(outcome ?? ''), {
      source: 'C',
      verified: false,
      values: { outcome, wanted: Array.isArray(outcomes) ? outcomes.join(',') : null },
    }),
};

/** The decider's own fund pays: L 11(4). */
export const payerIsDecider: Rule<NominationContext> = {
  reads: { desks: ['chairman'] },
  possible: (attempt) => attempt.facts.desks?.chairman !== undefined,
  check: (attempt) =>
    verdict('payerIsDecider', text(attempt.data, 'payer') === attempt.facts.desks?.chairman, {
      source: 'L 11(4)',
      values: { payer: text(attempt.data, 'payer'), office: attempt.facts.desks?.chairman ?? null },
    }),
};

/** An award is filed once the certificate is handed over and the prize is paid, or with a reason. */
export const handedOverAndPaid: Rule<NominationContext> = {
  possible: () => true,
  check: (attempt, { outcome, handedOver, paid }) =>
    verdict(
      'handedOverAndPaid',
      outcome !== 'awarded' || (handedOver && paid !== '0') || (attempt.reason ?? '') !== '',
      { source: 'L 82(1), 11(4)', values: { handedOver, paid }, desk: 'board', roles: ['boardClerk'] },
    ),
};

const evidenceGrounds = ['fraud', 'falseInformation', 'unlawfulProcedure', 'violationConcluded'];

/**
 * One of the four grounds, with its evidence; ground (d) is a conclusion, decision or judgment of a
 * competent authority, so it needs that document itself. L 93(2).
 */
export const revocable: Rule<NominationContext> = {
  possible: (_attempt, { outcome }) => outcome === 'awarded',
  check(attempt, { outcome }) {
    const ground = text(attempt.data, 'ground') ?? '';
    const evidence = text(attempt.data, 'evidence') !== null;
    const conclusion = ground !== 'violationConcluded' || text(attempt.data, 'conclusion') !== null;
    return verdict(
      'revocable',
      outcome === 'awarded' && evidenceGrounds.includes(ground) && evidence && conclusion,
      { source: 'L 93(2)', values: { outcome, ground, evidence, conclusion } },
    );
  },
};

/** Where the file stood when the revocation was proposed. */
export const cameFrom: Rule<NominationContext> = {
  check: (_attempt, { revocation }, { stage }) =>
    verdict('cameFrom', revocation?.from === stage, {
      source: 'L 93(8)',
      values: { from: revocation?.from ?? null },
    }),
};

/** No more is recovered than was paid. */
export const withinPaid: Rule<NominationContext> = {
  possible: () => true,
  check(attempt, { paid, recovery }) {
    const sum = money(attempt.data, 'sum') ?? 0n;
    const left = BigInt(paid) - BigInt(recovery.sum);
    return verdict('withinPaid', sum <= left, {
      source: 'L 93(2)',
      values: { sum: sum.toString(), left: left.toString() },
      desk: 'board',
      roles: ['boardClerk'],
    });
  },
};

/** Certificate back or declared lost, and the whole sum back or its enforcement begun. */
export const recoveryComplete: Rule<NominationContext> = {
  check(_attempt, { paid, recovery }) {
    const sumBack = recovery.enforced || recovery.sum === paid;
    return verdict('recoveryComplete', recovery.certificate !== 'none' && sumBack, {
      source: 'L 93(2), 93(9)',
      values: { certificate: recovery.certificate, sum: recovery.sum, paid, enforced: recovery.enforced },
      desk: 'board',
      roles: ['boardClerk'],
    });
  },
};
