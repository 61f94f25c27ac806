import { expect, test } from '@jest/globals';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { sendingTime } from '../../src/movements/sendingTime.js';

const hours = { calendar: loadCalendar(), morning: '07:30' };
const at = (day: string, time: string): string => new Date(`${day}T${time}:00+07:00`).toISOString();

test('within the working day a letter goes out at once', () => {
  expect(sendingTime(at('2024-07-19', '10:12'), null, hours)).toBe(at('2024-07-19', '10:12'));
});

test.each([
  ['an evening', at('2024-07-17', '18:00'), at('2024-07-18', '07:30')],
  ['an early morning', at('2024-07-18', '05:00'), at('2024-07-18', '07:30')],
  ['a Saturday', at('2024-07-20', '10:00'), at('2024-07-22', '07:30')],
  ['the holidays of 2/9', at('2024-08-31', '09:00'), at('2024-09-04', '07:30')],
])('%s waits for the next working morning', (_when, written, goes) => {
  expect(sendingTime(written, null, hours)).toBe(goes);
});

test('a Saturday that is worked is a working day', () => {
  expect(sendingTime(at('2024-05-04', '10:00'), null, hours)).toBe(at('2024-05-04', '10:00'));
});

test('what would come after the last day of its duty goes at once', () => {
  expect(sendingTime(at('2025-01-24', '19:00'), '2025-01-31', hours)).toBe(at('2025-01-24', '19:00'));
  expect(sendingTime(at('2025-01-24', '19:00'), '2025-02-03', hours)).toBe(at('2025-02-03', '07:30'));
});

test('a year without a table holds nothing back', () => {
  expect(sendingTime(at('2031-03-01', '23:00'), null, hours)).toBe(at('2031-03-01', '23:00'));
});
