import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../src/machines/attempt.js';
import { decide, open, stageOf } from '../../src/machines/decide.js';
import { difficulty, difficultyTimers } from '../../src/machines/difficulty.js';
import type { DifficultyContext } from '../../src/machines/difficultyContext.js';
import { difficultyMoves } from '../../src/machines/difficultyMoves.js';
import { failures } from '../../src/machines/reason.js';
import type { FileState } from '../../src/machines/state.js';
import { checkOffers, checkShape, explore, type Walked } from './chartChecks.js';
import { at, facts as sprintFacts, numbered, people, sha, signers, units } from './world.js';

/** A reported difficulty: the whole chart walked, and who may do what about it. */

const responsible = 'district-tuy-phong';
const facts = (changed: Parameters<typeof sprintFacts>[0] = {}) =>
  sprintFacts({ desks: { ...units, responsible }, ...changed });

const report: JsonObject = {
  movement: 'sprint',
  unit: units.unit,
  obstacle: 'siteClearance',
  project: 'LG-01',
  amountAtRisk: '12000000000',
  since: '2024-08-15',
  description: 'Còn 12 hộ chưa bàn giao mặt bằng',
  proposal: 'Đề nghị xác định giá đất trước 30/10',
};
const direction: JsonObject = {
  ...{
    number: '3100/UBND-ĐTQH',
    date: '2024-10-02',
    responsible,
    due: '2024-10-31',
    task: 'Xác định giá đất',
  },
};
const opening = (data: JsonObject, who: keyof typeof people = 'clerk') =>
  open('difficulty', {
    ...{ type: 'open', reason: null, actor: people[who], onBehalfOf: null, facts: facts(), at },
    data,
  });
const opened = (): FileState => {
  const decision = opening(report);
  if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
  return decision.next;
};
const dataFor = (type: string): JsonObject[] => {
  const known: Record<string, JsonObject[]> = {
    comment: [{ text: 'Đã xem' }],
    attach: [{ title: 'Biên bản', sha256: sha }],
    answerDifficulty: [{ answer: 'Đã hướng dẫn' }],
    resolve: [{ answer: 'Đã phê duyệt giá đất' }],
    proposeDirection: [{ paper: numbered, responsible, proposal: 'Giao UBND huyện' }],
    acceptCause: [{ paper: numbered, note: 'Chậm xác định giá đất' }],
    direct: [direction],
  };
  return known[type] ?? [{}];
};
const walked: Walked = {
  kind: 'difficulty',
  root: difficulty.root,
  timers: difficultyTimers,
  moves: difficultyMoves,
  people,
  signers: Object.values(signers),
  dataFor,
  at,
};
const contextOf = ({ context }: FileState) => context as DifficultyContext;

let visited: readonly FileState[] = [];
beforeAll(() => {
  const visits = explore(walked, {
    start: opened(),
    worlds: [facts()],
    signature: (state) => {
      const { externalCause, outcome, reopened, passed, direction: given } = contextOf(state);
      return JSON.stringify([
        state.value,
        externalCause !== null,
        outcome,
        reopened,
        passed.length,
        given !== null,
      ]);
    },
    within: (state) => contextOf(state).reopened <= 1 && contextOf(state).passed.length <= 1,
    limit: 400,
  });
  visited = [...visits.values()];
});

describe('the shape of the difficulty', () => {
  test('the walk was large enough to mean something', () => {
    expect(visited.length).toBeGreaterThan(30);
  });
  checkShape(walked, () => visited);
});

describe('what is offered is what is accepted', () => {
  checkOffers(
    walked,
    () => visited,
    fc
      .constantFrom<JsonObject>(
        { ...units, responsible },
        { ...units, responsible: units.unit },
        { ...units },
      )
      .map((desks) => facts({ desks })),
    fc.dictionary(
      fc.constantFrom('due', 'since', 'number', 'answer'),
      fc.constantFrom('2024-10-01', '2030-01-01', 1, null),
    ),
  );
});

const walk = (state: FileState, ...steps: readonly (readonly [string, keyof typeof people, JsonObject?])[]) =>
  steps.reduce((before, [type, who, data]) => {
    const decision = attempt(before, type, who, data);
    if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
    return decision.next;
  }, state);
const attempt = (state: FileState, type: string, who: keyof typeof people, data?: JsonObject) =>
  decide(state, {
    ...{ type, reason: 'Theo thực tế', actor: people[who], onBehalfOf: null, facts: facts(), at },
    data: data ?? dataFor(type)[0] ?? {},
  });
const failing = (decision: ReturnType<typeof attempt>) =>
  'refused' in decision ? failures(decision.refused).map(({ rule }) => rule) : [];

describe('who does what', () => {
  const directed = () => walk(opened(), ['proposeDirection', 'planningLeader'], ['direct', 'chairman']);

  test('planning answers what is its own, and the reporter confirms or reopens', () => {
    const answered = walk(opened(), ['answerDifficulty', 'planningOfficer']);
    expect(stageOf(answered)).toBe('resolved');
    expect(stageOf(walk(answered, ['reopen', 'clerk']))).toBe('reported');
    expect(contextOf(walk(answered, ['confirmResolved', 'clerk'])).outcome).toBe('resolved');
    expect(failing(attempt(answered, 'confirmResolved', 'foreignHead'))).toContain('relation');
  });

  test('the responsible unit resolves, not the one that reported', () => {
    expect(contextOf(directed()).responsible).toBe(responsible);
    expect(failing(attempt(directed(), 'resolve', 'head'))).toContain('relation');
    expect(stageOf(walk(directed(), ['resolve', 'foreignHead']))).toBe('resolved');
    expect(stageOf(walk(directed(), ['cannotResolve', 'foreignHead']))).toBe('reported');
  });

  test('only the Chairman directs, or the records clerk from the signed paper', () => {
    const proposed = walk(opened(), ['proposeDirection', 'planningLeader']);
    expect(failing(attempt(proposed, 'direct', 'planningLeader'))).toContain('role');
    expect(failing(attempt(proposed, 'direct', 'recordsClerk'))).toContain('role');
    expect(visited.filter((state) => stageOf(state) === 'directed').length).toBeGreaterThan(0);
  });

  test('a direction that is due in the past is refused', () => {
    const proposed = walk(opened(), ['proposeDirection', 'planningLeader']);
    const late = { ...direction, due: '2024-10-01' };
    expect(failing(attempt(proposed, 'direct', 'chairman', late))).toEqual(['dueAhead']);
    expect(failing(attempt(proposed, 'direct', 'chairman', { ...direction, due: '2024-10-02' }))).toEqual([]);
  });

  test('an external cause is accepted by planning once, and stays', () => {
    const accepted = walk(opened(), ['acceptCause', 'planningLeader']);
    expect(contextOf(accepted).externalCause).toMatchObject({ note: 'Chậm xác định giá đất' });
    expect(failing(attempt(accepted, 'acceptCause', 'planningLeader'))).toEqual(['causeOpen']);
    expect(failing(attempt(opened(), 'acceptCause', 'head'))).toContain('role');
  });

  test('an obstacle that has not begun is not reported', () => {
    const ahead = opening({ ...report, since: '2024-10-03' });
    expect('refused' in ahead && failures(ahead.refused).map(({ rule }) => rule)).toEqual(['sinceReached']);
  });
});
