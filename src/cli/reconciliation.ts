import { figuresByProject, type When } from '../disbursement/figures.js';
import { investors } from '../disbursement/investors.js';
import { milestonesOf } from '../disbursement/milestoneResults.js';
import { missingReports, reportDueOn } from '../disbursement/missingReports.js';
import { reconciliation as compare, type Reconciled } from '../disbursement/reconciliation.js';
import type { Database } from '../entities/database.js';
import { date, integer } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { dateOf } from '../machines/legalDate.js';
import { owingNote } from '../reports/owingNote.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { dateIn, instantIn } from './how.js';
import { now } from './now.js';
import { fileNamed } from './register.js';
import { table } from './table.js';

/** What was estimated beside what the Treasury confirmed, project by project, and who owes the month's report. */
export const reconciliation: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const at = await now(db);
    const [day, known] = [textOption(options, 'asOf'), textOption(options, 'knownAt')];
    const asOf = day === null ? dateOf(at) : dateIn(day, '--as-of');
    const knownAt = known === null ? at : instantIn(known, '--known-at');
    const when = { asOf, knownAt };
    const projects = await compare(db, id, when);
    const owing = await owingOn(db, id, when);
    const note = owingNote(owing.missing, owing.reportDue, call.language);
    return done(
      { ...when, projects, ...owing },
      [reconciledText(projects, asOf, call.language), ...note].join('\n'),
    );
  });

/** Who owes the report about the month of a day, and by when it was due. */
async function owingOn(db: Database, movement: string, when: When) {
  const month = when.asOf.slice(0, 7);
  const [milestone] = await milestonesOf(db, movement);
  const projects = await figuresByProject(db, movement, when);
  const basis = milestone?.planBasis ?? 'total';
  return {
    missing: missingReports(projects, await investors(db, movement), { month, basis }),
    reportDue: await reportDueOn(db, movement, month),
  };
}

function reconciledText(projects: readonly Reconciled[], asOf: string, language: Language): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (projects.length === 0)
    return word(`Chưa có số liệu nào của ngày ${date(asOf)}.`, `There are no figures of ${date(asOf)}.`);
  const headings = [
    word('Mã dự án', 'Project'),
    word('Số ước', 'Estimated'),
    word('Kho bạc xác nhận', 'Treasury'),
    word('Chênh lệch (đồng)', 'Difference (đồng)'),
  ];
  const amount = (text: string | null): string => (text === null ? '–' : signed(BigInt(text), language));
  const rows = projects.map(({ code, estimated, confirmed, difference }) => [
    ...[code, amount(estimated), amount(confirmed), amount(difference)],
  ]);
  return table(headings, rows);
}

const signed = (amount: bigint, language: Language): string =>
  amount < 0n ? `-${integer(-amount, language)}` : integer(amount, language);
