import { milestoneResults, milestonesOf, type MilestoneResults } from '../disbursement/milestoneResults.js';
import { shows } from '../demo/figures.js';
import { workingCalendar } from '../engine/writing/calendar.js';
import type { Database } from '../entities/database.js';
import { date, rate } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import { symbolOf } from '../views/listedFile.js';
import { table } from './table.js';

/** Where the demo's sample units stood on the day of each milestone, and what each is a sample of. */
export async function figuresTable(
  db: Database,
  movement: string,
  knownAt: Instant,
  language: Language,
): Promise<string> {
  const calendar = workingCalendar();
  const results: MilestoneResults[] = [];
  for (const milestone of await milestonesOf(db, movement))
    results.push(await milestoneResults(db, movement, milestone, { asOf: milestone.on, knownAt }, calendar));
  const headings = [
    say({ vi: 'Đơn vị', en: 'Unit' }, language),
    ...results.map(({ milestone }) => date(milestone.on)),
    say({ vi: 'Ví dụ mẫu về', en: 'A sample of' }, language),
  ];
  const rows = Object.entries(shows).map(([symbol, sample]) => [
    symbol,
    ...results.map((result) => standing(result, symbol, language)),
    say(sample, language),
  ]);
  return table(headings, rows);
}

/** `59,99 % ✗`; a unit without a plan, or that is no more, has no rate. */
function standing({ units, milestone }: MilestoneResults, symbol: string, language: Language): string {
  const found = units.find(({ unit }) => unit !== null && symbolOf(unit.title) === symbol);
  if (!found) return '–';
  const share = rate(String(found.disbursed), String(found.plan), language, milestone.rate) ?? '–';
  return `${share} ${found.meets === true ? '✓' : '✗'}`;
}
