import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt, JsonObject } from '../../src/machines/attempt.js';
import { commitment, commitmentTimers } from '../../src/machines/commitment.js';
import type { CommitmentContext } from '../../src/machines/commitmentContext.js';
import { commitmentMoves } from '../../src/machines/commitmentMoves.js';
import { decide, open, stageOf } from '../../src/machines/decide.js';
import { failures } from '../../src/machines/reason.js';
import { promisedBy } from '../../src/machines/rules/commitment.js';
import type { FileState } from '../../src/machines/state.js';
import { checkOffers, checkShape, explore, type Walked } from './chartChecks.js';
import { at, commitmentTerms, facts, people, scanned, sha, signers, units } from './world.js';

/** A unit's commitment: the whole chart walked, and what the plan says of months and milestones. */

const months = (...amounts: readonly (readonly [string, number])[]): JsonObject[] =>
  amounts.map(([month, amount]) => ({ month, amount: String(amount) }));
const promising = (
  project: string,
  plan: number,
  before: number,
  ...rest: readonly (readonly [string, number])[]
): JsonObject => ({
  project,
  plan: String(plan),
  disbursedBefore: String(before),
  months: months(...rest),
});
const version = (projects: readonly JsonObject[], explanation: string | null = null): JsonObject => ({
  paper: scanned,
  receivedOn: null,
  projects,
  explanation,
});
/** 60, 90 and 96 percent of 100. */
const whole = promising('LG-01', 100, 20, ['2024-09', 40], ['2024-12', 30], ['2025-01', 6]);

const opened = (): FileState => {
  const decision = open('commitment', {
    ...{ type: 'open', reason: null, actor: people.clock, onBehalfOf: null, facts: facts(), at },
    data: { movement: 'sprint', unit: units.unit },
  });
  if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
  return decision.next;
};
const dataFor = (type: string, part: string | null): JsonObject[] => {
  const sent = [version([whole]), version([], 'Không có dự án')];
  const known: Record<string, JsonObject[]> = {
    comment: [{ text: 'Đã xem' }],
    attach: [{ title: 'Bản cam kết', sha256: sha }],
    submitCommitment: sent,
    amendCommitment: sent,
    noteComplete: [{ part }],
    acknowledgeMilestone: commitmentTerms.milestones.map(({ key }) => ({
      milestone: key,
      plan: 'Bù khối lượng trong tháng 11',
      until: '2024-11-30',
    })),
    returnForCorrection: [{ part, items: [{ item: 'Mã dự án' }] }],
    reportLaunch: [{ date: '2024-07-12', paper: { number: '45/KH-UBND', date: '2024-07-11' } }],
  };
  return known[type] ?? [{}];
};
const headSigned = Object.values(signers)
  .map((one) => ({ ...one, id: 'head', unit: units.unit }))
  .slice(0, 1);
const walked: Walked = {
  kind: 'commitment',
  root: commitment.root,
  timers: commitmentTimers,
  moves: commitmentMoves,
  people,
  signers: headSigned,
  dataFor,
  at,
};
const contextOf = ({ context }: FileState) => context as CommitmentContext;

let visited: readonly FileState[] = [];
beforeAll(() => {
  const visits = explore(walked, {
    start: opened(),
    worlds: [facts(), facts({ commitment: { ...commitmentTerms, checked: false } })],
    signature: (state) => {
      const { sent, checked, launchedItself, passed, filers } = contextOf(state);
      return JSON.stringify([state.value, sent, checked, launchedItself !== null, passed.length, filers]);
    },
    within: (state) => contextOf(state).sent <= 2 && contextOf(state).passed.length <= 1,
    limit: 400,
  });
  visited = [...visits.values()];
});

describe('the shape of the commitment', () => {
  test('the walk was large enough to mean something', () => {
    expect(visited.length).toBeGreaterThan(60);
  });
  checkShape(walked, () => visited);
});

describe('what is offered is what is accepted', () => {
  checkOffers(
    walked,
    () => visited,
    fc
      .record({ checked: fc.boolean(), milestones: fc.constantFrom([], commitmentTerms.milestones) })
      .map((terms) => facts({ commitment: { ...commitmentTerms, ...terms } })),
    fc.dictionary(
      fc.constantFrom('part', 'projects', 'explanation', 'receivedOn', 'items'),
      fc.oneof(
        fc.constantFrom('planning', 'homeAffairs', '2030-01-01', 1, null),
        fc.array(
          fc.record({
            project: fc.constantFrom('A', 'B'),
            plan: fc.constantFrom('100', 'x'),
            months: fc.constant([{ month: 'x' }]),
          }),
        ),
      ),
    ),
  );
});

describe('opening', () => {
  const opening = (changed: Partial<Attempt>) =>
    open('commitment', {
      ...{ type: 'open', reason: null, actor: people.boardHead, onBehalfOf: null, facts: facts(), at },
      data: { movement: 'sprint', unit: units.unit },
      ...changed,
    });
  const refusedBy = (decision: ReturnType<typeof opening>) =>
    'refused' in decision ? failures(decision.refused).map(({ rule }) => rule) : [];

  test('is the clock’s for kinds that owe one; the Board may open one for any unit', () => {
    const other = facts({ commitment: { ...commitmentTerms, owed: false } });
    expect(refusedBy(opening({ actor: people.clock, facts: other }))).toEqual(['commitmentOwed']);
    expect(refusedBy(opening({ facts: other }))).toEqual([]);
  });

  test('is refused where the unit has one, where the movement asks for none, and to anybody else', () => {
    expect(refusedBy(opening({ facts: facts({ commitment: { ...commitmentTerms, file: 'c' } }) }))).toEqual([
      'noCommitmentYet',
    ]);
    expect(refusedBy(opening({ facts: facts({ commitment: null }) }))).toEqual(['commitmentAsked']);
    expect(refusedBy(opening({ actor: people.head }))).toContain('role');
  });
});

describe('a version', () => {
  const send = (data: JsonObject) =>
    decide(opened(), {
      ...{ type: 'submitCommitment', reason: null, actor: people.head, onBehalfOf: null, facts: facts(), at },
      data,
    });
  const wrong = (data: JsonObject) => {
    const decision = send(data);
    return 'refused' in decision ? failures(decision.refused).map(({ rule, values }) => [rule, values]) : [];
  };

  test('that reaches 60, 90 and more than 95 percent needs no explanation', () => {
    expect(wrong(version([whole]))).toEqual([]);
  });

  test('that promises exactly 95 percent misses the third milestone, and says so', () => {
    const even = promising('LG-01', 100, 20, ['2024-09', 40], ['2024-12', 30], ['2025-01', 5]);
    expect(wrong(version([even]))).toEqual([
      [
        'milestonesExplained',
        { projects: 1, milestone: 'M3', on: '2025-01-31', committed: '95', plan: '100' },
      ],
    ]);
    expect(wrong(version([even], 'Vướng mặt bằng'))).toEqual([]);
  });

  test('is judged by the unit’s total, not by each project', () => {
    const [strong, weak] = [
      promising('A', 100, 60, ['2024-12', 35], ['2025-01', 5]),
      promising('B', 100, 60, ['2024-12', 25], ['2025-01', 6]),
    ];
    expect(wrong(version([strong, weak]))).toEqual([]);
    expect(wrong(version([weak]))).toHaveLength(1);
  });

  test('counts beyond what a float can hold', () => {
    const plan = 700_000_000_000_001n;
    const project = {
      ...{ project: 'LG-01', plan: String(plan), disbursedBefore: '665000000000001' },
      months: [],
    };
    // 665,000,000,000,001 of 700,000,000,000,001 is above 95 %: as floats it would not be.
    expect(wrong(version([project]))).toEqual([]);
  });

  test('names a project or a month once', () => {
    expect(wrong(version([whole, whole]))).toContainEqual([
      'promisesClear',
      { twice: 'LG-01', receivedOn: null },
    ]);
    const twice = promising('LG-02', 100, 60, ['2024-12', 35], ['2024-12', 5]);
    expect(wrong(version([twice], 'Lý do'))).toEqual([
      ['promisesClear', { twice: '2024-12', receivedOn: null }],
    ]);
  });

  test('without any project says why', () => {
    expect(wrong(version([]))).toEqual([['milestonesExplained', { projects: 0 }]]);
    expect(stageOf((send(version([], 'Đơn vị không được giao vốn')) as { next: FileState }).next)).toBe(
      'submitted',
    );
  });

  test('was not received after today', () => {
    const tomorrow = { ...version([whole]), receivedOn: '2024-10-03' };
    expect(wrong(tomorrow)).toEqual([['promisesClear', { twice: null, receivedOn: '2024-10-03' }]]);
  });
});

test('what is promised until the last day is what is promised at all', () => {
  const month = fc.constantFrom('2024-02', '2024-08', '2024-09', '2024-12', '2025-01', '2025-02');
  const amount = fc.bigInt(0n, 10n ** 15n).map(String);
  const promise = fc.record({
    ...{ project: fc.constant('A'), plan: amount, disbursedBefore: amount },
    months: fc.array(fc.record({ month, amount })),
  });
  fc.assert(
    fc.property(promise, (one) => {
      const all = one.months.reduce(
        (sum, { amount: part }) => sum + BigInt(part),
        BigInt(one.disbursedBefore),
      );
      expect(promisedBy(one, '2025-02-28')).toBe(all);
      expect(promisedBy(one, '2024-02-28')).toBe(BigInt(one.disbursedBefore));
      expect(promisedBy(one, '2024-09-29') <= promisedBy(one, '2024-09-30')).toBe(true);
    }),
  );
});
