import type { When } from '../disbursement/figures.js';
import {
  milestoneOn,
  milestoneResults,
  milestonesOf,
  type HeldMilestone,
} from '../disbursement/milestoneResults.js';
import { workingCalendar } from '../engine/writing/calendar.js';
import { NotFound } from '../engine/errors.js';
import type { Database } from '../entities/database.js';
import type { Instant } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import { milestoneReport } from '../reports/milestoneReport.js';
import { standingsOf } from '../reports/standings.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { dateIn, instantIn } from './how.js';
import { now } from './now.js';
import { fileNamed } from './register.js';
import { reportText } from './reportText.js';

/** Each unit's rate against the milestone. */
export const milestones: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const { milestone, when } = await heldTo(db, id, options);
    const results = await milestoneResults(db, id, milestone, when, workingCalendar());
    const standings = await standingsOf(db, id, when);
    const { versions, ...rest } = results;
    return done(
      {
        ...{ ...when, ...rest, versions: Object.fromEntries(versions) },
        standings: Object.fromEntries(standings),
      },
      reportText(milestoneReport(results, standings, call.language), call.language),
    );
  });

/** By which figures units are judged, and by which milestone. */
export interface Held {
  readonly milestone: HeldMilestone;
  readonly when: When & { readonly knownAt: Instant };
}

/**
 * What `--as-of` and `--known-at` ask for: without them today's figures, after the last milestone those of its own
 * day, as known now. Throws NotFound for a movement without milestones.
 */
export async function heldTo(db: Database, movement: string, options: Options): Promise<Held> {
  const at = await now(db);
  const [asked, known] = [textOption(options, 'asOf'), textOption(options, 'knownAt')];
  const all = await milestonesOf(db, movement);
  const today = [dateOf(at), all.at(-1)?.on ?? ''].toSorted()[0] ?? '';
  const asOf = asked === null ? today : dateIn(asked, '--as-of');
  const milestone = milestoneOn(all, asOf);
  if (milestone === null) throw new NotFound('milestone', movement);
  return { milestone, when: { asOf, knownAt: known === null ? at : instantIn(known, '--known-at') } };
}
