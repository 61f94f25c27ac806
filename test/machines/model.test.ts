import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt, JsonObject } from '../../src/machines/attempt.js';
import { decide, stageOf } from '../../src/machines/decide.js';
import type { Facts } from '../../src/machines/facts.js';
import { nomination, nominationTimers } from '../../src/machines/nomination.js';
import { nominationMoves } from '../../src/machines/nominationMoves.js';
import { openGrounds } from '../../src/machines/rules/hold.js';
import type { FileState } from '../../src/machines/state.js';
import { attempts, checkOffers, checkShape, type Walked } from './chartChecks.js';
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
const everybody = Object.keys(people);

const clockAttempts = (state: FileState): Attempt[] =>
  nominationTimers.flatMap((timer) => {
    const stage = timer === 'holdReview' ? 'hold.onHold' : stageOf(state);
    const data = { timer, stage, step: 'due' };
    return [{ type: timer, data, reason: null, actor: people.clock, onBehalfOf: null, facts: facts(), at }];
  });

const walked: Walked = {
  kind: 'nomination',
  root: nomination.root,
  timers: nominationTimers,
  moves: nominationMoves,
  people,
  signers: Object.values(signers),
  dataFor: (type, part, state) => dataFor(type, part, contextOf(state)),
  // The papers that a move brings count as there.
  gathered: (world, { type, data }) =>
    ['submit', 'resubmit'].includes(type) && 'papers' in data ? { ...world, dossierMissing: [] } : world,
  at,
};

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
    const all = everybody.flatMap((who) =>
      worlds.flatMap((world) => attempts(walked, state, who, world, 'allowed')),
    );
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

beforeAll(() => {
  explore(900);
}, 300_000);

describe('the shape of the nomination', () => {
  test('the walk was large enough to mean something', () => {
    expect(visits.size).toBeGreaterThan(400);
    expect(awards.length).toBeGreaterThan(50);
  });

  checkShape(walked, () => [...visits.values()].map(({ state }) => state));
});

test('a closed file still takes a revocation or a reopening', () => {
  const closed = nomination.root.states['road']?.states['closed'];
  expect(closed?.ownEvents).toEqual(expect.arrayContaining(['proposeRevocation', 'reopen']));
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
        ...attempts(walked, state, 'boardHead', facts())[0],
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

describe('what is offered is what is accepted', () => {
  checkOffers(
    walked,
    () => [...visits.values()].map(({ state }) => state),
    factsArbitrary.map(factsFrom),
    junk,
  );
});
