import { date } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { LegalDate } from '../machines/attempt.js';
import { gapTo, perDay } from '../machines/milestone.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { workingDaysBetween, type WorkingCalendar } from '../movements/workingCalendar.js';
import type { Progress } from './progressChart.js';
import type { Report, ReportCell, ReportRow } from './report.js';
import { againstPromise } from './standings.js';

/**
 * A unit's months, or the province's, against its commitment: behind by how much, and what each working day must
 * bring from there to make the next milestone (plan II.1, III.1). Throws YearWithoutCalendar.
 */
export function monthsReport(
  progress: Progress,
  notes: readonly string[],
  calendar: WorkingCalendar,
  language: Language,
): Report {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const days = [...new Set([...progress.disbursed, ...progress.committed].map(({ on }) => on))].sort();
  return {
    name: 'months',
    title: word(`Từng tháng so với cam kết: ${progress.title}`, `Month by month: ${progress.title}`),
    notes,
    columns: [
      { heading: word('Đến hết ngày', 'Until the end of'), kind: 'date' },
      { heading: word('Cam kết lũy kế', 'Committed'), kind: 'amount' },
      { heading: word('Giải ngân lũy kế', 'Disbursed'), kind: 'amount' },
      { heading: word('Tỷ lệ', 'Rate'), kind: 'rate' },
      { heading: word('So với cam kết', 'Against the commitment'), kind: 'text' },
      { heading: word('Mốc tiếp theo', 'Next milestone'), kind: 'text' },
      { heading: word('Còn thiếu', 'Missing'), kind: 'amount' },
      { heading: word('Ngày làm việc còn lại', 'Working days left'), kind: 'integer' },
      { heading: word('Cần mỗi ngày', 'Each day'), kind: 'amount' },
    ],
    rows: days.map((day) => rowOn(day, progress, calendar, language)),
  };
}

function rowOn(day: LegalDate, progress: Progress, calendar: WorkingCalendar, language: Language): ReportRow {
  // A commitment counts from the end of the month that it names.
  const promised = progress.committed.findLast(({ on }) => on <= day)?.amount ?? null;
  const found = progress.disbursed.find(({ on }) => on === day);
  if (!found) return { cells: [day, promised] };
  const { amount: disbursed, ofPromisers, plan } = found;
  return {
    cells: [
      ...[day, promised, disbursed, { disbursed, plan }, againstPromise(promised, ofPromisers, language)],
      ...ahead(found, progress.milestones, calendar),
    ],
  };
}

/** The milestone after a day, what is missing to make it, over how many working days. */
function ahead(
  { on, amount, plan }: Progress['disbursed'][number],
  milestones: readonly Milestone[],
  calendar: WorkingCalendar,
): ReportCell[] {
  const next = milestones.find((milestone) => milestone.on > on);
  if (!next || plan === 0n) return [];
  const gap = gapTo(amount, plan, next);
  const left = workingDaysBetween(calendar, on, next.on);
  return [`${next.key} (${date(next.on)})`, gap, BigInt(left), perDay(gap, left)];
}
