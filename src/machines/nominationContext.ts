import type { Attempt, Instant, LegalDate } from './attempt.js';
import { groups, group, integer, text } from './data.js';
import { withFilers } from './filers.js';
import type { AwardKind, SubjectKind } from './movementDefinition.js';

export const merits = [
  'movementResult',
  'unexpectedOutstanding',
  'greatContribution',
  'initiative',
  'landAndLabour',
] as const;
/** What kind of merit is claimed; some need a certificate (Law, art. 84(2)(d)). */
export type Merit = (typeof merits)[number];

/** The four papers of a commendation dossier (Law, art. 84(2)(a)–(d)). */
export const papers = ['statement', 'report', 'minutes', 'certificate'] as const;

export const outcomes = ['awarded', 'declined', 'returned', 'withdrawn', 'revoked', 'notProposed'] as const;
export type Outcome = (typeof outcomes)[number];

export type Part = 'planning' | 'homeAffairs';
export const parts: readonly Part[] = ['planning', 'homeAffairs'];

export type Nominee = { readonly kind: SubjectKind; readonly id: string; readonly seq: number };
/** A claimed figure: amounts in đồng as decimal strings, never a rate. */
export type Claim = {
  readonly key: string;
  readonly basis: string;
  readonly asOf: LegalDate;
  readonly disbursed: string;
  readonly plan: string;
};

export type Evidence = {
  readonly content: string;
  readonly text: string;
  /** Amounts in đồng, decimal strings: land revenue collected, and its estimate. */
  readonly achieved: string | null;
  readonly estimate: string | null;
};

export type Session = {
  readonly present: number;
  readonly total: number;
  readonly for: number;
  readonly against: number;
  readonly chair: string;
  readonly secretary: string;
  readonly minutes: string;
};
export type Assessment = {
  readonly due: LegalDate | null;
  readonly posting: { readonly from: LegalDate; readonly until: LegalDate } | null;
  readonly session: Session | null;
  readonly objections: readonly { readonly key: number; readonly answered: boolean }[];
};
/** What the unit submitted: the statement's number and date, the papers there, the name to be printed. */
export type Dossier = {
  readonly statement: { readonly number: string; readonly date: LegalDate };
  readonly papers: readonly string[];
  readonly printedName: number;
};
export type Opinion = {
  readonly favourable: boolean;
  readonly by: string;
  readonly number: string;
  readonly date: LegalDate;
};
/** One department's half of the appraisal. `by` and `officer` are persons' ids. */
export type Appraisal = {
  readonly officer: string | null;
  readonly asked: { readonly items: readonly string[]; readonly due: LegalDate | null } | null;
  readonly opinion: Opinion | null;
};
export type Consultation = {
  readonly due: LegalDate | null;
  readonly state: 'asked' | 'answered' | 'lapsed';
};
export type Ruling = {
  /** The other file, or null for an award known only on paper. */
  readonly file: string | null;
  readonly decision: string;
  readonly same: boolean;
};
export type Vote = { readonly result: 'passed' | 'notPassed' | 'tie'; readonly session: string };
export type DecisionPaper = {
  readonly number: string;
  readonly date: LegalDate;
  /** The unit whose head decided: only that office may revoke (Law, art. 93(8)). */
  readonly office: string | null;
  readonly prize: string;
};
export type HoldGround = {
  readonly key: number;
  readonly kind: string;
  readonly since: LegalDate;
  readonly lifted: {
    readonly outcome: string;
    readonly from: LegalDate | null;
    readonly until: LegalDate | null;
  } | null;
};
export type Revocation = { readonly ground: string; readonly from: 'awarded' | 'notified' | 'closed' };
export type Recovery = {
  readonly certificate: 'none' | 'back' | 'lost';
  readonly sum: string;
  readonly enforced: boolean;
};

/** What later rules need; everything else that was given stands in the journal. */
export type NominationContext = {
  readonly movement: string;
  readonly unit: string;
  readonly nominee: Nominee;
  readonly award: AwardKind;
  readonly criterion: string;
  readonly merit: Merit;
  readonly claims: readonly Claim[];
  /** What proves merit for contents that no milestone measures (plan II.2–II.6). */
  readonly evidence: readonly Evidence[];
  readonly achievementPeriod: { readonly from: LegalDate; readonly until: LegalDate };
  readonly posthumous: boolean;
  /** Persons who opened, edited, submitted, resubmitted or supplemented: they may not appraise or decide. */
  readonly filers: readonly string[];
  /** 1, and one more at each resubmission. */
  readonly round: number;
  readonly assessment: Assessment | null;
  readonly dossier: Dossier | null;
  readonly receipt: {
    readonly on: LegalDate;
    readonly legalRegime: string;
    readonly transition: string;
  } | null;
  readonly supplement: { readonly items: readonly string[]; readonly due: LegalDate | null } | null;
  readonly supplementRounds: number;
  readonly planning: Appraisal;
  readonly homeAffairs: Appraisal;
  readonly consultation: Consultation | null;
  readonly rulings: readonly Ruling[];
  readonly session: { readonly key: string; readonly date: LegalDate } | null;
  readonly vote: Vote | null;
  readonly submission: {
    readonly number: string;
    readonly date: LegalDate;
    readonly proposal: string;
  } | null;
  readonly decision: DecisionPaper | null;
  readonly outcome: Outcome | null;
  readonly handedOver: boolean;
  /** Prize paid so far, đồng. */
  readonly paid: string;
  readonly revocation: Revocation | null;
  readonly recovery: Recovery;
  readonly holds: readonly HoldGround[];
  /** Deadlines of the present stages that passed, for what is only allowed after them. */
  readonly passed: readonly { readonly timer: string; readonly stage: string; readonly at: Instant }[];
};

const noAppraisal: Appraisal = { officer: null, asked: null, opinion: null };

/** What begins anew when a dossier is accepted or submitted again; earlier rounds stay in the journal. */
export const freshAppraisal = {
  planning: noAppraisal,
  homeAffairs: noAppraisal,
  consultation: null,
  session: null,
  vote: null,
  submission: null,
} as const;

/** The context that `open` makes from its data, or that `editDraft` replaces. */
export function proposal(attempt: Attempt) {
  const { data } = attempt;
  const nominee = group(data, 'nominee');
  const period = group(data, 'achievementPeriod');
  return {
    nominee: {
      kind: (text(nominee, 'kind') ?? 'individual') as SubjectKind,
      id: text(nominee, 'id') ?? '',
      seq: integer(nominee, 'seq') ?? 0,
    },
    award: (text(data, 'award') ?? 'diplomaOfMerit') as AwardKind,
    criterion: text(data, 'criterion') ?? '',
    merit: (text(data, 'merit') ?? 'movementResult') as Merit,
    claims: groups(data, 'claims').map((claim) => ({
      key: text(claim, 'key') ?? '',
      basis: text(claim, 'basis') ?? '',
      asOf: text(claim, 'asOf') ?? '',
      disbursed: text(claim, 'disbursed') ?? '0',
      plan: text(claim, 'plan') ?? '0',
    })),
    evidence: groups(data, 'evidence').map((item) => ({
      content: text(item, 'content') ?? '',
      text: text(item, 'text') ?? '',
      achieved: text(item, 'achieved'),
      estimate: text(item, 'estimate'),
    })),
    achievementPeriod: { from: text(period, 'from') ?? '', until: text(period, 'until') ?? '' },
    posthumous: data['posthumous'] === true,
  };
}

export function openNomination(attempt: Attempt): NominationContext {
  return {
    movement: text(attempt.data, 'movement') ?? '',
    unit: text(attempt.data, 'unit') ?? '',
    ...proposal(attempt),
    filers: withFilers([], attempt),
    round: 1,
    assessment: null,
    dossier: null,
    receipt: null,
    supplement: null,
    supplementRounds: 0,
    ...freshAppraisal,
    rulings: [],
    decision: null,
    outcome: null,
    handedOver: false,
    paid: '0',
    revocation: null,
    recovery: { certificate: 'none', sum: '0', enforced: false },
    holds: [],
    passed: [],
  };
}
