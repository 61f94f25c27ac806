import type { Desk, Instant, JsonObject, LegalDate, Role } from './attempt.js';
import type { Milestone, MovementRules, MovementStage } from './movementDefinition.js';

/**
 * What the rules of one move need from outside the file, gathered before the move and kept in its entry.
 * Every key is always there; `null` where no rule of the move reads it.
 */
export interface Facts {
  readonly movement: MovementFact | null;
  /** The unit at each desk that the move reads, on the day of the move. `unit` is the nominating unit or its successor. */
  readonly desks: Readonly<Partial<Record<Desk, string>>> | null;
  readonly proposer: ProposerFact | null;
  /** Passed deadlines of the present stages; `days` is working days since. */
  readonly overdue:
    readonly { readonly timer: string; readonly stage: string; readonly days: number }[] | null;
  readonly ballotOpen: boolean | null;
  readonly legalRegime: LegalRegimeFact | null;
  /** Papers that the dossier still lacks; those that the move itself brings count as there. */
  readonly dossierMissing: readonly string[] | null;
  readonly disbursement: readonly DisbursementFact[] | null;
  /** Open hold grounds on the same nominee in other files. */
  readonly holdGrounds: readonly { readonly file: string; readonly kind: string }[] | null;
  /**
   * Other nominations of the same nominee in the same movement; `decision` is the number of an award, else null. Of a
   * movement: others that were launched under its code, with neither.
   */
  readonly duplicates:
    readonly { readonly file: string; readonly award: string; readonly decision: string | null }[] | null;
  readonly quota: { readonly used: number; readonly allowed: number } | null;
  readonly delegation: DelegationFact | null;
  readonly commitment: CommitmentFact | null;
  /** What the movement says of the content that a nomination claims; null: it has no such content. */
  readonly criterion: CriterionFact | null;
  /** Ids of the registered units that a movement definition names by symbol. */
  readonly units: Readonly<Record<string, string>> | null;
  /** The import that the move publishes or undoes. */
  readonly import: ImportFact | null;
}

export type FactKey = keyof Facts;

export interface MovementFact {
  readonly id: string;
  /** Version of the definition in force, raised by `amend`. */
  readonly version: number;
  readonly stage: MovementStage;
  /** The unit that leads, named at the final review, else null. */
  readonly leader: string | null;
  /** Only the rules that the move reads. */
  readonly rules: Partial<MovementRules>;
}

export interface ProposerFact {
  readonly unit: string;
  readonly kind: string;
  readonly head: string | null;
  /** Whether the unit manages the nominee's staff and payroll (Law, art. 83(1)). */
  readonly managesNominee: boolean;
  readonly endedOn: LegalDate | null;
}

/** What the movement asks of units' commitments; null where it asks for none. */
export interface CommitmentFact {
  /** The day that is itself too late. */
  readonly before: LegalDate;
  /** Whether both departments check before it is noted. */
  readonly checked: boolean;
  /** Whether the unit is of a kind that owes one. */
  readonly owed: boolean;
  /** Last day of a unit that comes when the movement's own has passed, else null. */
  readonly due: LegalDate | null;
  /** The unit's commitment in this movement, where it has one. */
  readonly file: string | null;
  readonly milestones: readonly Pick<Milestone, 'key' | 'on' | 'rate' | 'comparator'>[];
  /** Projects promised that no plan names, each with codes that look like it; none while there are no plans. */
  readonly unknownProjects: readonly { readonly project: string; readonly near: readonly string[] }[];
}

export interface CriterionFact {
  /** Whether the milestones measure it. */
  readonly byMilestones: boolean;
  readonly milestones: readonly Pick<Milestone, 'key' | 'on' | 'rate' | 'comparator'>[];
  /** What proves it, in words; null: nothing is asked. */
  readonly evidence: string | null;
}

export interface LegalRegimeFact extends JsonObject {
  readonly code: string;
  /** The rule that decides which regime a dossier in flight stays on. */
  readonly transition: string;
  readonly source: string;
  readonly verified: boolean;
}

/** One stored figure for one claim; amounts are decimal strings of đồng. */
export interface DisbursementFact {
  readonly claim: string;
  readonly basis: string;
  readonly planVersion: number;
  readonly asOf: LegalDate;
  readonly knownAt: Instant;
  readonly status: 'estimate' | 'treasuryConfirmed';
  readonly disbursed: string;
  readonly plan: string;
}

/** A file of plans or reports as it is staged; what it holds, so that the entry says it too. */
export interface ImportFact {
  readonly id: string;
  readonly kind: ImportKind;
  /** Of the file. */
  readonly sha256: string;
  readonly sheet: string | null;
  /** Null while rows are still being staged, as are the three below. */
  readonly rows: number | null;
  /** Sum of each column of amounts, decimal strings of đồng. */
  readonly totals: Readonly<Record<string, string>> | null;
  /** SHA-256 over the canonical rows. */
  readonly rowsHash: string | null;
  /** Months that its reports are about, or in which its decisions were made, `2024-09`, sorted. */
  readonly months: readonly string[] | null;
  readonly state: 'staged' | 'published' | 'reversed';
  /** Another import that published the same file, read in the same way. */
  readonly twin: string | null;
}
export type ImportKind = 'plans' | 'disbursements';

/** What the person on whose behalf the move is made may do that day; dates only for a delegation. */
export interface DelegationFact {
  readonly roles: readonly Role[];
  readonly from: LegalDate | null;
  readonly until: LegalDate | null;
}

export const noFacts: Facts = {
  movement: null,
  desks: null,
  proposer: null,
  overdue: null,
  ballotOpen: null,
  legalRegime: null,
  dossierMissing: null,
  disbursement: null,
  holdGrounds: null,
  duplicates: null,
  quota: null,
  delegation: null,
  units: null,
  import: null,
  commitment: null,
  criterion: null,
};
