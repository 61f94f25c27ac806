import { rate } from '../language/format.js';
import type { WrittenColumn, WrittenSheet } from '../spreadsheets/written.js';
import type { ColumnKind, Report, ReportCell, ReportColumn } from './report.js';

/** A report as a sheet: amounts and rates stay numbers, so that people can go on counting with them. */
export const sheetOf = ({ name, title, notes, columns, rows }: Report): WrittenSheet => ({
  name,
  title: [title, ...notes],
  columns: columns.map(({ heading, kind }): WrittenColumn => ({ heading, kind: written[kind] })),
  rows: rows.map(({ cells }) => columns.map((column, index) => plain(cells[index] ?? null, column))),
});

const written = {
  ...{ text: 'text', integer: 'amount', amount: 'amount', rate: 'rate', date: 'date' },
} as const satisfies Readonly<Record<ColumnKind, WrittenColumn['kind']>>;

/** As the program writes them: `1234567`, `59.99` (cut as everywhere), `2024-09-30`. */
function plain(cell: ReportCell, { threshold }: ReportColumn): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'bigint') return String(cell);
  const percent = rate(String(cell.disbursed), String(cell.plan), 'en', threshold ?? null);
  return percent?.replaceAll(/[, %]/g, '') ?? null;
}
