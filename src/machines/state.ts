import type { FileKind, JsonObject, Role } from './attempt.js';
import type { Reason } from './reason.js';

export type StateValue = string | { readonly [region: string]: StateValue };

/** The stage of the road, or a record's `active` or `ended`. */
export function topStage(value: StateValue): string {
  const road = typeof value === 'object' ? (value['road'] ?? value) : value;
  return typeof road === 'string' ? road : (Object.keys(road)[0] ?? '');
}

/** Where a file stands: value and context, kept as canonical JSON. `version` is the chart's; null for records. */
export interface FileState {
  readonly kind: FileKind;
  readonly version: number | null;
  readonly value: StateValue;
  readonly context: JsonObject;
}

/** A named wait of one stage (a node path without `road.`). */
export interface TimerKey {
  readonly timer: string;
  /** The kind itself: the whole chart, wherever the file stands. */
  readonly stage: string;
}
/** The delay of a wait: several of one stage are told apart by a key, as in `followUpDue:3`. */
export const delayOf = (timer: string): string => timer.replace(/:.*$/, '');

/** The waits that are not among others. */
export const waitsWithout = (waits: readonly TimerKey[], others: readonly TimerKey[]): TimerKey[] =>
  waits.filter(({ timer, stage }) => !others.some((one) => one.timer === timer && one.stage === stage));

/** A letter asked for by a move: the engine turns roles into recipients of that day. */
export interface LetterOrder {
  readonly letter: string;
  readonly to: readonly Role[];
  /** Whose roles of a unit are meant; else those of the file's unit. */
  readonly at?: 'responsible';
  /** Named by the move itself: a person's id, or `role@unit`. */
  readonly recipient?: string;
}

export interface Moved {
  readonly next: FileState;
  /** Waits that begin with this move. Rows of stages left without a word are cancelled; kept ones rest. */
  readonly timers: readonly TimerKey[];
  readonly cancelled: readonly TimerKey[];
  readonly letters: readonly LetterOrder[];
}
/** `forbidden`: a failed role, relation or separation of duties; any other no is a refusal. */
export type Decision = Moved | { readonly refused: Reason; readonly forbidden: boolean };
