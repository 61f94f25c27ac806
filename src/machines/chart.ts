import {
  createActor,
  getNextTransitions,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
} from 'xstate';
import type { Attempt, Desk, FileKind, JsonObject, LegalDate } from './attempt.js';
import type { Rules } from './chartParts.js';
import { chartless, clockMovesOf, contextAfter } from './clockMoves.js';
import type { Moves } from './move.js';
import type { Verdict } from './reason.js';
import { noFacts } from './facts.js';
import { all, type Guard } from './rule.js';
import type { StageMeta } from './stage.js';
import { chartStructure } from './structure.js';
import {
  delayOf,
  waitsWithout,
  type FileState,
  type LetterOrder,
  type Moved,
  type StateValue,
  type TimerKey,
} from './state.js';
import type { Workflow } from './workflow.js';

export interface ChartDefinition<Context> {
  readonly kind: FileKind;
  readonly version: number;
  readonly machine: AnyStateMachine;
  readonly moves: Moves;
  /** Of the clock, besides those that every chart has. */
  readonly clockMoves?: Moves;
  readonly timers: readonly string[];
  readonly rules: Rules<Context>;
  readonly opens: Guard;
  readonly separate?: (attempt: Attempt, context: Context, part: string | null) => Verdict;
  readonly counts?: (value: StateValue, timer: string, stage: string) => boolean;
  readonly namedDate?: (context: Context, timer: string, stage: string) => LegalDate | null;
  /** Waits that come and go with what the context holds, told apart by a key: `followUpDue:3`. */
  readonly waitsIn?: (context: Context) => readonly TimerKey[];
}

/** A statechart as a workflow: XState moves, and what it asks for comes back as data. */
export function chart<Context>(definition: ChartDefinition<Context>): Workflow {
  const { kind, version, machine, timers } = definition;
  const { start, step, transitionsFrom, waits } = stepper(definition);
  const desks = desksByStage(machine);
  return {
    kind,
    version,
    moves: definition.moves,
    clockMoves: { ...clockMovesOf(timers), ...definition.clockMoves },
    // Rules see the context that this very chart made.
    rules: definition.rules as unknown as Rules<JsonObject>,
    opens: definition.opens,
    start,
    step,
    branches: (state, type) =>
      chartless.includes(type)
        ? [all()]
        : transitionsFrom(state)
            .filter(({ eventType }) => [eventType, timerOf(eventType as string)].includes(delayOf(type)))
            .map(guardOf),
    separate: (definition.separate ?? noSeparation) as Workflow['separate'],
    counts: (state, timer, stage) => definition.counts?.(state.value, timer, stage) ?? true,
    deskAt: (stage) => desks.get(stage) ?? null,
    namedDate: (definition.namedDate ?? (() => null)) as Workflow['namedDate'],
    waits,
    admits: ({ value, context }) =>
      stands(machine.root, value) && sameKeys(context, start(unnamed).next.context),
    structure: chartStructure(machine),
  };
}

/** Steps through a machine from plain states. */
function stepper<Context>({ kind, version, machine, timers, waitsIn }: ChartDefinition<Context>) {
  const heldIn = (waitsIn ?? (() => [])) as (context: JsonObject) => readonly TimerKey[];
  const waitsAt = waitsByStage(machine);
  const scope = inertScope(machine);
  // A snapshot is dear to restore; the state that `step` returned keeps its own.
  const live = new WeakMap<FileState, AnyMachineSnapshot>();
  const ahead = new WeakMap<FileState, readonly AnyTransitionDefinition[]>();

  const snapshotOf = (state: FileState): AnyMachineSnapshot =>
    live.get(state) ?? machine.resolveState({ value: state.value, context: state.context });

  function transitionsFrom(state: FileState): readonly AnyTransitionDefinition[] {
    const found = ahead.get(state) ?? getNextTransitions(snapshotOf(state));
    ahead.set(state, found);
    return found;
  }

  function moved(snapshot: AnyMachineSnapshot, effects: readonly Effect[], held: readonly TimerKey[]): Moved {
    const { value, context } = snapshot as { value: StateValue; context: JsonObject };
    const next: FileState = { kind, version, value, context };
    live.set(next, snapshot);
    return { next, ...withHeld(ordersOf(effects, machine.id, waitsAt), held, heldIn(context)) };
  }

  function start(attempt: Attempt): Moved {
    const effects: Effect[] = [];
    return moved(machine.getInitialSnapshot(scope(effects), attempt), effects, []);
  }

  function step(state: FileState, attempt: Attempt): Moved | null {
    if (chartless.includes(attempt.type)) return stays(state, attempt);
    const before = snapshotOf(state);
    const event = eventOf(attempt, machine.id, timers);
    const effects: Effect[] = [];
    const after = machine.transition(before, event, scope(effects));
    // XState gives back the same snapshot and nothing to do when no transition takes the event.
    return after === before && effects.length === 0 ? null : moved(after, effects, heldIn(state.context));
  }

  function waits(state: FileState | null): TimerKey[] {
    if (!state) return [...waitsAt].flatMap(([stage, all]) => all.map((timer) => ({ timer, stage })));
    return transitionsFrom(state).flatMap(
      ({ eventType }) => waitNamed(eventType as string, machine.id) ?? [],
    );
  }

  return { start, step, transitionsFrom, waits };
}

/**
 * What XState's own `transition` steps in: a scope that executes nothing and hands the actions back. It makes a
 * whole actor for each step, which costs more than the step; here one serves all, since no chart spawns anything.
 */
function inertScope(machine: AnyStateMachine): (effects: Effect[]) => ActorScope {
  const self = createActor(machine);
  const nothing = () => undefined;
  return (effects) => ({
    self,
    system: self.system,
    id: '',
    sessionId: '',
    defer: nothing,
    logger: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: (action: Effect) => {
      effects.push(action);
    },
  });
}

/** A move as the chart knows it: the clock's for the wait of a stage, or for one that the context holds. */
function eventOf(attempt: Attempt, machineId: string, timers: readonly string[]): Attempt {
  if (timers.includes(attempt.type)) return timerEvent(machineId, attempt);
  const type = delayOf(attempt.type);
  return type === attempt.type ? attempt : { ...attempt, type };
}

/** Besides the waits of stages, those that came and went with what the context holds. */
const withHeld = (
  { timers, cancelled, letters }: Omit<Moved, 'next'>,
  before: readonly TimerKey[],
  now: readonly TimerKey[],
): Omit<Moved, 'next'> => ({
  timers: [...timers, ...waitsWithout(now, before)],
  cancelled: [...cancelled, ...waitsWithout(before, now)],
  letters,
});

/** A move that the chart itself does not know: the file stays where it is. */
function stays(state: FileState, attempt: Attempt): Moved {
  const context = contextAfter(attempt, state.context);
  const next = context === state.context ? state : { ...state, context };
  return { next, timers: [], cancelled: [], letters: [] };
}

/** Whether a machine has these nodes, and nothing is left open in them. */
function stands(node: AnyStateNode, value: StateValue): boolean {
  const below = typeof value === 'string' ? { [value]: {} } : value;
  const wanted = { parallel: Object.keys(node.states).length, compound: 1 }[node.type as string] ?? 0;
  return (
    Object.keys(below).length === wanted &&
    Object.entries(below).every(([key, deeper]) => {
      const child = node.states[key] as AnyStateNode | undefined;
      return child !== undefined && stands(child, deeper);
    })
  );
}

const sameKeys = (one: object, other: object): boolean =>
  Object.keys(one).sort().join() === Object.keys(other).sort().join();

/** Opens a file of nobody about nothing, for the fields of its context. */
const unnamed: Attempt = {
  type: 'open',
  data: {},
  reason: null,
  actor: { id: '', seq: null, roles: [], unit: null, unitName: null },
  onBehalfOf: null,
  facts: noFacts,
  at: '',
};

const noSeparation = (): Verdict => ({
  ok: true,
  rule: 'separate',
  source: 'C',
  verified: false,
  values: {},
  desk: null,
  roles: [],
});

const guardOf = ({ guard }: AnyTransitionDefinition): Guard => (guard as Guard | undefined) ?? all();

/** `xstate.after.receiveDue.nomination.road.submitted` → `receiveDue`; null for a move. */
const timerOf = (eventType: string): string | null =>
  eventType.startsWith(afterPrefix) ? (eventType.slice(afterPrefix.length).split('.')[0] ?? null) : null;
const afterPrefix = 'xstate.after.';

/** The clock's move as the event that the chart waits for. */
function timerEvent(machineId: string, attempt: Attempt): Attempt {
  const stage = typeof attempt.data['stage'] === 'string' ? attempt.data['stage'] : '';
  return { ...attempt, type: `${afterPrefix}${attempt.type}.${nodeId(machineId, stage)}` };
}

/** Addresses omit `road.`: the hold region is the only other one. */
const nodeId = (machineId: string, stage: string): string =>
  stage.startsWith('hold.') || machineId !== 'nomination'
    ? `${machineId}.${stage}`
    : `${machineId}.road.${stage}`;
const stageOfNode = (machineId: string, id: string): string =>
  id.slice(machineId.length + 1).replace(/^road\./, '');

type ActorScope = Parameters<AnyStateMachine['transition']>[2];
interface Effect {
  readonly type: string;
  readonly params?: unknown;
}

/** The desk of each stage that waits somewhere, by its address. */
function desksByStage(machine: AnyStateMachine): ReadonlyMap<string, Desk | null> {
  const visit = (node: AnyStateNode): (readonly [string, Desk | null])[] => [
    [stageOfNode(machine.id, node.id), (node.meta as StageMeta | undefined)?.desk ?? null],
    ...Object.values(node.states).flatMap(visit),
  ];
  return new Map(visit(machine.root));
}

/** Which waits each stage has, by its address. */
function waitsByStage(machine: AnyStateMachine): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const visit = (node: AnyStateNode): void => {
    const timers = [...node.transitions.keys()].flatMap((event) => timerOf(event) ?? []);
    if (timers.length > 0) found.set(stageOfNode(machine.id, node.id), timers);
    Object.values(node.states).forEach(visit);
  };
  visit(machine.root);
  return found;
}

/**
 * Waits and letters that a step asks for. Effects come in order, so a clock that is dropped on leaving a stage
 * and kept by the move itself is kept: its row rests or goes on, and is neither set nor cancelled.
 */
function ordersOf(
  effects: readonly Effect[],
  machineId: string,
  waitsAt: ReadonlyMap<string, readonly string[]>,
): Omit<Moved, 'next'> {
  const letters: LetterOrder[] = [];
  const orders = new Map<string, { readonly key: TimerKey; readonly order: 'set' | 'cancel' }>();
  const kept = new Set<string>();
  const put = (key: TimerKey, order: 'set' | 'cancel') =>
    orders.set(`${key.timer}@${key.stage}`, { key, order });
  for (const { type, params } of effects) {
    if (type === 'letter') letters.push(params as LetterOrder);
    else if (type === 'keepClock') kept.add((params as { stage: string }).stage);
    else if (type === 'dropClock') {
      const { stage } = params as { stage: string };
      kept.delete(stage);
      for (const timer of waitsAt.get(stage) ?? []) put({ timer, stage }, 'cancel');
    } else {
      const wait = waitOf(type, params, machineId);
      if (wait) put(wait.key, wait.order);
    }
  }
  const asked = [...orders.values()].filter(({ key }) => !kept.has(key.stage));
  const keysOf = (wanted: 'set' | 'cancel') =>
    asked.filter(({ order }) => order === wanted).map(({ key }) => key);
  return { timers: keysOf('set'), cancelled: keysOf('cancel'), letters };
}

function waitOf(type: string, params: unknown, machineId: string) {
  const id =
    type === 'xstate.raise'
      ? (params as { id?: string }).id
      : type === 'xstate.cancel'
        ? (params as { sendId?: string }).sendId
        : undefined;
  const key = id === undefined ? null : waitNamed(id, machineId);
  return key && { key, order: type === 'xstate.raise' ? ('set' as const) : ('cancel' as const) };
}

/** `xstate.after.receiveDue.nomination.road.submitted` → receiveDue of submitted. */
function waitNamed(event: string, machineId: string): TimerKey | null {
  const timer = timerOf(event);
  if (timer === null) return null;
  return { timer, stage: stageOfNode(machineId, event.slice(afterPrefix.length + timer.length + 1)) };
}
