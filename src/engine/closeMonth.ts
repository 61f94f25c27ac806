import {
  figuresByProject,
  type PlanBasis,
  type ProjectFigures,
  type Reading,
} from '../disbursement/figures.js';
import { isMissing, reportDueOn } from '../disbursement/missingReports.js';
import { milestonesOf } from '../disbursement/milestoneResults.js';
import type { Database } from '../entities/database.js';
import type { LegalDate } from '../machines/attempt.js';
import { isMonth, lastDayOf } from '../machines/legalDate.js';
import { advanceMovement } from './advanceMovement.js';
import { Invalid } from './errors.js';
import type { MoveHow } from './how.js';
import type { Moved } from './writing/moveWork.js';

/** A month that was closed, and whose report about it is missing. */
export interface MonthClosed {
  readonly moved: Moved;
  readonly plan: string;
  readonly disbursed: string;
  /** Codes of projects with a plan and no report about the month, with their units. */
  readonly missing: readonly { readonly code: string; readonly unit: string | null }[];
  /** The last day for its reports; null: the movement sets none. */
  readonly reportDue: LegalDate | null;
}

/**
 * Closes a month of a movement: its sums at that moment stand in the entry, and figures about it need a reason from
 * then on. Throws Invalid for what is no month; NotFound, Forbidden, Refused as `advance` does.
 */
export async function closeMonth(
  db: Database,
  movement: string,
  month: string,
  how: Omit<MoveHow, 'seen'>,
): Promise<MonthClosed> {
  if (!isMonth(month)) throw new Invalid([{ path: 'month', message: noMonth }]);
  const [milestone] = await milestonesOf(db, movement);
  const basis = milestone?.planBasis ?? 'total';
  const moved = await advanceMovement(db, movement, how, async (seen) => {
    const { missing: _missing, ...sums } = await monthFigures(db, movement, { month, basis, knownAt: seen });
    return { type: 'closeMonth', data: { month, basis, ...sums } };
  });
  const knownAt = moved.seq - 1;
  const { plan, disbursed, missing } = await monthFigures(db, movement, { month, basis, knownAt });
  return { moved, plan, disbursed, missing, reportDue: await reportDueOn(db, movement, month) };
}
const noMonth = { vi: 'Viết tháng như 2024-09.', en: 'Write a month like 2024-09.' };

/** The sums of a month's last day, known up to an entry of the movement. */
export async function monthFigures(
  db: Reading,
  movement: string,
  { month, basis, knownAt }: { readonly month: string; readonly basis: PlanBasis; readonly knownAt: number },
) {
  const projects = await figuresByProject(db, movement, { asOf: lastDayOf(month), knownAt });
  const planOf = ({ plans }: ProjectFigures): bigint => plans[basis] ?? 0n;
  const planned = projects.filter((project) => planOf(project) > 0n);
  const missing = planned.filter((project) => isMissing(project, month, basis));
  return {
    plan: String(projects.reduce((sum, project) => sum + planOf(project), 0n)),
    disbursed: String(projects.reduce((sum, { disbursed }) => sum + disbursed, 0n)),
    projects: planned.length,
    reported: planned.length - missing.length,
    missing: missing.map(({ code, unit }) => ({ code, unit })),
  };
}
