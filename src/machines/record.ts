import type { Attempt, FileKind, JsonObject } from './attempt.js';
import type { Rules } from './chartParts.js';
import type { Moves } from './move.js';
import { all, verdict, type Guard } from './rule.js';
import type { FileState, Moved } from './state.js';
import type { Workflow } from './workflow.js';

/** A verb of a record: what it writes into the fields, and whether the record ends with it. */
export interface Verb {
  readonly guard?: Guard;
  readonly ends?: true;
  readonly update: (context: JsonObject, attempt: Attempt) => JsonObject;
}

interface RecordDefinition {
  readonly kind: FileKind;
  readonly moves: Moves;
  readonly rules: Rules<JsonObject>;
  readonly opens?: Guard;
  readonly open: (attempt: Attempt) => JsonObject;
  readonly verbs: Readonly<Record<string, Verb>>;
}

/** A record (unit, person): `active` until a verb ends it, its context is its fields. */
export function record({ kind, moves, rules, opens, open, verbs }: RecordDefinition): Workflow {
  const moved = (value: string, context: JsonObject): Moved => ({
    next: { kind, version: null, value, context },
    timers: [],
    cancelled: [],
    letters: [],
  });
  const verbOf = (state: FileState, type: string): Verb | undefined =>
    state.value === 'active' ? verbs[type] : undefined;
  return {
    kind,
    version: null,
    moves,
    clockMoves: {},
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
      return moved(verb.ends ? 'ended' : 'active', verb.update(state.context, attempt));
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
