import type { Attempt } from '../attempt.js';
import { flag, group, groups, integer, list, text } from '../data.js';
import { dateOf } from '../legalDate.js';
import type { DisbursementFact } from '../facts.js';
import type { Claim, NominationContext } from '../nominationContext.js';
import { setting, verdict, withSetting, type Rule } from '../rule.js';

/** Assessment from below, the papers, and what the receiving desk checks. */

const unit = { desk: 'unit', roles: ['unitHead', 'unitClerk'] } as const;

const noSession = { present: 0, total: 0, for: 0, against: 0 };

/** Session held, quorum met, result positive, minutes signed: P I.2; "được bình xét" L 74(1)(a), 74(3)(a). */
export const assessedBelow: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['grassrootsQuorum'] },
  check: (attempt, { assessment }) =>
    withSetting(attempt, 'grassrootsQuorum', 'assessedBelow', ({ numerator, denominator }) => {
      const held = assessment?.session != null;
      const session = assessment?.session ?? noSession;
      const quorate = session.present * denominator >= session.total * numerator;
      return {
        ok: held && quorate && session.for > session.against,
        values: {
          held,
          present: session.present,
          total: session.total,
          for: session.for,
          against: session.against,
          quorum: `${String(numerator)}/${String(denominator)}`,
        },
        ...unit,
      };
    }),
};

/** The objection named is there and not answered yet. */
export const objectionOpen: Rule<NominationContext> = {
  possible: (_attempt, context) => openObjections(context).length > 0,
  check: (attempt, context) =>
    verdict('objectionOpen', openObjections(context).includes(integer(attempt.data, 'objection') ?? -1), {
      source: 'P I.2',
      values: { objection: integer(attempt.data, 'objection'), open: openObjections(context).length },
    }),
};
const openObjections = ({ assessment }: NominationContext): number[] =>
  (assessment?.objections ?? []).filter(({ answered }) => !answered).map(({ key }) => key);

/** Openness and democracy: every objection has its answer before the dossier leaves the unit (P I.2). */
export const objectionsAnswered: Rule<NominationContext> = {
  check: (_attempt, context) =>
    verdict('objectionsAnswered', openObjections(context).length === 0, {
      source: 'P I.2',
      values: { open: openObjections(context).length },
      ...unit,
    }),
};

/** Where the movement asks for a public posting, it is over. */
export const postingOver: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['publicPosting'] },
  check: (attempt, { assessment }) =>
    withSetting(attempt, 'publicPosting', 'postingOver', ({ required }) => {
      const until = assessment?.posting?.until ?? null;
      return {
        ok: !required || (until !== null && until < dateOf(attempt.at)),
        values: { required, until },
        ...unit,
      };
    }),
};

/** The three papers, and the certificate where the merit needs one: L 84(1), 84(2)(a)–(d). */
export const dossierComplete: Rule<NominationContext> = {
  reads: { facts: ['dossierMissing'] },
  // The papers lacking can come with the move where the move carries papers at all.
  possible: (attempt, _context, { bringsPapers }) =>
    bringsPapers === true || (attempt.facts.dossierMissing ?? ['statement']).length === 0,
  check(attempt) {
    const missing = attempt.facts.dossierMissing;
    return verdict('dossierComplete', missing?.length === 0, {
      source: 'L 84(2)',
      values: { missing: missing === null ? null : missing.join(',') },
      ...unit,
    });
  },
};

/** The head states good conduct; for a collective, not an enterprise, also internal unity: L 74(1), 74(3), 74(4). */
export const conductDeclared: Rule<NominationContext> = {
  possible: () => true,
  check(attempt, { nominee }) {
    const declared = group(attempt.data, 'declarations');
    const unity = nominee.kind !== 'collective' || flag(declared, 'unity');
    return verdict('conductDeclared', flag(declared, 'truth') && flag(declared, 'conduct') && unity, {
      source:
        nominee.kind === 'individual' ? 'L 74(1)' : nominee.kind === 'collective' ? 'L 74(3)' : 'L 74(4)',
      values: { truth: flag(declared, 'truth'), conduct: flag(declared, 'conduct'), unity },
      ...unit,
    });
  },
};

/** The unit confirmed the version of the nominee's file whose name is to be printed. */
export const namesConfirmed: Rule<NominationContext> = {
  possible: (attempt, { dossier }) => brings(attempt) || dossier !== null,
  check(attempt, { dossier, nominee }) {
    const printed = integer(attempt.data, 'printedName') ?? dossier?.printedName ?? null;
    return verdict('namesConfirmed', printed !== null && printed >= 1, {
      source: 'C',
      verified: false,
      values: { printed, nominee: nominee.id },
      ...unit,
    });
  },
};
const brings = (attempt: Attempt): boolean => attempt.type === 'submit' || attempt.type === 'resubmit';

const figures = ['basis', 'asOf', 'disbursed', 'plan'] as const;

/** Each claim with the Treasury-confirmed figure that is stored for it. */
const compared = (claims: readonly Claim[], stored: readonly DisbursementFact[]) =>
  claims.flatMap((claim) => {
    const figure = stored.find(
      ({ claim: key, status }) => key === claim.key && status === 'treasuryConfirmed',
    );
    return figure ? [{ claim, figure }] : [];
  });

/**
 * What is claimed equals what is recorded, figure by figure. A claim above the record blocks; nothing
 * recorded: it passes and says that nothing could be compared. P II.1.
 */
export const resultsTrue: Rule<NominationContext> = {
  reads: { facts: ['disbursement'] },
  check(attempt, { claims }) {
    const pairs = compared(claims, attempt.facts.disbursement ?? []);
    const wrong = pairs.find(({ claim, figure }) => figures.some((key) => claim[key] !== figure[key]));
    const contradiction = wrong
      ? {
          claim: wrong.claim.key,
          claimedDisbursed: wrong.claim.disbursed,
          recordedDisbursed: wrong.figure.disbursed,
          claimedPlan: wrong.claim.plan,
          recordedPlan: wrong.figure.plan,
        }
      : {};
    return verdict('resultsTrue', wrong === undefined, {
      source: 'P II.1',
      values: { compared: pairs.length, claimed: claims.length, ...contradiction },
      ...unit,
    });
  },
};

const checklist = ['statement', 'report', 'minutes', 'signatures', 'names'] as const;

/** The receiving desk ticked every line of the checklist. */
export const checklistTicked: Rule<NominationContext> = {
  possible: () => true,
  check(attempt) {
    const ticked = group(attempt.data, 'checklist');
    const open = checklist.filter((line) => !flag(ticked, line));
    return verdict('checklistTicked', open.length === 0, {
      source: 'L 84(2)',
      values: { open: open.join(',') },
    });
  },
};

/** Received before the dossier deadline; late ones only where the head of the Board accepts with a reason. */
export const inTime: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['dossierDeadline'] },
  possible: (attempt, context) => !late(attempt, context) || attempt.actor.roles.includes('boardHead'),
  check: (attempt, context) =>
    withSetting(attempt, 'dossierDeadline', 'inTime', (deadline) => ({
      ok:
        !late(attempt, context) ||
        (attempt.actor.roles.includes('boardHead') && attempt.reason !== null && attempt.reason !== ''),
      values: { deadline, received: context.receipt?.on ?? null, late: late(attempt, context) },
      desk: 'board',
      roles: ['boardHead'],
    })),
};
function late(attempt: Attempt, { receipt }: NominationContext): boolean {
  const deadline = setting(attempt, 'dossierDeadline') ?? null;
  return deadline !== null && receipt !== null && receipt.on > deadline;
}

/** A unit is not asked for ever: round n of the movement's maximum. */
export const supplementRoundLeft: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['supplementRounds'] },
  check: (attempt, { supplementRounds }) =>
    withSetting(attempt, 'supplementRounds', 'supplementRoundLeft', (allowed) => ({
      ok: supplementRounds < allowed,
      values: { rounds: supplementRounds, allowed },
      desk: 'board',
      roles: ['boardHead'],
    })),
};

/** Every item asked for is sent, or it is said why it cannot be had. */
export const itemsAnswered: Rule<NominationContext> = {
  possible: () => true,
  check(attempt, context) {
    const asked = askedItems(attempt, context);
    const answered = groups(attempt.data, 'items')
      .filter((item) => text(item, 'sha256') !== null || text(item, 'explanation') !== null)
      .map((item) => text(item, 'item'));
    const open = asked.filter((item) => !answered.includes(item));
    return verdict('itemsAnswered', open.length === 0, {
      source: 'L 84(2)',
      values: { open: open.length, first: open[0] ?? null },
      ...unit,
    });
  },
};
function askedItems({ data }: Attempt, context: NominationContext): readonly string[] {
  const part = text(data, 'part');
  if (part === 'planning' || part === 'homeAffairs') return context[part].asked?.items ?? [];
  return context.supplement?.items ?? [];
}

/** A unit that owes a supplement keeps its time: the dossier is returned only after that day. */
export const supplementOverdue: Rule<NominationContext> = {
  reads: { facts: ['overdue'] },
  check(attempt, context, { stages }) {
    const owing = owedStages(context, Array.isArray(stages) ? stages : []);
    const late = (attempt.facts.overdue ?? []).filter(({ timer }) => timer === 'supplementDue');
    const waiting = owing.filter((stage) => !late.some((passed) => passed.stage === stage));
    return verdict('supplementOverdue', waiting.length === 0, {
      source: 'C',
      verified: false,
      values: { stage: waiting[0] ?? null },
      ...unit,
    });
  },
};
const owedStages = (context: NominationContext, stages: readonly unknown[]): string[] =>
  stages.filter((stage): stage is string => {
    if (stage === 'appraisal.planning.supplementAsked') return context.planning.asked !== null;
    if (stage === 'appraisal.homeAffairs.supplementAsked') return context.homeAffairs.asked !== null;
    return typeof stage === 'string';
  });

/** What a resubmission changed, which decides where it begins again. */
export const changed: Rule<NominationContext> = {
  possible: () => true,
  check: (attempt, _context, { what }) =>
    verdict('changed', text(attempt.data, 'changed') === what, {
      source: 'C',
      verified: false,
      values: { changed: text(attempt.data, 'changed'), wanted: typeof what === 'string' ? what : null },
    }),
};

/** The papers that a move brings, for the fact `dossierMissing`. */
export const papersBrought = (data: Attempt['data']): string[] => [
  ...(text(group(data, 'statement'), 'number') ? ['statement'] : []),
  ...groups(data, 'papers').flatMap((paper) => text(paper, 'paper') ?? []),
  ...(list(data, 'items').length > 0
    ? groups(data, 'items').flatMap((item) => (text(item, 'sha256') ? (text(item, 'paper') ?? []) : []))
    : []),
];
