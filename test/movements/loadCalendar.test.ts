import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { loadCalendar } from '../../src/movements/loadCalendar.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sourced = 'source: "C", verified: false';
const off = (date: string) => `  - { date: ${date}, name: { vi: Nghỉ, en: Off }, ${sourced} }`;
const swap = (date: string, insteadOf: string) =>
  `  - { date: ${date}, insteadOf: ${insteadOf}, ${sourced} }`;
const load = (daysOff: readonly string[], workingSaturdays: readonly string[] = []) => {
  const list = (lines: readonly string[]) => (lines.length > 0 ? `\n${lines.join('\n')}` : ' []');
  writeFileSync(
    join(folder, '2024.yaml'),
    `year: 2024\ndaysOff:${list(daysOff)}\nworkingSaturdays:${list(workingSaturdays)}\n`,
  );
  return loadCalendar(folder);
};

test('there is a table for every year from 2024 to 2027', () => {
  expect([...loadCalendar().years].sort()).toEqual([2024, 2025, 2026, 2027]);
});

test('a table is good when its exchanges name a Saturday and a day off', () => {
  expect(load([off('2024-04-29')], [swap('2024-05-04', '2024-04-29')]).workingSaturdays).toEqual(
    new Set(['2024-05-04']),
  );
});

test.each([
  ['a day of another year', [off('2025-01-01')], [], 'This day is not in 2024.'],
  ['a day off twice', [off('2024-04-29'), off('2024-04-29')], [], 'This day off stands twice.'],
  ['a Friday made up', [off('2024-04-29')], [swap('2024-05-03', '2024-04-29')], 'Not a Saturday'],
  ['an exchange for a working day', [], [swap('2024-05-04', '2024-04-29')], 'not in daysOff'],
])('%s is a mistake', (_what, daysOff, workingSaturdays, message) => {
  expect(() => load(daysOff, workingSaturdays)).toThrow(message);
});

test('a day off without a source is shown at its line', () => {
  expect(() => load(['  - { date: 2024-01-01, name: { vi: Nghỉ, en: Off }, verified: true }'])).toThrow(
    expect.objectContaining({ mistakes: [expect.objectContaining({ line: 3, path: 'daysOff.0.source' })] }),
  );
});
