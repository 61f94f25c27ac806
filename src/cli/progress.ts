import { milestonesOf } from '../disbursement/milestoneResults.js';
import { say } from '../language/language.js';
import { progressOf } from '../reports/progress.js';
import { progressChart } from '../reports/progressChart.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { heldTo } from './milestones.js';
import { fileNamed, unitNamed } from './register.js';
import { writeOutput } from './writeOutput.js';

/** A unit's progress or the province's as an SVG: on stdout, or with `-o` in a file. */
export const progress: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id: movement } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const named = textOption(options, 'unit');
    const whose = { movement, unit: named === null ? null : await unitNamed(db, named) };
    const { when } = await heldTo(db, movement, options);
    const found = await progressOf(db, whose, await milestonesOf(db, movement), when, call.language);
    const picture = progressChart(found, call.language);
    const out = textOption(options, 'output');
    if (out === null) return done(found, picture);
    await writeOutput(call, out, picture);
    return done(found, say({ vi: `Đã vẽ vào ${out}.`, en: `The picture is in ${out}.` }, call.language));
  });
