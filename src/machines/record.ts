import type { Attempt, FileKind, JsonObject } from './attempt.js';
import type { Rules } from './chartParts.js';
import type { Moves } from './move.js';
import { text, texts } from './data.js';
import { all, verdict, type Guard } from './rule.js';
import type { FileState, LetterOrder, Moved } from './state.js';
import type { Workflow } from './workflow.js';

/** A verb of a record: what it writes into the fields, and whether the record ends with it. */
export interface Verb {
  readonly guard?: Guard;
  readonly ends?: true;
  /** Goes to the recipient that the move names, or to all whom it tells. */
  readonly letter?: string;
  readonly update: (context: JsonObject, attempt: Attempt) => JsonObject;
}

interface RecordDefinition {
  readonly kind: FileKind;
  readonly moves: Moves;
  /** Made by the clock alone and never offered. */
  readonly clockMoves?: Moves;
  readonly rules: Rules<JsonObject>;
  readonly opens?: Guard;
  readonly open: (attempt: Attempt) => JsonObject;
  readonly verbs: Readonly<Record<string, Verb>>;
}

/** A record (unit, person): `active` until a verb ends it, its context is its fields. */
export function record(definition: RecordDefinition): Workflow {
  const { kind, moves, clockMoves, rules, opens, open, verbs } = definition;
  const moved = (value: string, context: JsonObject, letters: readonly LetterOrder[] = []): Moved => ({
    next: { kind, version: null, value, context },
    ...{ timers: [], cancelled: [] },
    letters,
  });
  const verbOf = (state: FileState, type: string): Verb | undefined =>
    state.value === 'active' ? verbs[type] : undefined;
  return {
    kind,
    version: null,
    moves,
    clockMoves: clockMoves ?? {},
    rules,
    opens: opens ?? all(),
    start: (attempt) => moved('active', open(attempt)),
    step(state, attempt) {
      const verb = verbOf(state, attempt.type);
      if (!verb) return null;
      const allowed = verb.guard?.params.rules.every(
        ({ type, params }) => rules[type]?.check(attempt, state.context, params).ok ?? false,
      );
      if (allowed === false) return null;
      const value = verb.ends ? 'ended' : 'active';
      return moved(value, verb.update(state.context, attempt), lettersOf(verb, attempt));
    },
    branches(state, type) {
      const verb = verbOf(state, type);
      return verb ? [verb.guard ?? all()] : [];
    },
    separate: () => verdict('separate', true, { source: 'C', verified: false }),
    counts: () => true,
    deskAt: () => null,
    namedDate: () => null,
    waits: () => [],
    admits: () => false,
    structure: null,
  };
}

function lettersOf({ letter }: Verb, { data }: Attempt): LetterOrder[] {
  const named = [text(data, 'recipient') ?? [], texts(data, 'tell')].flat();
  return letter === undefined ? [] : named.map((recipient) => ({ letter, to: [], recipient }));
}
