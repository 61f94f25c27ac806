import {
  milestoneOn,
  milestoneResults,
  milestonesOf,
  type MilestoneResults,
} from '../disbursement/milestoneResults.js';
import { workingCalendar } from '../engine/calendar.js';
import { NotFound } from '../engine/errors.js';
import { dateOf } from '../machines/legalDate.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { dateIn, instantIn } from './how.js';
import { milestonesText } from './milestonesText.js';
import { now } from './now.js';
import { fileNamed } from './register.js';

/** Each unit's rate against the milestone. Without `--as-of` today's, and after the last milestone its own day. */
export const milestones: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const at = await now(db);
    const [asked, known] = [textOption(options, 'asOf'), textOption(options, 'knownAt')];
    const all = await milestonesOf(db, id);
    const today = [dateOf(at), all.at(-1)?.on ?? ''].toSorted()[0] ?? '';
    const asOf = asked === null ? today : dateIn(asked, '--as-of');
    const milestone = milestoneOn(all, asOf);
    if (milestone === null) throw new NotFound('milestone', textOperand(operands, 0));
    const when = { asOf, knownAt: known === null ? at : instantIn(known, '--known-at') };
    const results = await milestoneResults(db, id, milestone, when, workingCalendar());
    return done(asJson(results), milestonesText(results, call.language));
  });

/** Amounts as decimal strings, as everywhere outside the program. */
const asJson = ({ when, versions, ...results }: MilestoneResults): unknown => ({
  ...when,
  versions: Object.fromEntries(versions),
  ...(JSON.parse(
    JSON.stringify(results, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as object),
});
