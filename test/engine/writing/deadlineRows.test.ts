import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workingCalendar } from '../../../src/engine/writing/calendar.js';
import {
  deadlineChanges,
  type DeadlineChanges,
  type Lengths,
} from '../../../src/engine/writing/deadlineRows.js';
import type { PendingDeadline } from '../../../src/engine/writing/workspace.js';
import { addDays } from '../../../src/machines/legalDate.js';
import type { Moved } from '../../../src/machines/state.js';
import { make, opened, toSubmitted, walk } from '../../machines/world.js';

const given = { source: 'test', verified: true };
const lengths: Lengths = {
  deadlines: {
    checkDue: {
      period: { workingDays: 5 },
      ladder: [
        { step: '-2', letter: 'submissionWaiting', to: ['boardClerk'] },
        { step: '+1', letter: 'submissionWaiting', to: ['boardHead'], repeatDays: 7 },
      ],
      ...given,
    },
  },
  milestones: [],
  morning: '07:30',
  calendar: workingCalendar(),
};

/** Received on Wednesday 02/10/2024 at 08:00 in Vietnam: five working days end on Wednesday 09/10. */
const at = '2024-10-02T01:00:00.000Z';
const submitted = walk(opened(), ...toSubmitted);
const receipt = make(submitted, 'receive', 'boardClerk');
const received = receipt.next;
const wait = (step: string, dueAt: string) => ({
  timer: 'checkDue',
  stage: 'received',
  step,
  dueAt,
  daysLeft: null,
});
const rows = [
  wait('due', '2024-10-09T17:00:00.000Z'),
  wait('-2', '2024-10-07T00:30:00.000Z'),
  wait('+1', '2024-10-10T00:30:00.000Z'),
];
const pending: readonly PendingDeadline[] = rows.map((row) => ({ ...row, version: 5 }));
const stays = (next = received): Moved => ({ next, timers: [], cancelled: [], letters: [] });
const held = make(received, 'putOnHold', 'boardHead').next;

const change = (
  before: readonly PendingDeadline[],
  moved: Moved,
  when = at,
  spent: string | null = null,
): DeadlineChanges =>
  deadlineChanges(
    before,
    moved,
    spent === null ? null : { timer: 'checkDue', stage: 'received', step: spent },
    { at: when, seq: 6 },
    lengths,
  );

describe('the deadlines that follow from a move', () => {
  test('a wait sets its last day and every rung of its ladder', () => {
    const { set, cancelled, pending: after } = change([], receipt);
    expect({ set, cancelled }).toEqual({ set: rows, cancelled: [] });
    expect(after).toEqual(rows.map((row) => ({ ...row, version: 6 })));
  });

  test('leaving the stage takes all rows away', () => {
    const left = change(pending, {
      ...stays(submitted),
      cancelled: [{ timer: 'checkDue', stage: 'received' }],
    });
    expect(left.set).toEqual([]);
    expect(left.pending).toEqual([]);
    expect(left.cancelled.map(({ step }) => step)).toEqual(['due', '-2', '+1']);
  });

  test('a wait that begins anew sets its rows again, and cancels only those that it no longer has', () => {
    const friday = '2024-10-04T01:00:00.000Z';
    const extra = { ...wait('+9', '2024-10-22T00:30:00.000Z'), version: 5 };
    const again = change([...pending, extra], receipt, friday);
    expect(again.set).toMatchObject([
      { step: 'due', dueAt: '2024-10-11T17:00:00.000Z' },
      { step: '-2', dueAt: '2024-10-09T00:30:00.000Z' },
      { step: '+1', dueAt: '2024-10-14T00:30:00.000Z' },
    ]);
    expect(again.cancelled.map(({ step }) => step)).toEqual(['+9']);
  });

  test('a spent rung goes, and the others stay as they were', () => {
    const spent = change(pending, stays(), '2024-10-07T00:30:00.000Z', '-2');
    expect(spent.set).toEqual([]);
    expect(spent.cancelled.map(({ step }) => step)).toEqual(['-2']);
    expect(spent.pending).toEqual(pending.filter(({ step }) => step !== '-2'));
  });

  test('a repeating rung is set again when it is spent, and is not cancelled', () => {
    const spent = change(pending, stays(), '2024-10-10T00:30:00.000Z', '+1');
    expect(spent.set).toEqual([wait('+1', '2024-10-17T00:30:00.000Z')]);
    expect(spent.cancelled).toEqual([]);
  });

  test('a hold rests every row of the road: the day of the hold is spent', () => {
    // Friday 04/10: Monday, Tuesday and Wednesday are left of the wait, Monday of the rung before it.
    const { set, pending: after } = change(pending, stays(held), '2024-10-04T01:00:00.000Z');
    expect(set.map(({ step, dueAt, daysLeft }) => [step, dueAt, daysLeft])).toEqual([
      ['due', null, 3],
      ['-2', null, 1],
      ['+1', null, 4],
    ]);
    expect(after.map(({ version }) => version)).toEqual([6, 6, 6]);
  });

  test('while it rests nothing changes', () => {
    const { pending: resting } = change(pending, stays(held), '2024-10-04T01:00:00.000Z');
    const later = change(resting, stays(held), '2024-10-08T01:00:00.000Z');
    expect(later).toEqual({ set: [], cancelled: [], pending: resting });
  });

  test('a wait that the movement gives no length has no row', () => {
    const timers = [{ timer: 'decideDue', stage: 'submittedToChairman' }];
    expect(change([], { ...stays(), timers }).set).toEqual([]);
    expect(deadlineChanges([], receipt, null, { at, seq: 5 }, null).set).toEqual([]);
  });

  test('whenever a hold comes and however long it lasts, the working days that were left are given back', () => {
    const day = (from: string, days: number): string => `${addDays(from, days)}T03:00:00.000Z`;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 200 }), (until, lasts) => {
        const put = day('2024-10-02', until);
        const resting = change(pending, stays(held), put);
        const lifted = day('2024-10-02', until + lasts);
        const running = change(resting.pending, stays(received), lifted);
        const again = change(running.pending, stays(held), lifted);
        const left = (one: DeadlineChanges) =>
          Object.fromEntries(one.pending.map(({ step, daysLeft }) => [step, daysLeft]));
        expect(left(again)).toEqual(left(resting));
        expect(running.pending.every(({ dueAt, daysLeft }) => dueAt !== null && daysLeft === null)).toBe(
          true,
        );
      }),
    );
  });

  test('what changed and what was taken away is exactly what is different afterwards', () => {
    const moves = [
      change(pending, stays(held), '2024-10-04T01:00:00.000Z'),
      change(pending, receipt, '2024-10-04T01:00:00.000Z'),
      change(pending, stays(), '2024-10-10T00:30:00.000Z', '+1'),
      change(pending, { ...stays(submitted), cancelled: [{ timer: 'checkDue', stage: 'received' }] }),
    ];
    const name = ({ timer, stage, step }: { timer: string; stage: string; step: string }) =>
      `${timer} ${stage} ${step}`;
    for (const { set, cancelled, pending: after } of moves) {
      const table = new Map(pending.map((row) => [name(row), row]));
      for (const row of cancelled) table.delete(name(row));
      for (const row of set) table.set(name(row), { ...row, version: 6 });
      expect(new Map(after.map((row) => [name(row), row]))).toEqual(table);
    }
  });
});
