import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnyStateNode } from 'xstate';
import type { Actor, Attempt, FileKind, JsonObject, OnBehalfOf } from '../../src/machines/attempt.js';
import { decide, moves, stageOf, why } from '../../src/machines/decide.js';
import type { Facts } from '../../src/machines/facts.js';
import type { Moves } from '../../src/machines/move.js';
import { failures, type Reason } from '../../src/machines/reason.js';
import type { StageMeta } from '../../src/machines/stage.js';
import type { FileState } from '../../src/machines/state.js';
import { workflowOf } from '../../src/machines/workflows.js';

/** What must hold of every chart, whatever it is about: its shape, and that what it offers is what it accepts. */

/** A chart and all that is needed to walk it. */
export interface Walked {
  readonly kind: FileKind;
  readonly root: AnyStateNode;
  readonly timers: readonly string[];
  readonly moves: Moves;
  readonly people: Readonly<Record<string, Actor>>;
  /** Who signs, when somebody else records the move. */
  readonly signers: readonly OnBehalfOf[];
  /** Good data for a move, one or more ways to make it. */
  readonly dataFor: (type: string, part: string | null, state: FileState) => readonly JsonObject[];
  /** The facts that the engine would gather for this very attempt. */
  readonly gathered?: (world: Facts, attempt: Attempt) => Facts;
  readonly at: string;
}

/** Every attempt worth making: each move that the stage has, each good way to fill it in, pressed or recorded. */
export function attempts(
  walked: Walked,
  state: FileState,
  who: string,
  world: Facts,
  only?: 'allowed',
): Attempt[] {
  const { people, signers, at, gathered } = walked;
  const actor = people[who];
  if (!actor) return [];
  const offered = moves(state, actor, world, at).filter(({ allowed }) => allowed || only === undefined);
  return offered.flatMap(({ type, part }) =>
    walked.dataFor(type, part, state).flatMap((data) =>
      [null, ...(walked.moves[type]?.recordedBy ? signers : [])].map((onBehalfOf) => {
        const delegation = onBehalfOf && rolesOf(walked, onBehalfOf.id);
        const facts = onBehalfOf ? { ...world, delegation } : world;
        const attempt = { type, data, reason: 'Theo đề nghị', actor, onBehalfOf, facts, at };
        return gathered ? { ...attempt, facts: gathered(facts, attempt) } : attempt;
      }),
    ),
  );
}
const rolesOf = ({ people }: Walked, id: string) => ({
  roles: Object.values(people).find((person) => person.id === id)?.roles ?? [],
  from: null,
  until: null,
});

/** Every state that is met by walking from the start, two being one where the signature is; at most `limit`. */
export function explore(
  walked: Walked,
  {
    start,
    worlds,
    signature,
    within,
    limit,
  }: {
    readonly start: FileState;
    readonly worlds: readonly Facts[];
    readonly signature: (state: FileState) => string;
    readonly within: (state: FileState) => boolean;
    readonly limit: number;
  },
): Map<string, FileState> {
  const visits = new Map([[signature(start), start]]);
  const queue = [start];
  for (let state = queue.shift(); state; state = queue.shift()) {
    const here = state;
    const tries = [
      ...Object.keys(walked.people).flatMap((who) =>
        worlds.flatMap((world) => attempts(walked, here, who, world, 'allowed')),
      ),
      ...clockAttempts(walked, here, worlds[0]),
    ];
    for (const attempt of tries) {
      const decision = decide(here, attempt);
      if ('refused' in decision || !within(decision.next) || visits.size >= limit) continue;
      const key = signature(decision.next);
      if (visits.has(key)) continue;
      visits.set(key, decision.next);
      queue.push(decision.next);
    }
  }
  return visits;
}

const clockAttempts = (
  { timers, people, at }: Walked,
  state: FileState,
  facts: Facts | undefined,
): Attempt[] =>
  timers.flatMap((timer) => {
    const actor = people['clock'];
    if (!actor || !facts) return [];
    const data = { timer, stage: stageOf(state), step: 'due' };
    return [{ type: timer, data, reason: null, actor, onBehalfOf: null, facts, at }];
  });

/** Where a file stands, by the addresses of its stages without `road.`. */
const addresses = (value: FileState['value'], path: readonly string[] = []): string[] =>
  typeof value === 'string'
    ? [[...path, value].join('.').replace(/^road\./, '')]
    : Object.entries(value).flatMap(([key, child]) => [
        [...path, key].join('.').replace(/^road\./, ''),
        ...addresses(child, [...path, key]),
      ]);

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap((child) => nodesOf(child)),
];
const waitsOf = (node: AnyStateNode): string[] =>
  [...node.transitions.keys()].flatMap((event) =>
    event.startsWith('xstate.after.') ? [event.split('.')[2] ?? ''] : [],
  );
const leads = (node: AnyStateNode): boolean =>
  [...node.transitions.values(), node.always ?? []]
    .flat()
    .some(({ target, source }) => target !== undefined && !target.includes(source));

/** Registers the checks of a chart's shape; `visited` is what a walk met. */
export function checkShape(
  { root, timers }: Pick<Walked, 'root' | 'timers'>,
  visited: () => readonly FileState[],
): void {
  const withMeta = nodesOf(root).filter(({ meta }) => meta !== undefined);
  const addressOf = ({ id }: AnyStateNode): string => id.replace(`${root.key}.`, '').replace('road.', '');

  test('every stage is reached by some walk', () => {
    const reached = new Set(visited().flatMap(({ value }) => addresses(value)));
    expect(withMeta.map(addressOf).filter((address) => !reached.has(address))).toEqual([]);
  });

  test('no stage is without exit but one where the file has ended', () => {
    const road = root.states['road'] ?? root;
    const stuck = Object.values(road.states)
      .filter((node) => !leads(node) && node.type !== 'parallel' && !node.tags.includes('ended'))
      .map(({ key }) => key);
    expect(stuck).toEqual([]);
  });

  test('every waiting stage has a desk, a deadline and a label in both languages', () => {
    for (const node of withMeta) {
      const { label, desk, basis } = node.meta as StageMeta;
      expect([addressOf(node), label.vi.length > 0, label.en.length > 0, basis.length > 0]).toEqual([
        addressOf(node),
        true,
        true,
        true,
      ]);
      const restsOrEnds = desk === null || node.type !== 'atomic' || node.tags.includes('start');
      expect([addressOf(node), waitsOf(node).length > 0 || restsOrEnds]).toEqual([addressOf(node), true]);
    }
  });

  test('every wait that the chart names is one that it lists, and no listed wait is unused', () => {
    expect([...new Set(withMeta.flatMap(waitsOf))].sort()).toEqual([...timers].sort());
  });
}

const choose = <T>(values: readonly T[], n: number): T | undefined => values[n % values.length];

/** Registers the checks that what is offered is what is accepted, and that `why`, `decide` and the chart agree. */
export function checkOffers(
  walked: Walked,
  visited: () => readonly FileState[],
  worlds: fc.Arbitrary<Facts>,
  junk: fc.Arbitrary<JsonObject>,
): void {
  const { people, at } = walked;
  const sample = fc.record({
    state: fc.nat(),
    who: fc.constantFrom(...Object.keys(people)),
    world: worlds,
    junk,
  });

  test('a move is offered when some valid data is accepted, and only then', () => {
    let accepted = 0;
    fc.assert(
      fc.property(sample, ({ state: n, who, world, junk: noise }) => {
        const [state, actor] = [choose(visited(), n), people[who]];
        if (!state || !actor) throw new Error('Nothing was visited');
        for (const offered of moves(state, actor, world, at)) {
          const tries = attempts(walked, state, who, world).filter(
            ({ type, data }) =>
              type === offered.type && (offered.part === null || data['part'] === offered.part),
          );
          const more = tries.slice(0, 1).map((attempt) => ({
            ...attempt,
            data: { ...noise, ...(offered.part === null ? {} : { part: offered.part }) },
          }));
          const taken = [...tries, ...more].some((attempt) => !('refused' in decide(state, attempt)));
          if (taken) accepted += 1;
          const about = [stageOf(state), who, offered.type, offered.part];
          expect([...about, taken]).toEqual([...about, offered.allowed]);
        }
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(30);
  });

  test('why is satisfied exactly when decide accepts, and its guards exactly when the chart takes the event', () => {
    const workflow = workflowOf(walked.kind, null);
    fc.assert(
      fc.property(sample, fc.nat(), ({ state: n, who, world, junk: noise }, pick) => {
        const state = choose(visited(), n);
        const found = state && choose(attempts(walked, state, who, world), pick);
        if (!found || !workflow) return;
        for (const attempt of [found, { ...found, data: { ...found.data, ...noise } }]) {
          const reason = why(state, attempt);
          const decision = decide(state, attempt);
          expect(reason.ok).toBe(!('refused' in decision));
          expect(guardsHold(reason)).toBe(workflow.step(state, attempt) !== null);
          if ('refused' in decision) expect(failures(decision.refused).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
}

/** The guards' part of the tree: all but the person's own rules. */
function guardsHold(reason: Reason): boolean {
  const personal = ['role', 'relation', 'separate', 'delegationInForce', 'reasonGiven'];
  if (!('all' in reason)) return reason.ok;
  return reason.all.every((part) => ('rule' in part && personal.includes(part.rule)) || part.ok);
}
