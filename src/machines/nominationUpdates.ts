import type { Attempt, JsonObject } from './attempt.js';
import { passedUpdates } from './chartParts.js';
import { flag, group, groups, integer, money, text } from './data.js';
import { withFilers } from './filers.js';
import { dateOf } from './legalDate.js';
import {
  freshAppraisal,
  proposal,
  type Appraisal,
  type NominationContext,
  type Outcome,
  type Part,
} from './nominationContext.js';
import type { Params } from './rule.js';
import { papersBrought } from './rules/dossier.js';

/** What each move leaves in the context. The chart names them; none looks at a clock or at anything outside. */
export type Update = (
  context: NominationContext,
  attempt: Attempt,
  params: Params,
) => Partial<NominationContext>;

const partIn = (data: JsonObject): Part =>
  text(data, 'part') === 'homeAffairs' ? 'homeAffairs' : 'planning';
const statementOf = (data: JsonObject) => ({
  number: text(group(data, 'statement'), 'number') ?? '',
  date: text(group(data, 'statement'), 'date') ?? '',
});
const sum = (a: string, b: bigint): string => (BigInt(a) + b).toString();
const noAssessment = { due: null, posting: null, session: null, objections: [] };
const assessment = (context: NominationContext) => context.assessment ?? noAssessment;

const updateAppraisal = (context: NominationContext, part: Part, update: Partial<Appraisal>) => ({
  [part]: { ...context[part], ...update },
});

export const updates = {
  replaceProposal: (context, attempt) => ({
    ...proposal(attempt),
    filers: withFilers(context.filers, attempt),
  }),

  beginAssessment: (_context, { data }) => ({ assessment: { ...noAssessment, due: text(data, 'due') } }),

  keepSession: (context, { data }) => ({
    assessment: {
      ...assessment(context),
      session: {
        present: integer(data, 'present') ?? 0,
        total: integer(data, 'total') ?? 0,
        for: integer(data, 'for') ?? 0,
        against: integer(data, 'against') ?? 0,
        chair: text(data, 'chair') ?? '',
        secretary: text(data, 'secretary') ?? '',
        minutes: text(group(data, 'minutes'), 'number') ?? '',
      },
    },
  }),

  keepPosting: (context, { data }) => ({
    assessment: {
      ...assessment(context),
      posting: { from: text(data, 'from') ?? '', until: text(data, 'until') ?? '' },
    },
  }),

  keepObjection: (context) => {
    const { objections } = assessment(context);
    return {
      assessment: {
        ...assessment(context),
        objections: [...objections, { key: objections.length + 1, answered: false }],
      },
    };
  },

  keepAnswerToObjection: (context, { data }) => ({
    assessment: {
      ...assessment(context),
      objections: assessment(context).objections.map((objection) =>
        objection.key === integer(data, 'objection') ? { ...objection, answered: true } : objection,
      ),
    },
  }),

  keepDossier: (context, attempt) => ({
    dossier: {
      statement: statementOf(attempt.data),
      papers: [...new Set(papersBrought(attempt.data))].sort(),
      printedName: integer(attempt.data, 'printedName') ?? 0,
    },
    filers: withFilers(context.filers, attempt),
  }),

  beginRound: (context, attempt) => ({
    ...freshAppraisal,
    round: context.round + 1,
    receipt: null,
    supplement: null,
    supplementRounds: 0,
    filers: withFilers(context.filers, attempt),
  }),

  keepReceipt: (_context, { data, facts, at }) => ({
    receipt: {
      on: dateOf(text(data, 'receivedAt') ?? at),
      legalRegime: facts.legalRegime?.code ?? '',
      transition: facts.legalRegime?.transition ?? '',
    },
  }),

  beginAppraisal: () => freshAppraisal,

  keepSupplement: (context, { data }) => ({
    supplement: {
      items: groups(data, 'items').flatMap((item) => text(item, 'item') ?? []),
      due: text(data, 'due'),
    },
    supplementRounds: context.supplementRounds + 1,
  }),

  extendSupplement: (context, { data }) => ({
    supplement: { items: context.supplement?.items ?? [], due: text(data, 'due') },
  }),

  endSupplement: (context, attempt) => ({
    supplement: null,
    dossier: context.dossier && {
      ...context.dossier,
      papers: [...new Set([...context.dossier.papers, ...papersBrought(attempt.data)])].sort(),
    },
    filers: withFilers(context.filers, attempt),
  }),

  assignOfficer: (context, { data }) =>
    updateAppraisal(context, partIn(data), { officer: text(data, 'officer') }),

  keepQuestion: (context, { data }) =>
    updateAppraisal(context, partIn(data), {
      asked: {
        items: groups(data, 'items').flatMap((item) => text(item, 'item') ?? []),
        due: text(data, 'due'),
      },
    }),

  endQuestion: (context, attempt) => ({
    ...updateAppraisal(context, partIn(attempt.data), { asked: null }),
    filers: withFilers(context.filers, attempt),
  }),

  keepOpinion: (context, { data, actor, onBehalfOf }) =>
    updateAppraisal(context, partIn(data), {
      asked: null,
      opinion: {
        favourable: text(data, 'opinion') === 'favourable',
        by: onBehalfOf?.id ?? actor.id,
        number: text(data, 'number') ?? '',
        date: text(data, 'date') ?? '',
      },
    }),

  askAgain: (context, { data }) => updateAppraisal(context, partIn(data), { opinion: null, asked: null }),

  askConsultation: (_context, { data }) => ({ consultation: { due: text(data, 'due'), state: 'asked' } }),
  keepConsultation: (context, _attempt, { state }) => ({
    consultation: {
      due: context.consultation?.due ?? null,
      state: state === 'lapsed' ? 'lapsed' : 'answered',
    },
  }),

  keepRuling: (context, { data }) => {
    const file = text(data, 'file');
    const ruling = { file, decision: text(data, 'decision') ?? '', same: text(data, 'verdict') === 'same' };
    const others = context.rulings.filter(
      (earlier) => earlier.file !== file || (file === null && earlier.decision !== ruling.decision),
    );
    return { rulings: [...others, ruling] };
  },

  keepAgenda: (_context, { data }) => ({
    session: { key: text(data, 'session') ?? '', date: text(data, 'date') ?? '' },
  }),
  leaveAgenda: () => ({ session: null }),
  keepVote: (context, { data }) => ({
    vote: {
      result: (text(data, 'result') ?? 'notPassed') as 'passed' | 'notPassed' | 'tie',
      session: context.session?.key ?? '',
    },
    session: null,
  }),

  keepSubmission: (_context, { data }) => ({
    submission: { ...statementOf(data), proposal: text(data, 'proposal') ?? 'award' },
  }),
  leaveSubmission: () => ({ submission: null }),

  keepAward: (context, { data, facts }) => ({
    decision: {
      number: text(data, 'number') ?? '',
      date: text(data, 'date') ?? '',
      office: facts.desks?.chairman ?? null,
      prize: (money(data, 'prize') ?? 0n).toString(),
    },
    achievementPeriod: {
      from: text(group(data, 'achievementPeriod'), 'from') ?? context.achievementPeriod.from,
      until: text(group(data, 'achievementPeriod'), 'until') ?? context.achievementPeriod.until,
    },
    outcome: 'awarded',
  }),

  keepCorrection: (context, { data }) => ({
    nominee: { ...context.nominee, seq: integer(data, 'right') ?? context.nominee.seq },
  }),

  keepHandOver: () => ({ handedOver: true }),
  keepPayment: (context, { data }) => ({ paid: sum(context.paid, money(data, 'amount') ?? 0n) }),

  keepRevocation: (_context, { data }, { from }) => ({
    revocation: {
      ground: text(data, 'ground') ?? '',
      from: from === 'awarded' || from === 'notified' ? from : 'closed',
    },
  }),
  dropRevocation: () => ({ revocation: null }),
  keepRecovery: (context, { data }) => ({
    recovery: {
      certificate:
        context.recovery.certificate === 'none'
          ? ((text(data, 'certificate') ?? 'none') as 'none' | 'back' | 'lost')
          : context.recovery.certificate,
      sum: sum(context.recovery.sum, money(data, 'sum') ?? 0n),
      enforced: context.recovery.enforced || flag(data, 'enforced'),
    },
  }),

  end: (_context, _attempt, { outcome }) => ({
    outcome: typeof outcome === 'string' ? (outcome as Outcome) : null,
  }),
  /** An open hold ends with the road: there is nothing left to decide. */
  endHolds: (context, { at }) => ({
    holds: context.holds.map((ground) =>
      ground.lifted ? ground : { ...ground, lifted: { outcome: 'ended', from: dateOf(at), until: null } },
    ),
  }),

  putHold: (context, { data }) => ({
    holds: [
      ...context.holds,
      {
        key: context.holds.length + 1,
        kind: text(data, 'kind') ?? '',
        since: text(data, 'since') ?? '',
        lifted: null,
      },
    ],
  }),
  liftHold: (context, { data }) => ({
    holds: context.holds.map((ground) =>
      ground.key === integer(data, 'ground') && ground.lifted === null
        ? {
            ...ground,
            lifted: {
              outcome: text(data, 'outcome') ?? 'cleared',
              from: text(data, 'from'),
              until: text(data, 'until'),
            },
          }
        : ground,
    ),
  }),

  ...passedUpdates,
} satisfies Record<string, Update>;

export type UpdateName = keyof typeof updates;
