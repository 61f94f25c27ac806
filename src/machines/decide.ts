import type { Actor, Attempt, Desk, FileKind, Instant } from './attempt.js';
import type { FactKey, Facts } from './facts.js';
import type { Fields, Label } from './fields.js';
import type { MovementRuleKey } from './movementDefinition.js';
import type { Reason } from './reason.js';
import type { Decision, FileState } from './state.js';

/** What must be gathered before a move: nothing else is put into its facts. */
export interface Reads {
  readonly facts: readonly FactKey[];
  readonly rules: readonly MovementRuleKey[];
  readonly desks: readonly Desk[];
}

export interface OfferedMove {
  readonly type: string;
  readonly part: string | null;
  readonly label: Label;
  readonly allowed: boolean;
  readonly fields: Fields;
}

export interface MachineIdentity {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

export declare function open(kind: FileKind, attempt: Attempt): Decision;
export declare function decide(state: FileState, attempt: Attempt): Decision;
export declare function moves(state: FileState, actor: Actor, facts: Facts, at: Instant): OfferedMove[];
export declare function why(state: FileState, attempt: Attempt): Reason;
/** `state` null: for `open`. */
export declare function reads(kind: FileKind, state: FileState | null, type: string, part: string | null): Reads;
/** Fields of a move's data, or null for a move that the chart does not know. */
export declare function fieldsOf(kind: FileKind, version: number | null, type: string): Fields | null;
/** The chart's identity for a stored version; `version` null: the newest. Null for records. */
export declare function machineOf(kind: FileKind, version: number | null): MachineIdentity | null;
/** Top-level stage key: `appraisal`; a record's is `active` or `ended`. */
export declare function stageOf(state: FileState): string;
/** Whether a deadline of this stage runs: the file stands in the stage, and no hold stops the clock. */
export declare function runs(state: FileState, timer: string, stage: string): boolean;
/** The day that the context names for a timer (a supplement's, a session's), else null: the movement's length counts. */
export declare function namedDate(state: FileState, timer: string, stage: string): string | null;
