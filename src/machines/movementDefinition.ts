import type { Desk, LegalDate, Role, SeatedDesk } from './attempt.js';
import type { Letter } from './letters.js';
import type { UnitKind } from './unitKinds.js';

export type MovementStage = 'draft' | 'launched' | 'interimReview' | 'finalReview' | 'closed';

/** A rule is data with a source: an article, a section of the plan, or the words "default". */
export interface Sourced {
  readonly source: string;
  readonly verified: boolean;
  /** Why this value and no other, where the source leaves a choice. */
  readonly note?: string;
}
export type Setting<T> = { readonly value: T } & Sourced;

export const awardKinds = [
  'diplomaOfMerit',
  'certificateOfMerit',
  'emulationFlag',
  'excellentLabourCollective',
  'provincialEmulationFighter',
] as const;
export type AwardKind = (typeof awardKinds)[number];

/** An exact fraction, so that no threshold is ever a float. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** `reaches` is ≥ ("đạt 60%"), `exceeds` is > ("trên 95%"). */
export type Comparator = 'reaches' | 'exceeds';

export interface Vote {
  /** `optional`: the Board may ask for advice; `required`: no submission without a vote. */
  readonly use: 'none' | 'optional' | 'required';
  /** Share of all members who must be present. */
  readonly quorum: Fraction;
  readonly threshold: Fraction & { readonly comparator: Comparator };
  /** What the threshold is counted on. */
  readonly denominator: 'totalMembers' | 'presentMembers' | 'validBallots';
  readonly ballot: 'open' | 'secret';
  readonly tieRule: 'notPassed' | 'chairSide' | 'secondBallot';
  /** Whether a recused member stays in the denominator. */
  readonly recusedCounts: boolean;
  readonly absenteesInWriting: boolean;
  /** Whether the Board may still propose an award that the committee did not pass. */
  readonly awardDespiteVote: boolean;
}

/** The settings that the nomination's rules read, each with its source. */
export interface MovementRules {
  /** Award kinds that this movement may propose. */
  readonly awards: Setting<readonly AwardKind[]>;
  /** Subjects that may be nominated. */
  readonly subjects: Setting<readonly SubjectKind[]>;
  readonly mode: Setting<'thematic' | 'regular' | 'yearlyCluster'>;
  /** First and last day, both inclusive. */
  readonly period: Setting<{ readonly from: LegalDate; readonly until: LegalDate }>;
  /** Keys of the contents of emulation that a nomination may claim as its criterion. */
  readonly criteria: Setting<readonly string[]>;
  /** Last day on which a dossier is in time, inclusive; null: none set. */
  readonly dossierDeadline: Setting<LegalDate | null>;
  readonly receivingDesk: Setting<'board' | 'planning' | 'homeAffairs'>;
  /** Share of the unit's members present at the grassroots session. */
  readonly grassrootsQuorum: Setting<Fraction>;
  /** Whether the unit must post the proposal publicly, and for how many working days. */
  readonly publicPosting: Setting<{ readonly required: boolean; readonly workingDays: number }>;
  readonly consultation: Setting<{ readonly allowed: boolean }>;
  readonly committee: Setting<Vote>;
  readonly supplementRounds: Setting<number>;
  /** Nominations that one unit may have proposed for award; null: no quota. */
  readonly quota: Setting<number | null>;
  /** What a result below a milestone does to a nomination: the plan is silent, so the province chooses. */
  readonly belowMilestone: Setting<'warn' | 'block'>;
}
export type MovementRuleKey = keyof MovementRules;

export type SubjectKind = 'individual' | 'collective' | 'enterprise' | 'household';

export interface Milestone extends Sourced {
  readonly key: string;
  readonly on: LegalDate;
  /** `endOfDay`: until 24:00 of `on`. */
  readonly boundary: 'endOfDay';
  readonly comparator: Comparator;
  readonly rate: Fraction;
  readonly planBasis: 'primeMinister' | 'provincialCouncil' | 'total';
  readonly text: string;
}

/**
 * Length of a wait. A date set by the plan never rolls forward; a period that ends on a day off does. `named`: only
 * the day that the file itself names counts (a session's, a unit's own); where it names none, nothing falls due.
 */
export type Period =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly date: LegalDate }
  | { readonly named: true };

/** One rung beside the deadline itself: `-2` is two working days before the last day, `0` on it, `+1` one after. */
export interface LadderStep {
  readonly step: string;
  /** Null: a short reminder of the common kind, which a morning with several joins in one digest. */
  readonly letter: Letter | null;
  readonly to: readonly Role[];
  /** Set again after this many days, until the file moves on. */
  readonly repeatDays?: number;
}

export interface DeadlineRule extends Sourced {
  readonly period: Period;
  /** `due` never falls after this day, whatever the period says. */
  readonly notAfter?: LegalDate;
  readonly ladder: readonly LadderStep[];
}

export interface DeskSeat extends Sourced {
  /** Symbol of the unit in the register. */
  readonly unit: string;
  /** First day, inclusive. Absent: since ever. */
  readonly from?: LegalDate;
  /** Day on which the seat ends, exclusive. Absent: still sits. */
  readonly until?: LegalDate;
}

/** What is asked of units' commitments. */
export interface CommitmentTerms extends Sourced {
  /** The day that is itself too late: "trước ngày 20/7". */
  readonly before: LegalDate;
  readonly text: string;
  readonly through: readonly Desk[];
  /** Kinds of units that owe one. */
  readonly owedBy: Setting<readonly UnitKind[]>;
  /** Time of a unit that is registered when the last day has passed. */
  readonly newUnits: Setting<{ readonly workingDays: number }>;
  /** Whether the departments check a commitment before it is noted as complete. */
  readonly checked: Setting<boolean>;
}

/** A content of emulation: measured by the milestones, proved by evidence, or neither. */
export interface Content extends Sourced {
  readonly key: string;
  readonly text: string;
  readonly byMilestones?: boolean;
  readonly evidence?: string;
}

/** A movement as data: the whole plan, every rule with its source. Loaded from YAML by `movements/`. */
export interface MovementDefinition {
  /** Short code, `bt24`: the first part of every file's code. */
  readonly code: string;
  readonly name: string;
  readonly plan: {
    readonly number: string | null;
    readonly issuedBy: string;
    readonly signer: string;
  } & Sourced;
  readonly scope: 'province';
  readonly legalBases: readonly ({ readonly text: string } & Sourced)[];
  readonly recipients: readonly string[];
  /** What the plan says for people and no rule computes: purpose, requirements, organisation. */
  readonly provisions: readonly ({ readonly key: string; readonly text: string } & Sourced)[];
  /** Contents of emulation; `key` is what a nomination claims as its criterion. */
  readonly contents: readonly Content[];
  readonly milestones: readonly Milestone[];
  /** What units commit to, before a day that is itself too late; null: no commitment asked. */
  readonly commitment: CommitmentTerms | null;
  /** By which day of the next month units report what they disbursed; absent: the movement sets none. */
  readonly monthlyReports?: Setting<{ readonly dayOfNextMonth: number }>;
  readonly desks: Readonly<Record<SeatedDesk, readonly DeskSeat[]>>;
  readonly rules: MovementRules;
  /** By timer name (`receiveDue`): the chart names the delay, the movement its length. */
  readonly deadlines: Readonly<Record<string, DeadlineRule>>;
  /** Hour of the day for every step but `due`, `07:30` unless it says otherwise. */
  readonly morning: string;
}
