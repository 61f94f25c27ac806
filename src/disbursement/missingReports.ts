import type { LegalDate } from '../machines/attempt.js';
import { group } from '../machines/data.js';
import { addDays, lastDayOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import type { FileState } from '../machines/state.js';
import type { PlanBasis, ProjectFigures, Reading } from './figures.js';
import { heirOn, type Investor } from './investors.js';

/** Units that owe a month's report: of their projects with a plan, these have said nothing about the month. */
export interface MissingReport {
  /** Null: nobody knows whose the projects are. */
  readonly unit: string | null;
  /** Symbol and name. */
  readonly title: string;
  /** Codes, sorted. */
  readonly projects: readonly string[];
}

/** Whether a project has a plan and nothing was reported of it since the month began, estimate or not. */
export const isMissing = ({ plans, reportedOn }: ProjectFigures, month: string, basis: PlanBasis): boolean =>
  (plans[basis] ?? 0n) > 0n && (reportedOn ?? '') < `${month}-01`;

/** `projects`: figures of the month's last day. */
export function missingReports(
  projects: readonly ProjectFigures[],
  units: ReadonlyMap<string, Investor>,
  { month, basis }: { readonly month: string; readonly basis: PlanBasis },
): MissingReport[] {
  const owing = new Map<string | null, string[]>();
  for (const project of projects.filter((one) => isMissing(one, month, basis))) {
    const unit = project.unit === null ? null : heirOn(units, project.unit, lastDayOf(month));
    owing.set(unit, [...(owing.get(unit) ?? []), project.code]);
  }
  return [...owing]
    .map(([unit, codes]) => ({
      unit,
      title: units.get(unit ?? '')?.title ?? '',
      projects: codes.toSorted(),
    }))
    .toSorted((one, other) => (one.title < other.title ? -1 : 1));
}

/** The last day for a month's report, as the movement says; null: it says nothing. */
export async function reportDueOn(db: Reading, movement: string, month: string): Promise<LegalDate | null> {
  const [row] = await db.read('select state from case_file where id = $1', [movement]);
  const { context } = JSON.parse(String(row?.['state'])) as FileState;
  const { monthlyReports } = group(context, 'definition') as unknown as MovementDefinition;
  return monthlyReports ? addDays(lastDayOf(month), monthlyReports.value.dayOfNextMonth) : null;
}
