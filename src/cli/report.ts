import { workingCalendar } from '../engine/writing/calendar.js';
import type { Database } from '../entities/database.js';
import { milestoneResults, milestonesOf } from '../disbursement/milestoneResults.js';
import { say, type Language } from '../language/language.js';
import { commitmentReport } from '../reports/commitmentReport.js';
import { difficultyReport } from '../reports/difficultyReport.js';
import { inspectionReport } from '../reports/inspectionReport.js';
import { milestoneReport } from '../reports/milestoneReport.js';
import { monthlyReport } from '../reports/monthlyReport.js';
import { monthsReport } from '../reports/monthsReport.js';
import { progressOf } from '../reports/progress.js';
import { knownBy } from '../reports/knownBy.js';
import type { Report, ReportName } from '../reports/report.js';
import { endOf, standingsOf } from '../reports/standings.js';
import { unitReport } from '../reports/unitReport.js';
import { sheetOf } from '../reports/workbook.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { dayAsked } from './how.js';
import { heldTo } from './milestones.js';
import { now } from './now.js';
import { fileNamed, unitNamed } from './register.js';
import { reportText } from './reportText.js';
import { spreadsheet } from './spreadsheet.js';
import { writeOutput } from './writeOutput.js';

/** A report on the screen, or with `-o` as .xlsx or .csv. */
export const report: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const name = textOperand(operands, 0) as ReportName;
    const { id } = await fileNamed(db, textOperand(operands, 1), 'movement');
    const made = await makers[name](db, id, options, call.language);
    const out = textOption(options, 'output');
    if (out === null) return done(made, reportText(made, call.language));
    const path = await writeOutput(call, out, await spreadsheet([sheetOf(made)], out));
    const said = {
      vi: `Đã ghi ${made.rows.length} dòng vào ${out}.`,
      en: `${made.rows.length} rows are in ${out}.`,
    };
    return done({ path, rows: made.rows.length }, say(said, call.language));
  });

type Maker = (db: Database, movement: string, options: Options, language: Language) => Promise<Report>;
const makers: Readonly<Record<ReportName, Maker>> = {
  async monthly(db, movement, options, language) {
    const { milestone, when } = await heldTo(db, movement, options);
    return monthlyReport(db, movement, milestone, when, language);
  },
  async milestones(db, movement, options, language) {
    const { milestone, when } = await heldTo(db, movement, options);
    const results = await milestoneResults(db, movement, milestone, when, workingCalendar());
    return milestoneReport(results, await standingsOf(db, movement, when), language);
  },
  inspections: async (db, movement, options, language) =>
    inspectionReport(db, movement, await dayAsked(db, options), language),
  async months(db, movement, options, language) {
    const { when } = await heldTo(db, movement, options);
    const named = textOption(options, 'unit');
    const whose = { movement, unit: named === null ? null : await unitNamed(db, named) };
    const found = await progressOf(db, whose, await milestonesOf(db, movement), when, language);
    return monthsReport(found, [knownBy(when, language)], workingCalendar(), language);
  },
  async difficulties(db, movement, options, language) {
    return difficultyReport(db, movement, endOf(await dayAsked(db, options), await now(db)), language);
  },
  async units(db, movement, options, language) {
    const { when } = await heldTo(db, movement, options);
    const results = [];
    for (const milestone of await milestonesOf(db, movement)) {
      if (milestone.on > when.asOf) continue;
      const then = { ...when, asOf: milestone.on };
      results.push(await milestoneResults(db, movement, milestone, then, workingCalendar()));
    }
    const standings = await standingsOf(db, movement, when);
    return unitReport(db, movement, { results, standings, at: when.knownAt }, language);
  },
  async commitments(db, movement, options, language) {
    const asOf = await dayAsked(db, options);
    return commitmentReport(db, movement, endOf(asOf, await now(db)), language);
  },
};
