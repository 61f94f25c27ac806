import { milestoneOn, milestoneResults, type RankedResult } from '../disbursement/milestoneResults.js';
import type { LegalDate } from '../machines/attempt.js';
import { groups, text } from '../machines/data.js';
import { addDays, startOf } from '../machines/legalDate.js';
import { gapTo, perDay } from '../machines/milestone.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { workingDaysBetween } from '../movements/workingCalendar.js';
import type { Occasion } from './occasion.js';

/** Where a unit stands against the milestone that a letter speaks of, by what was recorded before today. */
export interface Standing {
  readonly milestone: Milestone;
  readonly asOf: LegalDate;
  readonly result: RankedResult;
  /** How many units are ranked. */
  readonly ranked: number;
  /** The milestone to work towards, what it still lacks in đồng, and what each working day must bring. */
  readonly ahead: {
    readonly milestone: Milestone;
    readonly gap: bigint;
    readonly perDay: bigint | null;
    readonly days: number;
  } | null;
  /** Codes of the unit's difficulties that are not resolved. */
  readonly difficulties: readonly string[];
  /** The delay was accepted as not the unit's own. */
  readonly excused: boolean;
}

/**
 * Null: nothing is to be said: no milestone, no plan of the unit, its head has given a dated plan, or the next
 * milestone has come, which speaks for itself. Figures are
 * those recorded before today began, so that the hour of the letter changes nothing.
 */
export async function standing(about: Occasion): Promise<Standing | null> {
  const { duty, definition, movement, file, today, calendar, read } = about;
  const key = duty?.timer.split(':')[1];
  const milestone = definition?.milestones.find((one) => one.key === key);
  const acknowledged = groups(file.state.context, 'acknowledged').some((one) => one['milestone'] === key);
  if (!definition || !movement || !milestone || acknowledged) return null;
  if (definition.milestones.some(({ on }) => milestone.on < on && on < today)) return null;
  const yesterday = addDays(today, -1);
  const asOf = milestone.on < yesterday ? milestone.on : yesterday;
  const when = { asOf, knownAt: startOf(today) };
  const results = await milestoneResults({ read }, movement.id, milestone, when, calendar);
  const result = results.units.find(({ unit }) => unit?.id === file.unitId);
  if (!result) return null;
  const { difficulties, excused } = await obstacles(about);
  return {
    ...{ milestone, asOf, result, difficulties, excused },
    ranked: results.units.length,
    ahead: aheadOf(about, definition.milestones, result),
  };
}

function aheadOf(
  { today, calendar }: Occasion,
  milestones: readonly Milestone[],
  result: RankedResult,
): Standing['ahead'] {
  const milestone = milestoneOn(milestones, today);
  if (!milestone || milestone.on < today) return null;
  const gap = gapTo(result.disbursed, result.plans[milestone.planBasis] ?? 0n, milestone);
  const days = workingDaysBetween(calendar, today, milestone.on);
  return { milestone, gap, perDay: perDay(gap, days), days };
}

/** What the unit has reported that is in its way. */
async function obstacles({ read, file, movement }: Occasion) {
  const rows = await read(
    `select code, stage, state from case_file where kind = 'difficulty' and unit_id = $1 and movement_id = $2 order by code`,
    [file.unitId, movement?.id ?? ''],
  );
  const found = rows.map(({ code, stage, state }) => {
    const { context } = JSON.parse(String(state)) as { context: Occasion['file']['state']['context'] };
    return {
      code: String(code),
      open: stage !== 'closed',
      excuses: context['externalCause'] != null && text(context, 'outcome') !== 'withdrawn',
    };
  });
  return {
    difficulties: found.filter(({ open }) => open).map(({ code }) => code),
    excused: found.some(({ excuses }) => excuses),
  };
}
