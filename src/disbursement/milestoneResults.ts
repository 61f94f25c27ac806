import type { LegalDate } from '../machines/attempt.js';
import { group } from '../machines/data.js';
import type { FrozenContext, FrozenMilestone } from '../machines/frozenMilestones.js';
import type { Milestone, MovementDefinition } from '../machines/movementDefinition.js';
import type { FileState } from '../machines/state.js';
import { gapTo, meets, perDay } from '../machines/milestone.js';
import { workingDaysBetween, type WorkingCalendar } from '../movements/workingCalendar.js';
import {
  figuresByUnit,
  type Figures,
  type PlanBasis,
  type Reading,
  type UnitFigures,
  type When,
} from './figures.js';
import { heirOn, investors, type Investor } from './investors.js';
import { planVersions, type PlanVersion } from './planVersions.js';
import { ranked, type Ranked } from './ranking.js';

/** Where units stand against a milestone on a day: exact, in đồng, whoever asks. */

export interface Result extends Figures {
  /** By the milestone's basis; 0 where no decision speaks of it. */
  readonly plan: bigint;
  /** Null: there is no plan, so no rate; a real 0 % is `false`. */
  readonly meets: boolean | null;
  readonly gap: bigint;
  /** What each working day that is left must bring, rounded up; null: none is left. */
  readonly perDay: bigint | null;
  /** Until the Treasury has confirmed every project for that very day. */
  readonly provisional: boolean;
}
export interface UnitResult extends Result {
  /** Null: of projects whose plan was undone. */
  readonly unit: Pick<Investor, 'id' | 'title' | 'kind'> | null;
}
/** `kindRank`: among units of the same kind. */
export type RankedResult = Ranked<UnitResult> & { readonly kindRank: number };

/** A milestone, and what it was judged by when its day had passed: null until then. */
export interface HeldMilestone extends Milestone {
  readonly frozen?: FrozenMilestone | null;
}

export interface MilestoneResults {
  readonly when: When;
  /** The first milestone on or after the day, or the last. Its basis is the one that counts. */
  readonly milestone: HeldMilestone;
  /** Working days after the day up to the milestone's own. */
  readonly workingDaysLeft: number;
  readonly versions: ReadonlyMap<PlanBasis, PlanVersion>;
  readonly province: Result;
  /** The highest rate first. */
  readonly units: readonly RankedResult[];
  /** Those that take part and have no plan. */
  readonly withoutPlan: readonly UnitResult[];
}

/** The milestones of a movement, in their order; none: nothing to judge. */
export async function milestonesOf(db: Reading, movement: string): Promise<readonly HeldMilestone[]> {
  const [row] = await db.read('select state from case_file where id = $1', [movement]);
  const { context } = JSON.parse(String(row?.['state'])) as FileState;
  const { milestones } = group(context, 'definition') as unknown as MovementDefinition;
  const { frozen } = context as unknown as FrozenContext;
  return milestones
    .map((one) => ({
      ...one,
      frozen: frozen.find(({ milestone, on }) => milestone === one.key && on === one.on) ?? null,
    }))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** Three statements, however many units there are. Throws YearWithoutCalendar. */
export async function milestoneResults(
  db: Reading,
  movement: string,
  milestone: HeldMilestone,
  when: When,
  calendar: WorkingCalendar,
): Promise<MilestoneResults> {
  const units = await investors(db, movement);
  const figures = await figuresByUnit(db, movement, when);
  const versions = await planVersions(db, movement, when);
  const workingDaysLeft = workingDaysBetween(calendar, when.asOf, milestone.on);
  const resultOf = (found: Figures): Result => judged(found, milestone, workingDaysLeft);
  const results = gathered(units, figures, when.asOf).map(({ unit, ...found }): UnitResult => ({
    unit: unit === null ? null : identity(units, unit),
    ...resultOf(found),
  }));
  return {
    ...{ when, milestone, workingDaysLeft, versions },
    province: resultOf(figures.reduce<Figures>(added, none)),
    units: inRanks(results.filter(({ plan }) => plan > 0n)),
    withoutPlan: results.filter(({ plan }) => plan === 0n),
  };
}

/** The milestone that a day works towards. */
export const milestoneOn = (milestones: readonly HeldMilestone[], day: LegalDate): HeldMilestone | null =>
  milestones.find(({ on }) => on >= day) ?? milestones.at(-1) ?? null;

function judged(figures: Figures, milestone: Milestone, daysLeft: number): Result {
  const plan = figures.plans[milestone.planBasis] ?? 0n;
  const met = meets(figures.disbursed, plan, milestone);
  const gap = met === null ? 0n : gapTo(figures.disbursed, plan, milestone);
  return {
    ...{ ...figures, plan, meets: met, gap },
    perDay: perDay(gap, daysLeft),
    provisional: figures.confirmed < figures.projects,
  };
}

/** Figures by the unit that answers for them on that day, and nothing of the others that take part; by name. */
function gathered(
  units: ReadonlyMap<string, Investor>,
  figures: readonly UnitFigures[],
  asOf: LegalDate,
): UnitFigures[] {
  const sums = new Map<string | null, Figures>();
  for (const { id, takesPart } of units.values()) if (takesPart) sums.set(heirOn(units, id, asOf), none);
  for (const { unit, ...found } of figures) {
    const heir = unit === null ? null : heirOn(units, unit, asOf);
    sums.set(heir, added(sums.get(heir) ?? none, found));
  }
  const titleOf = (unit: string | null): string => units.get(unit ?? '')?.title ?? '';
  return [...sums]
    .map(([unit, found]) => ({ unit, ...found }))
    .toSorted((one, other) => (titleOf(one.unit) < titleOf(other.unit) ? -1 : 1));
}

export const none: Figures = {
  plans: { primeMinister: null, provincialCouncil: null, total: null },
  disbursed: 0n,
  projects: 0,
  reported: 0,
  confirmed: 0,
};

export const added = (one: Figures, other: Figures): Figures => ({
  plans: {
    primeMinister: plus(one.plans.primeMinister, other.plans.primeMinister),
    provincialCouncil: plus(one.plans.provincialCouncil, other.plans.provincialCouncil),
    total: plus(one.plans.total, other.plans.total),
  },
  disbursed: one.disbursed + other.disbursed,
  projects: one.projects + other.projects,
  reported: one.reported + other.reported,
  confirmed: one.confirmed + other.confirmed,
});
const plus = (one: bigint | null, other: bigint | null): bigint | null =>
  one === null ? other : one + (other ?? 0n);

function identity(units: ReadonlyMap<string, Investor>, id: string): UnitResult['unit'] {
  const { title, kind } = units.get(id) ?? { title: id, kind: '' };
  return { id, title, kind };
}

function inRanks(results: readonly UnitResult[]): RankedResult[] {
  const kinds = [...new Set(results.map(({ unit }) => unit?.kind))];
  const kindRanks = new Map(
    kinds.flatMap((kind) =>
      ranked(results.filter(({ unit }) => unit?.kind === kind)).map(
        ({ unit, rank }) => [unit?.id, rank] as const,
      ),
    ),
  );
  return ranked(results).map((result) => ({ ...result, kindRank: kindRanks.get(result.unit?.id) ?? 0 }));
}
