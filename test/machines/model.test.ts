import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt, JsonObject } from '../../src/machines/attempt.js';
import { decide, moves, stageOf, why } from '../../src/machines/decide.js';
import type { Facts } from '../../src/machines/facts.js';
import { nomination, nominationTimers } from '../../src/machines/nomination.js';
import { nominationMoves } from '../../src/machines/nominationMoves.js';
import { failures, type Reason } from '../../src/machines/reason.js';
import { openGrounds } from '../../src/machines/rules/hold.js';
import type { FileState } from '../../src/machines/state.js';
import { workflowOf } from '../../src/machines/workflows.js';
import {
  at,
  contextOf,
  dataFor,
  facts,
  opened,
  people,
  signers,
  sprintRules,
  toAwarded,
  toChairman,
  units,
  walk,
  type Who,
} from './world.js';

/** The whole chart, walked: every way that the moves lead, with every kind of data that turns a guard. */

const overdue = [
  { timer: 'supplementDue', stage: 'supplement', days: 1 },
  { timer: 'supplementDue', stage: 'appraisal.planning.supplementAsked', days: 1 },
  { timer: 'supplementDue', stage: 'appraisal.homeAffairs.supplementAsked', days: 1 },
  { timer: 'consultationDue', stage: 'appraisal.consultation.asked', days: 1 },
];
const voting = {
  committee: {
    ...sprintRules.committee,
    value: { ...sprintRules.committee.value, use: 'required' as const },
  },
};
const signedByChairman = { delegation: { roles: ['chairman' as const], from: null, until: null } };

/** Where the road leads is explored with these; the rest of the facts is sampled below. */
const worlds: Facts[] = [facts(), facts({ overdue, ...signedByChairman }, voting)];
const everybody = Object.keys(people) as Who[];

const clockAttempts = (state: FileState): Attempt[] =>
  nominationTimers.flatMap((timer) => {
    const stage = timer === 'holdReview' ? 'hold.onHold' : stageOf(state);
    const data = { timer, stage, step: 'due' };
    return [{ type: timer, data, reason: null, actor: people.clock, onBehalfOf: null, facts: facts(), at }];
  });

const recordedMoves = Object.entries(nominationMoves).flatMap(([type, move]) =>
  'recordedBy' in move ? type : [],
);

/** Every attempt worth making: each move that the stage has, each good way to fill it in, pressed or recorded. */
function attempts(state: FileState, who: Who, world: Facts, only?: 'allowed'): Attempt[] {
  const offered = moves(state, people[who], world, at).filter(({ allowed }) => allowed || only === undefined);
  return offered.flatMap(({ type, part }) =>
    dataFor(type, part, contextOf(state)).flatMap((data) =>
      [null, ...(recordedMoves.includes(type) ? Object.values(signers) : [])].map((onBehalfOf) => ({
        type,
        data,
        reason: 'Theo đề nghị',
        actor: people[who],
        onBehalfOf,
        facts: onBehalfOf ? { ...world, delegation: rolesOf(onBehalfOf.id) } : world,
        at,
      })),
    ),
  );
}
const rolesOf = (id: string) => ({
  roles: Object.values(people).find((person) => person.id === id)?.roles ?? [],
  from: null,
  until: null,
});

/** What makes two states different for the guards; rounds and repetitions are bounded so that the walk ends. */
function signature({ value, context }: FileState): string {
  const c = contextOf({ context } as FileState);
  return JSON.stringify([
    value,
    c.outcome,
    c.planning.opinion?.favourable ?? null,
    c.homeAffairs.opinion?.favourable ?? null,
    c.consultation?.state ?? null,
    c.vote?.result ?? null,
    c.rulings.some(({ same }) => same),
    c.holds.map(({ lifted }) => lifted?.outcome ?? 'open').slice(0, 1),
    c.assessment?.session !== null,
    c.assessment?.objections.some(({ answered }) => !answered) ?? false,
    c.dossier !== null,
    c.handedOver,
    c.paid !== '0',
    c.revocation?.from ?? null,
    c.recovery.certificate,
    c.submission?.proposal ?? null,
  ]);
}
const withinBounds = (state: FileState): boolean => {
  const c = contextOf(state);
  return (
    c.holds.length <= 1 &&
    c.round <= 2 &&
    (c.assessment?.objections.length ?? 0) <= 1 &&
    c.rulings.length <= 1
  );
};

interface Visit {
  readonly state: FileState;
  /** Letters to the nominee's unit on the way here. */
  readonly told: boolean;
}
interface Arrival {
  readonly before: FileState;
  readonly attempt: Attempt;
  readonly after: FileState;
}

const visits = new Map<string, Visit>();
const awards: Arrival[] = [];
const endings: { readonly outcome: string | null; readonly told: boolean }[] = [];

function explore(limit: number): void {
  const queue: Visit[] = [];
  const arrive = (visit: Visit) => {
    const key = `${signature(visit.state)}${String(visit.told)}`;
    if (visits.has(key) || visits.size >= limit || !withinBounds(visit.state)) return;
    visits.set(key, visit);
    queue.push(visit);
  };
  arrive({ state: opened(), told: false });
  // Far ends are walked from near by, so that a bounded search meets them.
  arrive({ state: walk(opened(), ...toAwarded, ['notifyResult', 'boardClerk']), told: true });
  arrive({ state: walk(opened(), ...toChairman, ['decline', 'chairman']), told: true });
  for (let visit = queue.shift(); visit; visit = queue.shift()) {
    const { state, told } = visit;
    const all = everybody.flatMap((who) => worlds.flatMap((world) => attempts(state, who, world, 'allowed')));
    for (const attempt of [...all, ...clockAttempts(state)]) {
      const decision = decide(state, attempt);
      if ('refused' in decision) continue;
      const { next, letters } = decision;
      const heard = told || letters.some(({ to }) => to.includes('unitHead'));
      if (stageOf(next) === 'awarded' && attempt.type === 'award')
        awards.push({ before: state, attempt, after: next });
      if (stageOf(next) === 'closed') endings.push({ outcome: contextOf(next).outcome, told: heard });
      arrive({ state: next, told: heard });
    }
  }
}

type Node = (typeof nomination.root.states)[string];
const nodes = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap((child) => nodes(child))];
const withMeta = nodes(nomination.root).filter(({ meta }) => meta !== undefined);
const addressOf = ({ id }: Node): string => id.replace('nomination.', '').replace('road.', '');

beforeAll(() => {
  explore(900);
}, 300_000);

describe('the shape of the nomination', () => {
  test('the walk was large enough to mean something', () => {
    expect(visits.size).toBeGreaterThan(400);
    expect(awards.length).toBeGreaterThan(50);
  });

  test('every stage is reached by some walk', () => {
    const reached = new Set([...visits.values()].flatMap(({ state }) => addresses(state.value)));
    expect(withMeta.map(addressOf).filter((address) => !reached.has(address))).toEqual([]);
  });

  test('no stage is without exit but closed, which still takes a revocation or a reopening', () => {
    const stages = nomination.root.states['road']?.states ?? {};
    const stuck = Object.values(stages)
      .filter(
        (node) =>
          ![...node.transitions.values()]
            .flat()
            .some(({ target, source }) => target && !target.includes(source)),
      )
      .filter(({ type }) => type !== 'parallel')
      .map(({ key }) => key);
    expect(stuck).toEqual([]);
    expect(stages['closed']?.ownEvents).toEqual(expect.arrayContaining(['proposeRevocation', 'reopen']));
  });

  test('every waiting stage has a desk, a deadline and a label in both languages', () => {
    for (const node of withMeta) {
      const { label, desk, basis } = node.meta as {
        label: { vi: string; en: string };
        desk: string | null;
        basis: string;
      };
      expect([addressOf(node), label.vi.length > 0, label.en.length > 0, basis.length > 0]).toEqual([
        addressOf(node),
        true,
        true,
        true,
      ]);
      const waits = [...node.transitions.keys()].some((event) => event.startsWith('xstate.after.'));
      const restsOrEnds = desk === null || node.type !== 'atomic' || node.tags.includes('start');
      expect([addressOf(node), waits || restsOrEnds]).toEqual([addressOf(node), true]);
    }
  });

  test('every wait that the chart names is one that it lists, and no listed wait is unused', () => {
    const named = withMeta
      .flatMap((node) => [...node.transitions.keys()])
      .flatMap((event) => (event.startsWith('xstate.after.') ? [event.split('.')[2] ?? ''] : []));
    expect([...new Set(named)].sort()).toEqual([...nominationTimers].sort());
  });
});

describe('no path reaches an award without', () => {
  test('signed grassroots minutes', () => {
    expect(awards.filter(({ before }) => !contextOf(before).assessment?.session?.minutes)).toEqual([]);
  });
  test("both departments' signed opinions", () => {
    const unsigned = awards.filter(({ before }) => {
      const { planning, homeAffairs } = contextOf(before);
      return !planning.opinion?.number || !homeAffairs.opinion?.number;
    });
    expect(unsigned).toEqual([]);
  });
  test('an unfavourable opinion quoted in the submission', () => {
    const adverse = awards.filter(({ before }) => contextOf(before).planning.opinion?.favourable === false);
    expect(adverse.length).toBeGreaterThan(0);
    const silent = { notes: { planning: null, homeAffairs: null }, proposal: 'award' };
    for (const { state } of visits.values()) {
      const c = contextOf(state);
      if (stageOf(state) !== 'consolidation' || c.planning.opinion?.favourable !== false) continue;
      const attempt = {
        ...attempts(state, 'boardHead', facts())[0],
        type: 'submitToChairman',
        data: silent,
      } as Attempt;
      expect(decide(state, { ...attempt, onBehalfOf: null })).toHaveProperty('refused');
    }
  });
  test('a moment without any open hold', () => {
    expect(awards.filter(({ before }) => openGrounds(contextOf(before)).length > 0)).toEqual([]);
  });
  test("the Chairman's decision, pressed or recorded from the signed paper by a clerk who did not file", () => {
    const others = awards.filter(({ before, attempt: { actor, onBehalfOf } }) => {
      const pressed = actor.id === 'chairman' && onBehalfOf === null;
      const recorded =
        actor.id === 'records-clerk' &&
        onBehalfOf?.id === 'chairman' &&
        onBehalfOf.paper !== null &&
        !contextOf(before).filers.includes(actor.id);
      return !pressed && !recorded;
    });
    expect(others).toEqual([]);
    expect(awards.some(({ attempt }) => attempt.onBehalfOf !== null)).toBe(true);
  });
});

test("every terminal file, save one never proposed, told the nominee's unit", () => {
  expect(new Set(endings.map(({ outcome }) => outcome))).toEqual(
    new Set(['awarded', 'declined', 'returned', 'withdrawn', 'revoked', 'notProposed']),
  );
  expect(endings.filter(({ outcome, told }) => outcome !== 'notProposed' && !told)).toEqual([]);
});

/** Facts that turn a guard that needs no data. */
const factsArbitrary = fc.record({
  manages: fc.boolean(),
  late: fc.boolean(),
  missing: fc.constantFrom([], ['report']),
  duplicate: fc.constantFrom(null, 'flight', 'awarded'),
  elsewhere: fc.boolean(),
  ballot: fc.boolean(),
  vote: fc.boolean(),
  consultation: fc.boolean(),
  rounds: fc.constantFrom(0, 2),
  deadline: fc.constantFrom(null, '2024-01-01', '2025-03-31'),
  quota: fc.constantFrom(null, { used: 1, allowed: 1 }),
  contradicted: fc.boolean(),
});
type Drawn = typeof factsArbitrary extends fc.Arbitrary<infer T> ? T : never;
const factsFrom = (d: Drawn): Facts =>
  facts(
    {
      proposer: { unit: units.unit, kind: 'district', head: null, managesNominee: d.manages, endedOn: null },
      overdue: d.late ? overdue : [],
      dossierMissing: d.missing,
      duplicates:
        d.duplicate === null
          ? []
          : [{ file: 'other', award: 'diplomaOfMerit', decision: d.duplicate === 'awarded' ? '5/QĐ' : null }],
      holdGrounds: d.elsewhere ? [{ file: 'other', kind: 'complaint' }] : [],
      ballotOpen: d.ballot,
      quota: d.quota,
      disbursement: [],
    },
    {
      ...(d.vote ? voting : {}),
      consultation: { ...sprintRules.consultation, value: { allowed: d.consultation } },
      supplementRounds: { ...sprintRules.supplementRounds, value: d.rounds },
      dossierDeadline: { ...sprintRules.dossierDeadline, value: d.deadline },
    },
  );

/** The papers that a move brings count as there, as the engine gathers them. */
const gathered = (world: Facts, attempt: Attempt): Facts =>
  ['submit', 'resubmit'].includes(attempt.type) && 'papers' in attempt.data
    ? { ...world, dossierMissing: [] }
    : world;

const junk: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom(
    'part',
    'opinion',
    'proposal',
    'changed',
    'ground',
    'outcome',
    'capacity',
    'verdict',
    'result',
  ),
  fc.constantFrom(
    'planning',
    'homeAffairs',
    'favourable',
    'unfavourable',
    'award',
    'decline',
    'papers',
    'chairman',
    1,
  ),
);

const choose = <T>(values: readonly T[], n: number): T | undefined => values[n % values.length];

describe('what is offered is what is accepted', () => {
  const sample = fc.record({
    state: fc.nat(),
    who: fc.constantFrom(...everybody),
    drawn: factsArbitrary,
    junk,
  });

  test('a move is offered when some valid data is accepted, and only then', () => {
    let accepted = 0;
    fc.assert(
      fc.property(sample, ({ state: n, who, drawn, junk: noise }) => {
        const { state } = choose([...visits.values()], n) ?? { state: opened() };
        const world = factsFrom(drawn);
        for (const offered of moves(state, people[who], world, at)) {
          const tries = attempts(state, who, world).filter(
            (attempt) =>
              attempt.type === offered.type &&
              (offered.part === null || attempt.data['part'] === offered.part),
          );
          const more = tries.slice(0, 1).map((attempt) => ({
            ...attempt,
            data: { ...noise, ...(offered.part === null ? {} : { part: offered.part }) },
          }));
          const taken = [...tries, ...more]
            .map((attempt) => ({
              ...attempt,
              facts: { ...gathered(world, attempt), delegation: attempt.facts.delegation },
            }))
            .some((attempt) => !('refused' in decide(state, attempt)));
          if (taken) accepted += 1;
          expect([stageOf(state), who, offered.type, offered.part, taken]).toEqual([
            stageOf(state),
            who,
            offered.type,
            offered.part,
            offered.allowed,
          ]);
        }
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('why is satisfied exactly when decide accepts, and its guards exactly when the chart takes the event', () => {
    const workflow = workflowOf('nomination', 1);
    fc.assert(
      fc.property(sample, fc.nat(), ({ state: n, who, drawn, junk: noise }, pick) => {
        const { state } = choose([...visits.values()], n) ?? { state: opened() };
        const world = factsFrom(drawn);
        const found = choose(attempts(state, who, world), pick);
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
});

/** The guards' part of the tree: all but the person's own rules. */
function guardsHold(reason: Reason): boolean {
  const personal = ['role', 'relation', 'separate', 'delegationInForce', 'reasonGiven'];
  if (!('all' in reason)) return reason.ok;
  return reason.all.every((part) => ('rule' in part && personal.includes(part.rule)) || part.ok);
}

const addresses = (value: FileState['value'], path: readonly string[] = []): string[] =>
  typeof value === 'string'
    ? [[...path, value].join('.').replace(/^road\./, '')]
    : Object.entries(value).flatMap(([key, child]) => [
        [...path, key].join('.').replace(/^road\./, ''),
        ...addresses(child, [...path, key]),
      ]);
