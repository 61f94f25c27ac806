import type { Language } from '../language/language.js';
import { cellText, type ColumnKind, type Report } from '../reports/report.js';
import { table } from './table.js';

/** A report on the screen. */
export function reportText({ title, notes, columns, rows }: Report, language: Language): string {
  const headings = columns.map(({ heading }) => heading);
  const lines = rows.map(({ cells }) =>
    columns.map((column, index) => cellText(cells[index] ?? null, column, language)),
  );
  const isFigure = (index: number): boolean => figures.has(columns[index]?.kind ?? 'text');
  return [title, ...notes, table(headings, lines, isFigure)].join('\n');
}
const figures: ReadonlySet<ColumnKind> = new Set(['integer', 'amount', 'rate']);
