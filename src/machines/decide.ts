import type { Actor, Attempt, Desk, FileKind, Instant, JsonObject, OnBehalfOf } from './attempt.js';
import { authorityOf, desksRead, mayAct } from './authority.js';
import { isPossible, judge } from './chartParts.js';
import { text } from './data.js';
import type { FactKey, Facts } from './facts.js';
import type { Fields, Label } from './fields.js';
import { partsOf, type Effect, type Move } from './move.js';
import type { MovementRuleKey } from './movementDefinition.js';
import { allOf, anyOf, failures, type Reason } from './reason.js';
import { verdict, type Guard } from './rule.js';
import { delayOf, topStage, type Decision, type FileState, type StateValue } from './state.js';
import type { Workflow } from './workflow.js';
import { workflowOf } from './workflows.js';

/**
 * What may happen to a file, and why. Pure and total: no clock, no randomness, no I/O; the same attempt on the
 * same state gives the same answer forever.
 */

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
  /** Every rule that needs no data holds: some valid data is accepted. Otherwise none is. */
  readonly allowed: boolean;
  readonly fields: Fields;
}

const moveOf = (workflow: Workflow, type: string): Move | undefined =>
  workflow.moves[type] ?? workflow.clockMoves[delayOf(type)];

/** The part that an attempt names, where its move has parts. */
const partOf = (move: Move, data: JsonObject): string | null =>
  partsOf(move)[0] === null ? null : text(data, 'part');

const known = (kind: FileKind, version: number | null): Workflow => {
  const workflow = workflowOf(kind, version);
  if (!workflow) throw new Error(`No workflow of kind ${kind}, version ${String(version)}`);
  return workflow;
};

/** Opens a file. Facts and data as for any move; `type` is `open`. `version` null: the newest; replay names its own. */
export function open(kind: FileKind, attempt: Attempt, version: number | null = null): Decision {
  const workflow = known(kind, version);
  const reason = whyOpen(workflow, attempt);
  return reason.ok ? workflow.start(attempt) : refused(reason);
}

function whyOpen(workflow: Workflow, attempt: Attempt): Reason {
  const move = workflow.moves['open'];
  if (!move) return verdict('inStage', false, { source: 'C', values: { move: 'open', stage: null } });
  return allOf([
    ...authorityOf(attempt, move, null),
    judge(workflow.rules, workflow.opens, attempt, workflow.start(attempt).next.context),
  ]);
}

/** Makes a move, or says why not. Refused exactly when `why` is not ok. */
export function decide(state: FileState, attempt: Attempt): Decision {
  const workflow = known(state.kind, state.version);
  const move = moveOf(workflow, attempt.type);
  if (!move) return refused(why(state, attempt));
  const persons = personal(workflow, move, state, attempt);
  if (!persons.every(({ ok }) => ok)) return refused(why(state, attempt));
  return workflow.step(state, attempt) ?? refused(why(state, attempt));
}

const authorityRules = ['role', 'relation', 'separate', 'delegationInForce'];
const refused = (reason: Reason): Decision => ({
  refused: reason,
  forbidden: failures(reason).some(({ rule }) => authorityRules.includes(rule)),
});

/** Rules about the person and the form of the request, which no chart needs to name. */
function personal(workflow: Workflow, move: Move, state: FileState, attempt: Attempt): Reason[] {
  const part = partOf(move, attempt.data);
  return [
    ...authorityOf(attempt, move, part),
    ...(move.separate ? [workflow.separate(attempt, state.context, part)] : []),
    ...(move.reason ? [reasonGiven(attempt)] : []),
  ];
}

const reasonGiven = (attempt: Attempt): Reason =>
  verdict('reasonGiven', (attempt.reason ?? '').trim() !== '', { source: 'C', verified: false });

/** Why a move is possible or not: the stage has it · role and relation · separation · any of its branches. */
export function why(state: FileState, attempt: Attempt): Reason {
  const workflow = known(state.kind, state.version);
  const move = moveOf(workflow, attempt.type);
  const branches = move ? branchesFor(workflow, state, attempt) : [];
  const inStage = verdict('inStage', branches.length > 0, {
    source: 'C',
    verified: false,
    values: { move: attempt.type, stage: stageOf(state) },
  });
  if (!move) return allOf([inStage]);
  const persons = personal(workflow, move, state, attempt);
  if (branches.length === 0) return allOf([inStage, ...persons]);
  const verdictsOfBranches = branches.map((guard) => judge(workflow.rules, guard, attempt, state.context));
  return allOf([
    inStage,
    ...persons,
    ...(verdictsOfBranches.length === 1 ? verdictsOfBranches : [anyOf(verdictsOfBranches)]),
  ]);
}

/** The branches meant for the attempt's part; a guard for the other department is no reason worth reading. */
const branchesFor = (workflow: Workflow, state: FileState, attempt: Attempt): readonly Guard[] =>
  branchesOfPart(workflow.branches(state, attempt.type), text(attempt.data, 'part'));
const branchesOfPart = (branches: readonly Guard[], part: string | null): readonly Guard[] =>
  branches.filter((guard) =>
    guard.params.rules.every(
      ({ type, params }) => type !== 'part' || part === null || params['part'] === part,
    ),
  );

/**
 * The moves that the file's stage has, once per part, each marked allowed or not for this actor. A delegation
 * counts when it is named in `onBehalfOf`.
 */
export function moves(
  state: FileState,
  actor: Actor,
  facts: Facts,
  at: Instant,
  onBehalfOf: OnBehalfOf | null = null,
): OfferedMove[] {
  const workflow = known(state.kind, state.version);
  return Object.entries(workflow.moves).flatMap(([type, move]) =>
    partsOf(move).flatMap((part) => {
      const data = part === null ? {} : { part };
      const attempt: Attempt = { type, data, reason: null, actor, onBehalfOf, facts, at };
      const branches = branchesFor(workflow, state, attempt);
      if (branches.length === 0) return [];
      const allowed =
        mayAct(attempt, move, part) &&
        (!move.separate || workflow.separate(attempt, state.context, part).ok) &&
        branches.some((guard) => isPossible(workflow.rules, guard, attempt, state.context));
      return [{ type, part, label: move.label, allowed, fields: move.fields }];
    }),
  );
}

/** Guards hang on where a file stands, never on its context; names that nobody knows must not fill the memory. */
const readsKnown = new Map<string, Reads>();
const mostKnown = 10_000;

/** What to gather before a move. `state` null: for `open`. */
export function reads(kind: FileKind, state: FileState | null, type: string, part: string | null): Reads {
  const name = JSON.stringify([kind, state?.version ?? null, state?.value ?? null, type, part]);
  const known = readsKnown.get(name);
  if (known) return known;
  const found = readsOf(kind, state, type, part);
  if (readsKnown.size < mostKnown) readsKnown.set(name, found);
  return found;
}

function readsOf(kind: FileKind, state: FileState | null, type: string, part: string | null): Reads {
  const workflow = known(kind, state?.version ?? null);
  const move = moveOf(workflow, type);
  if (!move) return { facts: [], rules: [], desks: [] };
  const guards = state ? branchesOfPart(workflow.branches(state, type), part) : [workflow.opens];
  const read = guards
    .flatMap((guard) => guard.params.rules)
    .flatMap(({ type: name }) => workflow.rules[name]?.reads ?? []);
  const receiving: MovementRuleKey[] = move.by === 'receivingDesk' ? ['receivingDesk'] : [];
  return {
    facts: unique([
      ...read.flatMap((one) => one.facts ?? []),
      ...(move.keeps ?? []),
      ...(receiving.length > 0 ? (['movement'] as const) : []),
    ]),
    rules: unique([...read.flatMap((one) => one.rules ?? []), ...receiving]),
    desks: unique([...desksRead(move, part), ...read.flatMap((one) => one.desks ?? [])]),
  };
}

/** What `moves` needs to judge every move that the file's stage has. */
export function readsHere(state: FileState): Reads {
  const workflow = known(state.kind, state.version);
  const all = Object.entries(workflow.moves)
    .filter(([type]) => workflow.branches(state, type).length > 0)
    .flatMap(([type, move]) => partsOf(move).map((part) => reads(state.kind, state, type, part)));
  return {
    facts: unique(all.flatMap(({ facts }) => facts)),
    rules: unique(all.flatMap(({ rules }) => rules)),
    desks: unique(all.flatMap(({ desks }) => desks)),
  };
}

const unique = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Fields of a move's data, or null for a move that this version does not know. */
export const fieldsOf = (kind: FileKind, version: number | null, type: string): Fields | null =>
  moveOf(known(kind, version), type)?.fields ?? null;

/** What a move does to the rows beside the journal; null for most. */
export const effectOf = ({ kind, version }: FileState, type: string): Effect | null =>
  moveOf(known(kind, version), type)?.effect ?? null;

/** Top-level stage key: `appraisal`; a record's is `active` or `ended`. */
export const stageOf = ({ value }: FileState): string => topStage(value);

/** Whether the file stands in a stage, by its address without `road.`; the whole chart bears its kind's name. */
export function standsIn({ kind, value }: FileState, stage: string): boolean {
  if (stage === kind) return true;
  const onRoad = typeof value === 'object' && 'road' in value && !stage.startsWith('hold.');
  const path = stage.split('.');
  let node: StateValue | undefined = onRoad ? value['road'] : value;
  for (const [depth, key] of path.entries()) {
    if (typeof node !== 'object') return node === key && depth === path.length - 1;
    node = node[key];
  }
  return node !== undefined;
}

/** Whether a deadline counts: the file stands in its stage, and no hold stops the clock. */
export const runs = (state: FileState, timer: string, stage: string): boolean =>
  standsIn(state, stage) && known(state.kind, state.version).counts(state, timer, stage);

/** The desk at which a stage waits, by its address. */
export const deskAt = (state: FileState, stage: string): Desk | null =>
  known(state.kind, state.version).deskAt(stage);

/** The top-level stages of a chart in which something is waited for. */
export const waitingStages = (kind: FileKind, version: number | null): readonly string[] =>
  unique(
    known(kind, version)
      .waits(null)
      .map(({ stage }) => stage.split('.')[0] ?? stage),
  );

/** The day that the context names for a wait (a supplement's, a session's); null: the movement's length counts. */
export const namedDate = (state: FileState, timer: string, stage: string): string | null =>
  known(state.kind, state.version).namedDate(state.context, timer, stage);

/** A chart's name, version and structure, from which its machine hash is made; null for records. */
export function chartOf(
  kind: FileKind,
  version: number | null,
): { readonly id: string; readonly version: number; readonly structure: JsonObject } | null {
  const { structure, version: found } = known(kind, version);
  return structure && found !== null ? { id: kind, version: found, structure } : null;
}
