import type { Attempt, Desk, FileKind, JsonObject, LegalDate } from './attempt.js';
import type { Rules } from './chartParts.js';
import type { Moves } from './move.js';
import type { Verdict } from './reason.js';
import type { Guard } from './rule.js';
import type { FileState, Moved, TimerKey } from './state.js';

/**
 * How one kind of file moves: a statechart, or the verbs of a record. `decide` and its kin ask only this,
 * so that charts and records are refused, explained and replayed alike.
 */
export interface Workflow {
  readonly kind: FileKind;
  /** Null for records. */
  readonly version: number | null;
  readonly moves: Moves;
  /** Made by the clock alone and never offered. */
  readonly clockMoves: Moves;
  readonly rules: Rules<JsonObject>;
  /** Guard of `open`. */
  readonly opens: Guard;
  readonly start: (attempt: Attempt) => Moved;
  /** Null when no transition takes the attempt. */
  readonly step: (state: FileState, attempt: Attempt) => Moved | null;
  /** The guards of the branches that a move has where the file stands; none: the stage lacks the move. */
  readonly branches: (state: FileState, type: string) => readonly Guard[];
  readonly separate: (attempt: Attempt, context: JsonObject, part: string | null) => Verdict;
  /** Whether a deadline of a stage in which the file stands goes on counting. */
  readonly counts: (state: FileState, timer: string, stage: string) => boolean;
  /** The desk at which a stage waits, by its address. */
  readonly deskAt: (stage: string) => Desk | null;
  readonly namedDate: (context: JsonObject, timer: string, stage: string) => LegalDate | null;
  /** The waits of the stages in which a file stands; null: of every stage. */
  readonly waits: (state: FileState | null) => readonly TimerKey[];
  /** Whether a state of another version is one of this: its stages exist, and its fields are these. */
  readonly admits: (state: FileState) => boolean;
  /** Structure for the machine hash; null for records. */
  readonly structure: JsonObject | null;
}
