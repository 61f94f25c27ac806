import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/machines/legalDate.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  workingDayOnOrAfter,
  workingDaysBetween,
} from '../../src/movements/workingCalendar.js';

const calendar = loadCalendar();
const weekend = (date: string) => ({ date, kind: 'weekend', name: null });
const work = (date: string) => ({ date, kind: 'working', name: null });
const off = (date: string, vi: string, en: string) => ({ date, kind: 'holiday', name: { vi, en } });

describe('05 working days', () => {
  test('from Saturday 20/7/2024 end on Friday 26/7: the 20th is not counted, Sunday is skipped', () => {
    expect(countWorkingDays(calendar, '2024-07-20', 5)).toEqual({
      from: '2024-07-20',
      workingDays: 5,
      days: [
        weekend('2024-07-21'),
        work('2024-07-22'),
        work('2024-07-23'),
        work('2024-07-24'),
        work('2024-07-25'),
        work('2024-07-26'),
      ],
      last: '2024-07-26',
    });
  });

  test('from Wednesday 28/8/2024 end on Friday 06/9: weekend and National Day are skipped', () => {
    const { days, last } = countWorkingDays(calendar, '2024-08-28', 5);
    expect(last).toBe('2024-09-06');
    expect(days.slice(2, 6)).toEqual([
      weekend('2024-08-31'),
      weekend('2024-09-01'),
      off('2024-09-02', 'Quốc khánh', 'National Day'),
      off('2024-09-03', 'Quốc khánh', 'National Day'),
    ]);
  });

  test('from Friday 26/4/2024 end on Tuesday 07/5: Saturday 04/5 is worked for Monday 29/4', () => {
    const { days, last } = countWorkingDays(calendar, '2024-04-26', 5);
    expect(last).toBe('2024-05-07');
    expect(days.slice(0, 5)).toEqual([
      weekend('2024-04-27'),
      weekend('2024-04-28'),
      off('2024-04-29', 'nghỉ hoán đổi', 'exchanged day off'),
      off('2024-04-30', 'Ngày Chiến thắng 30/4', 'Reunification Day'),
      off('2024-05-01', 'Quốc tế Lao động 1/5', 'Labour Day'),
    ]);
    expect(days.filter(({ kind }) => kind === 'madeUp').map(({ date }) => date)).toEqual(['2024-05-04']);
  });
});

test('31/01/2025 lies in Tết: the last working day before is Friday 24/01, the next Monday 03/02', () => {
  expect(isWorkingDay(calendar, '2025-01-31')).toBe(false);
  expect(lastWorkingDayOnOrBefore(calendar, '2025-01-31')).toBe('2025-01-24');
  expect(workingDayOnOrAfter(calendar, '2025-01-31')).toBe('2025-02-03');
});

test('seven working days before Friday 19/7/2024 is Wednesday 10/7', () => {
  expect(addWorkingDays(calendar, '2024-07-19', -7)).toBe('2024-07-10');
});

test('Tết gives nine days off in a row in 2026 and seven in 2027', () => {
  const daysOffOf = (from: string, until: string) =>
    Array.from({ length: 15 }, (_, index) => addDays(from, index)).filter(
      (date) => date <= until && !isWorkingDay(calendar, date),
    ).length;
  expect(daysOffOf('2026-02-12', '2026-02-24')).toBe(9);
  expect(daysOffOf('2027-02-04', '2027-02-12')).toBe(7);
});

test('a year without a table is refused by name, with the file to add', () => {
  expect(() => addWorkingDays(calendar, '2027-12-30', 2)).toThrow(
    expect.objectContaining({
      name: 'YearWithoutCalendar',
      year: 2028,
      file: 'movements/calendar/2028.yaml',
      message: expect.stringContaining('Add the file movements/calendar/2028.yaml'),
    }),
  );
});

describe('for every day and number of working days', () => {
  const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-03-01', days));
  const count = fc.integer({ min: 1, max: 40 });

  test('the last day is a working day, and between there are exactly so many', () => {
    fc.assert(
      fc.property(day, count, (from, workingDays) => {
        const last = addWorkingDays(calendar, from, workingDays);
        expect(isWorkingDay(calendar, last)).toBe(true);
        expect(workingDaysBetween(calendar, from, last)).toBe(workingDays);
        expect(countWorkingDays(calendar, from, workingDays).last).toBe(last);
      }),
    );
  });

  test('going back from a working day undoes going forward', () => {
    fc.assert(
      fc.property(day, count, (from, workingDays) => {
        const start = workingDayOnOrAfter(calendar, from);
        const there = addWorkingDays(calendar, start, workingDays);
        expect(addWorkingDays(calendar, there, -workingDays)).toBe(start);
      }),
    );
  });
});
