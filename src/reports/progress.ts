import {
  figuresByUnit,
  type Figures,
  type Reading,
  type UnitFigures,
  type When,
} from '../disbursement/figures.js';
import { heirOn, investors } from '../disbursement/investors.js';
import { filesAt } from '../engine/filesAt.js';
import { say, type Language } from '../language/language.js';
import type { Instant, LegalDate } from '../machines/attempt.js';
import type { CommitmentContext, ProjectPromise } from '../machines/commitmentContext.js';
import { lastDayOf } from '../machines/legalDate.js';
import type { Milestone } from '../machines/movementDefinition.js';
import type { Progress, Sum } from './progressChart.js';
import { endOf } from './standings.js';

/** Whose progress: a unit's, by its id, or with null the province's. */
export interface Whose {
  readonly movement: string;
  readonly unit: string | null;
}

/**
 * Sums at the end of every month since January of the plan's year, as known at one instant, beside the milestones and
 * what the commitments promise. Two statements, and one for each month.
 */
export async function progressOf(
  db: Reading,
  { movement, unit }: Whose,
  milestones: readonly Milestone[],
  when: When & { readonly knownAt: Instant },
  language: Language,
): Promise<Progress> {
  const units = await investors(db, movement);
  const heir = (id: string | null): string | null => (id === null ? null : heirOn(units, id, when.asOf));
  const isTheirs = (id: string | null): boolean => unit === null || heir(id) === unit;
  const made = await promises(db, movement, endOf(when.asOf, when.knownAt), isTheirs);
  const promisers = new Set(made.map((one) => heir(one.unit)));
  const months = monthEnds(milestones[0]?.on ?? when.asOf, when.asOf);
  const found = [];
  for (const on of months) {
    const figures = (await figuresByUnit(db, movement, { ...when, asOf: on })).filter((one) =>
      isTheirs(one.unit),
    );
    found.push({ on, figures });
  }
  const province = say({ vi: 'Toàn tỉnh', en: 'The province' }, language);
  return {
    title: units.get(unit ?? '')?.title ?? province,
    plan: planOf(found.at(-1)?.figures ?? [], milestones),
    disbursed: found.flatMap(({ on, figures }) =>
      sumAt(on, figures, milestones, (id) => promisers.has(heir(id))),
    ),
    committed: promisedSums(made.flatMap(({ projects }) => projects)),
    milestones,
  };
}

const planOf = (figures: readonly Figures[], [first]: readonly Milestone[]): bigint =>
  figures.reduce((sum, { plans }) => sum + (plans[first?.planBasis ?? 'total'] ?? 0n), 0n);

/** Ends of the months from January of the year of `first` to `until`, and `until` itself. */
function monthEnds(first: LegalDate, until: LegalDate): LegalDate[] {
  const ends: LegalDate[] = [];
  for (let year = Number(first.slice(0, 4)), month = 1; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const end = lastDayOf(`${year}-${String(month).padStart(2, '0')}`);
    if (end >= until) return [...ends, until];
    ends.push(end);
  }
}

function sumAt(
  on: LegalDate,
  figures: readonly UnitFigures[],
  milestones: readonly Milestone[],
  hasPromised: (unit: string | null) => boolean,
): Progress['disbursed'] {
  if (!figures.some(({ reported }) => reported > 0)) return [];
  const total = (some: readonly Figures[]): bigint =>
    some.reduce((sum, { disbursed }) => sum + disbursed, 0n);
  const ofPromisers = total(figures.filter(({ unit }) => hasPromised(unit)));
  const confirmed = figures.every((one) => one.confirmed === one.projects);
  return [{ on, amount: total(figures), ofPromisers, plan: planOf(figures, milestones), confirmed }];
}

async function promises(
  db: Reading,
  movement: string,
  at: Instant,
  isTheirs: (unit: string | null) => boolean,
): Promise<CommitmentContext[]> {
  const files = await filesAt(db, movement, ['commitment'], at);
  return files
    .map(({ context }) => context as CommitmentContext)
    .filter(({ unit, sent }) => sent > 0 && isTheirs(unit));
}

/** What is promised by the end of each month that somebody names. */
function promisedSums(projects: readonly ProjectPromise[]): Sum[] {
  const months = [...new Set(projects.flatMap((project) => project.months.map(({ month }) => month)))].sort();
  const before = projects.reduce((sum, { disbursedBefore }) => sum + BigInt(disbursedBefore), 0n);
  const upTo = (last: string): bigint =>
    projects
      .flatMap((project) => project.months)
      .reduce((sum, { month, amount }) => (month <= last ? sum + BigInt(amount) : sum), before);
  return months.map((month) => ({ on: lastDayOf(month), amount: upTo(month) }));
}
