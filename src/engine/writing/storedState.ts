import type { FileKind, JsonObject } from '../../machines/attempt.js';
import type { FileState, StateValue } from '../../machines/state.js';

/** States by the hash of the entry that made them: parsed once, and with the chart's snapshot still warm. */
const known = new Map<string, FileState>();
const capacity = 4_096;

/** The state that the entry with this hash made, if it is still at hand. */
export const knownState = (head: string): FileState | undefined => known.get(head);

/** The state that a row of `case_file` holds. */
export function storedState(row: {
  readonly kind: FileKind;
  readonly head: string;
  readonly state: string;
  readonly machine_version: number | null;
}): FileState {
  return knownState(row.head) ?? remember(row.head, parse(row));
}

/** Keeps the state that an entry made, the oldest giving way. */
export function remember(head: string, state: FileState): FileState {
  known.set(head, state);
  if (known.size > capacity) known.delete(known.keys().next().value ?? head);
  return state;
}

function parse({ kind, state, machine_version }: Parameters<typeof storedState>[0]): FileState {
  const { value, context } = JSON.parse(state) as { value: StateValue; context: JsonObject };
  return { kind, version: machine_version, value, context };
}
