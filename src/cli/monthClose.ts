import { closeMonth, type MonthClosed } from '../engine/closeMonth.js';
import { date, integer, money } from '../language/format.js';
import { say, type Language, type Names } from '../language/language.js';
import { done, textOperand, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { movedText } from './moved.js';
import { namesIn } from '../views/names.js';
import { fileNamed } from './register.js';
import { facts, table } from './table.js';

/** Closes a month, and lists the projects whose report about it is missing. */
export const close: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const closed = await closeMonth(db, id, textOperand(operands, 1), await howOf(db, options));
    return done(closed, closedText(closed, call.language, await namesIn(db, closed.missing)));
  });

function closedText(
  { moved, plan, disbursed, missing, reportDue }: MonthClosed,
  language: Language,
  names: Names,
): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const sums = facts([
    [word('Kế hoạch vốn', 'Plan'), money(plan, language)],
    [word('Đã giải ngân', 'Disbursed'), money(disbursed, language)],
    [word('Dự án chưa báo cáo', 'Projects without a report'), integer(missing.length, language)],
    ...(reportDue === null
      ? []
      : [[word('Hạn báo cáo', 'Reports were due'), date(reportDue)] as [string, string]]),
  ]);
  const rows = missing.map(({ code, unit }) => [code, unit === null ? '–' : names(unit)]);
  const list =
    rows.length > 0 ? [table([word('Mã dự án', 'Project'), word('Chủ đầu tư', 'Investor')], rows)] : [];
  return [movedText(moved, language), sums, ...list].join('\n');
}
