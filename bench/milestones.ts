import { isDeepStrictEqual } from 'node:util';
import { figuresByUnit, type When } from '../src/disbursement/figures.js';
import { milestoneOn, milestoneResults, milestonesOf } from '../src/disbursement/milestoneResults.js';
import { open } from '../src/engine/open.js';
import { openDatabase, type Database } from '../src/entities/database.js';
import { addDays } from '../src/machines/legalDate.js';
import { loadCalendar } from '../src/movements/loadCalendar.js';
import { importPlans, importReports, type Planned } from '../test/disbursement/movementFigures.js';
import { province, type Province } from '../test/engine/province.js';
import { bareSql } from './reference/milestonesSql.js';
import { seconds } from './clock.js';
import type { Place } from './places.js';
import { compared, type Compared, type Line, type Measured } from './report.js';
import { alternating } from './rounds.js';
import { median } from './statistics.js';

/** What units reached: 300 units, 3,000 projects, 14 months with estimates, confirmations and corrections. */

const units = 300;
const projects = 3_000;
const months = Array.from({ length: 14 }, (_, month) =>
  addDays(new Date(Date.UTC(2024, month + 1, 1)).toISOString().slice(0, 10), -1),
);
const asOf = '2025-01-31';
const when: When = { asOf, knownAt: '2025-03-01T00:00:00.000Z' };
/** Milliseconds. */
const patience = 500;

export async function milestones(place: Place): Promise<Line[]> {
  const db = await openDatabase(await place.create());
  const from = await filled(db);
  const calendar = loadCalendar();
  const results = async (): Promise<unknown> => {
    const milestone = milestoneOn(await milestonesOf(db, from.movement), asOf);
    if (!milestone) throw new Error('The sprint has milestones');
    return milestoneResults(db, from.movement, milestone, when, calendar);
  };
  const { movement } = from;
  const forms = Object.entries(bareSql).map(
    ([name, text]) => [`bare SQL, ${name}`, () => db.read(text, [movement, when.knownAt, asOf])] as const,
  );
  await sameRows(db, movement, forms);
  await results();
  const rounds = await alternating({
    milestones: () => timed(results),
    ...Object.fromEntries(forms.map(([name, run]) => [name, () => timed(run)])),
  });
  await db.close();
  const lines = Object.entries(rounds).map(([name, times]) => lineOf(place, name, times));
  const faster = lines.slice(1).reduce((one, other) => ((one.rate ?? 0) > (other.rate ?? 0) ? one : other));
  return [...lines, compared(lines, faster.name, 0.5, 'milestones'), withinPatience(place, lines[0])];
}

/** Milliseconds. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = seconds();
  await run();
  return (seconds() - begun) * 1e3;
}

const lineOf = (place: Place, name: string, times: readonly number[]): Measured => ({
  ...{ benchmark: 'milestones', database: place.name, name, rate: 1e3 / median(times) },
  ...{ rounds: times.map((time) => 1e3 / time), p50: median(times) },
});

const withinPatience = (place: Place, line: Measured | undefined): Compared => ({
  ...{ benchmark: 'milestones', database: place.name, name: `${patience} ms ÷ milestones` },
  ...{ ratio: patience / (line?.p50 ?? Infinity), least: 1 },
});

/** The hand-written statements say the same of every unit as the command. */
async function sameRows(
  db: Database,
  movement: string,
  forms: readonly (readonly [string, () => Promise<Record<string, unknown>[]>])[],
): Promise<void> {
  const figures = await figuresByUnit(db, movement, when);
  const expected = new Map(
    figures.map(({ unit, plans, disbursed }) => [unit, [String(plans.primeMinister), String(disbursed)]]),
  );
  for (const [name, run] of forms) {
    const rows = (await run()).map(
      ({ unit_id: unit, plan, disbursed }) => [unit, [String(plan), String(disbursed)]] as const,
    );
    if (
      rows.length !== units ||
      !rows.every(([unit, sums]) => isDeepStrictEqual(sums, expected.get(String(unit))))
    )
      throw new Error(`The ${name} says something else than the command`);
  }
}

async function filled(db: Database): Promise<Province> {
  const from = await province(db);
  const how = {
    by: { id: from.people['administrator'] ?? '' },
    at: '2024-07-08T01:00:00.000Z',
    random: from.random,
  };
  const symbols = Array.from({ length: units }, (_, unit) => `CĐT${unit}`);
  const opened = await Promise.all(
    symbols.map((symbol) =>
      open(db, 'unit', { symbol, name: `Chủ đầu tư ${symbol}`, kind: 'investor' }, how),
    ),
  );
  const ids = Object.fromEntries(symbols.map((symbol, index) => [symbol, opened[index]?.file ?? '']));
  const here = { ...from, units: { ...from.units, ...ids } };
  const plans = (date: string, factor: number): Planned[] =>
    Array.from({ length: projects }, (_, project) => ({
      ...{ code: `DA-${project}`, unit: symbols[project % units] ?? '', date },
      amount: BigInt(project + 1) * BigInt(factor) * 1_000_000_007n,
      council: BigInt(project + 1) * BigInt(factor) * 1_200_000_007n,
    }));
  await importPlans(here, plans('2023-12-29', 100));
  await importPlans(here, plans('2024-10-20', 103));
  for (const [month, day] of months.entries())
    for (const [round, status] of (['estimate', 'treasuryConfirmed', 'treasuryConfirmed'] as const).entries())
      await importReports(
        here,
        reportsOf(month, day, round, status),
        `${addDays(day, 5 + round)}T01:00:00.000Z`,
      );
  return here;
}

/** Every project is estimated and confirmed, and one in three is corrected. */
const reportsOf = (month: number, asOf: string, round: number, status: 'estimate' | 'treasuryConfirmed') =>
  Array.from({ length: projects }, (_, project) => project)
    .filter((project) => round < 2 || project % 3 === 0)
    .map((project) => ({
      ...{ code: `DA-${project}`, asOf, status },
      disbursed: BigInt(project + 1) * BigInt(month + 1) * 7_000_000_001n + BigInt(round),
    }));
