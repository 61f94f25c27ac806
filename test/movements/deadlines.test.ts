import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOf, startOf } from '../../src/machines/legalDate.js';
import type { DeadlineRule, LadderStep } from '../../src/machines/movementDefinition.js';
import { dueRows, repeatedAt, resume, workingDaysLeft } from '../../src/movements/deadlines.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { addWorkingDays } from '../../src/movements/workingCalendar.js';

const calendar = loadCalendar();
const morning = '07:30';
const rung = (step: string): LadderStep => ({ step, letter: null, to: ['boardHead'] });
const rule = (
  period: DeadlineRule['period'],
  steps: readonly string[] = [],
  more: Pick<DeadlineRule, 'notAfter'> = {},
): DeadlineRule => ({ period, ladder: steps.map(rung), source: 'C', verified: false, ...more });
const rows = (of: DeadlineRule, at: string, named: string | null = null) =>
  Object.fromEntries(dueRows(of, named, at, calendar, morning).map(({ step, dueAt }) => [step, dueAt]));

/** 09:00 in Vietnam. */
const nine = (date: string) => `${date}T02:00:00.000Z`;

describe('a wait of 10 working days from Wednesday 02/10/2024', () => {
  test('is over when Wednesday 16/10 is over in Vietnam', () => {
    expect(rows(rule({ workingDays: 10 }), nine('2024-10-02'))).toEqual({ due: '2024-10-16T17:00:00.000Z' });
  });

  test('has its rungs at 07:30 of their working days, counted from the last day', () => {
    expect(rows(rule({ workingDays: 10 }, ['-2', '0', '+1', '+3']), nine('2024-10-02'))).toEqual({
      due: '2024-10-16T17:00:00.000Z',
      '-2': '2024-10-14T00:30:00.000Z',
      '0': '2024-10-16T00:30:00.000Z',
      '+1': '2024-10-17T00:30:00.000Z',
      '+3': '2024-10-21T00:30:00.000Z',
    });
  });

  test('counts from the legal date, which in Vietnam is a day later at 17:00 UTC', () => {
    expect(rows(rule({ workingDays: 1 }), '2024-10-01T17:00:00.000Z')).toEqual({
      due: '2024-10-03T17:00:00.000Z',
    });
    expect(rows(rule({ workingDays: 1 }), '2024-10-01T16:59:59.999Z')).toEqual({
      due: '2024-10-02T17:00:00.000Z',
    });
  });
});

test('a period of calendar days that ends on a day off ends on the next working day', () => {
  expect(rows(rule({ days: 30 }), nine('2024-12-27'))).toEqual({ due: '2025-02-03T17:00:00.000Z' });
});

test('31/01/2025, set by the plan, stays although it lies in Tết; its rungs go to working days', () => {
  expect(rows(rule({ date: '2025-01-31' }, ['-1', '0', '+1']), nine('2025-01-02'))).toEqual({
    due: '2025-01-31T17:00:00.000Z',
    '-1': '2025-01-24T00:30:00.000Z',
    '0': '2025-01-24T00:30:00.000Z',
    '+1': '2025-02-03T00:30:00.000Z',
  });
});

test('the day that the file names wins over the period, and does not roll either', () => {
  expect(rows(rule({ workingDays: 5 }, ['-1']), nine('2024-10-02'), '2024-10-12')).toEqual({
    due: '2024-10-12T17:00:00.000Z',
    '-1': '2024-10-11T00:30:00.000Z',
  });
});

test('where only a named day counts and none is named, nothing falls due', () => {
  expect(rows(rule({ named: true }, ['-5']), nine('2024-10-02'))).toEqual({});
  expect(rows(rule({ named: true }), nine('2024-10-02'), '2024-10-20')).toEqual({
    due: '2024-10-20T17:00:00.000Z',
  });
});

test('no deadline falls after the day that the rule names as the latest', () => {
  const resubmit = rule({ workingDays: 10 }, ['+1'], { notAfter: '2024-10-04' });
  expect(rows(resubmit, nine('2024-10-02'))).toEqual({
    due: '2024-10-04T17:00:00.000Z',
    '+1': '2024-10-07T00:30:00.000Z',
  });
  expect(resume({ step: 'due', daysLeft: 9 }, resubmit, nine('2024-10-03'), calendar, morning)).toBe(
    '2024-10-04T17:00:00.000Z',
  );
});

test('rungs whose hour has passed are left out, so that nothing goes out in a burst', () => {
  expect(rows(rule({ workingDays: 1 }, ['-7', '-1', '+1']), nine('2024-10-02'))).toEqual({
    due: '2024-10-03T17:00:00.000Z',
    '+1': '2024-10-04T00:30:00.000Z',
  });
});

test('a weekly rung that was spent on Tuesday 24/9 comes again on Tuesday 01/10, after Tết on a working day', () => {
  expect(repeatedAt(7, nine('2024-09-24'), calendar, morning)).toBe('2024-10-01T00:30:00.000Z');
  expect(repeatedAt(7, nine('2025-01-22'), calendar, morning)).toBe('2025-02-03T00:30:00.000Z');
});

test('a wait that reaches a year without a table is refused', () => {
  expect(() => rows(rule({ workingDays: 5 }), nine('2027-12-30'))).toThrow(
    expect.objectContaining({ name: 'YearWithoutCalendar', year: 2028 }),
  );
});

describe('a deadline that rests', () => {
  const tenDays = rule({ workingDays: 10 }, ['-2', '+1']);

  test('counts the day of the hold as spent', () => {
    const { due = '', '-2': before = '' } = rows(tenDays, nine('2024-10-02'));
    expect(workingDaysLeft(due, 'due', nine('2024-10-07'), calendar)).toBe(7);
    expect(workingDaysLeft(before, '-2', nine('2024-10-07'), calendar)).toBe(5);
  });

  test('goes on with the days it had, counted from the day after the lifting', () => {
    const again = (step: string, daysLeft: number) =>
      resume({ step, daysLeft }, tenDays, nine('2024-11-01'), calendar, morning);
    expect(again('due', 7)).toBe('2024-11-12T17:00:00.000Z');
    expect(again('-2', 5)).toBe('2024-11-08T00:30:00.000Z');
  });

  test('with no day left, the day of the lifting is the last', () => {
    const { due = '' } = rows(tenDays, nine('2024-10-02'));
    expect(workingDaysLeft(due, 'due', nine('2024-10-16'), calendar)).toBe(0);
    expect(resume({ step: 'due', daysLeft: 0 }, tenDays, nine('2024-11-01'), calendar, morning)).toBe(
      '2024-11-01T17:00:00.000Z',
    );
  });

  test('keeps its rungs as far from its last day as they were, whatever the days of hold and lifting', () => {
    const day = (earliest: string, days: number) =>
      fc.integer({ min: 0, max: days }).map((later) => addDays(earliest, later));
    const daysUntilHold = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(day('2024-07-20', 400), daysUntilHold, day('2025-10-01', 300), (start, until, lift) => {
        const set = rows(tenDays, nine(start));
        const held = nine(addDays(start, until));
        const again = (step: string) => {
          const daysLeft = workingDaysLeft(set[step] ?? '', step, held, calendar);
          return resume({ step, daysLeft }, tenDays, nine(lift), calendar, morning);
        };
        const last = addDays(dateOf(again('due')), -1);
        expect(again('due')).toBe(startOf(addDays(last, 1)));
        expect(dateOf(again('+1'))).toBe(addWorkingDays(calendar, last, 1));
        expect(dateOf(again('-2'))).toBe(addWorkingDays(calendar, last, -2));
      }),
    );
  });
});
