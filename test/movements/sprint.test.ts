import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/machines/legalDate.js';
import type { LegalDate, SeatedDesk } from '../../src/machines/attempt.js';
import { timers } from '../../src/machines/timers.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { lastWorkingDayOnOrBefore } from '../../src/movements/workingCalendar.js';

const sprint = loadMovement('movements/binh-thuan-2024-disbursement-sprint.yaml');
const { rules } = sprint;

describe('the 2024 sprint says what its plan says', () => {
  test('three milestones: đạt 60% by 30/9/2024, đạt 90% by 31/12/2024, trên 95% by 31/01/2025', () => {
    expect(
      sprint.milestones.map(({ on, comparator, rate, boundary }) => ({ on, comparator, rate, boundary })),
    ).toEqual([
      {
        on: '2024-09-30',
        comparator: 'reaches',
        rate: { numerator: 60, denominator: 100 },
        boundary: 'endOfDay',
      },
      {
        on: '2024-12-31',
        comparator: 'reaches',
        rate: { numerator: 90, denominator: 100 },
        boundary: 'endOfDay',
      },
      {
        on: '2025-01-31',
        comparator: 'exceeds',
        rate: { numerator: 95, denominator: 100 },
        boundary: 'endOfDay',
      },
    ]);
  });

  test('of a plan that its text does not name alone: chosen, and marked as not verified', () => {
    expect(sprint.milestones.map(({ planBasis, verified }) => [planBasis, verified])).toEqual(
      Array(3).fill(['primeMinister', false]),
    );
  });

  test('six contents of emulation, each of which a nomination may claim', () => {
    expect(sprint.contents.map(({ key }) => key)).toEqual(['II.1', 'II.2', 'II.3', 'II.4', 'II.5', 'II.6']);
    expect(rules.criteria.value).toEqual(sprint.contents.map(({ key }) => key));
  });

  test('commitments before 20/7/2024 through both departments: the last working day is Friday 19/7', () => {
    expect(sprint.commitment).toMatchObject({ before: '2024-07-20', through: ['planning', 'homeAffairs'] });
    const last = addDays(sprint.commitment?.before ?? '', -1);
    expect(lastWorkingDayOnOrBefore(loadCalendar(), last)).toBe('2024-07-19');
  });

  test('nine recipients, and the six papers of its footnote with the instructions of the province', () => {
    expect(sprint.recipients).toHaveLength(9);
    expect(sprint.legalBases.filter(({ source }) => source.includes('chú thích 1'))).toHaveLength(7);
  });

  test('it has no number in the text that was read, and none is invented', () => {
    expect(sprint.plan).toMatchObject({ number: null, signer: 'Đoàn Anh Dũng' });
  });
});

describe('who sits at its desks', () => {
  const unitAt = (desk: SeatedDesk, date: LegalDate) =>
    sprint.desks[desk].find(({ from = '', until = '9999' }) => from <= date && date < until)?.unit;

  test.each([
    ['2024-10-02', 'SKHĐT', 'SNV', 'BTĐKT', 'UBND'],
    ['2025-02-28', 'SKHĐT', 'SNV', 'BTĐKT', 'UBND'],
    ['2025-03-01', 'STC', 'SNV', 'BTĐKT', 'UBND'],
    ['2025-07-01', 'STC-LĐ', 'SNV-LĐ', 'BTĐKT-LĐ', 'UBND-LĐ'],
  ])('on %s: %s plans, %s for Home Affairs, %s consolidates, %s decides', (...[date, ...units]) => {
    expect([
      unitAt('planning', date),
      unitAt('homeAffairs', date),
      unitAt('board', date),
      unitAt('chairman', date),
    ]).toEqual(units);
  });
});

describe('its deadlines', () => {
  test('are one for every wait of every chart; the plan itself sets that of commitments, its directions their own', () => {
    expect(Object.keys(sprint.deadlines).sort()).toEqual([...timers].sort());
    const set = Object.entries(sprint.deadlines).filter(([, { verified }]) => verified);
    expect(set.map(([timer, { period, source }]) => [timer, period, source])).toEqual([
      ['commitmentDue', { date: '2024-07-19' }, 'P III.1'],
      ['resolveDue', { named: true }, 'P III'],
    ]);
  });

  test('let the Chairman’s office be reminded every week until there is a decision', () => {
    expect(sprint.deadlines['decideDue']).toMatchObject({
      period: { workingDays: 5 },
      ladder: [{ step: '+1', letter: 'submissionWaiting', to: ['recordsClerk'], repeatDays: 7 }],
    });
  });
});

test('the sample movement differs in what the Law lets it: flag, secret vote of all members, quota, posting', () => {
  const sample = loadMovement('movements/three-year-thematic-sample.yaml');
  expect(sample.rules.awards.value).toContain('emulationFlag');
  expect(sample.rules.committee.value).toMatchObject({
    use: 'required',
    ballot: 'secret',
    quorum: { numerator: 2, denominator: 3 },
    threshold: { numerator: 1, denominator: 2, comparator: 'exceeds' },
    denominator: 'totalMembers',
  });
  expect(sample.rules.quota.value).toBe(3);
  expect(sample.rules.publicPosting.value.required).toBe(true);
  expect(sample.plan.number).toBeNull();
  expect(sample.name).toContain('mẫu minh họa');
});
