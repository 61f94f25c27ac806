import { rate } from '../language/format.js';
import type { WrittenColumn, WrittenSheet } from '../spreadsheets/written.js';
import type { ColumnKind, Report, ReportCell, ReportColumn } from './report.js';

/** A report as a sheet: amounts and rates stay numbers, so that people can go on counting with them. */
export const sheetOf = ({ name, title, notes, columns, rows }: Report): WrittenSheet => ({
  name,
  title: [title, ...notes],
  columns: columns.map(({ heading, kind }, index): WrittenColumn => {
    const cells = rows.map((row) => row.cells[index] ?? null);
    return { heading, kind: written[kind], width: widthOf(heading, cells) };
  }),
  rows: rows.map(({ cells }) => columns.map((column, index) => plain(cells[index] ?? null, column))),
});

/** In characters: the heading and the longest cell fit into one line; longer text breaks. */
const widthOf = (heading: string, cells: readonly ReportCell[]): number =>
  Math.min(Math.max(heading.length, ...cells.map(shownLength)), widest) + margin;
const widest = 48;
const margin = 3;

/** Amounts are shown in groups of three digits, a rate as `100.00%`. */
function shownLength(cell: ReportCell): number {
  if (cell === null) return 0;
  if (typeof cell === 'string') return cell.length;
  if (typeof cell === 'bigint') return Math.ceil((String(cell).length * 4) / 3);
  return '100.00%'.length;
}

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
