import type { Share } from '../disbursement/ranking.js';
import { date, integer, rate } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { Fraction } from '../machines/movementDefinition.js';

/** A report as data: one table with its title, the same for the screen, a sheet and a page. */
export interface Report {
  /** Its name on the command line, and of its sheet. */
  readonly name: ReportName;
  readonly title: string;
  /** What the figures are: up to which day, as recorded by when, in which unit. */
  readonly notes: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

export const reportNames = [
  'monthly',
  'milestones',
  'months',
  'commitments',
  'difficulties',
  'inspections',
  'units',
] as const;
export type ReportName = (typeof reportNames)[number];

/** `amount`: đồng; `rate`: a share of a plan in percent, cut and never rounded up. */
export type ColumnKind = 'text' | 'integer' | 'amount' | 'rate' | 'date';
export interface ReportColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** Of a rate: what it is held against, so that digits are added where two do not tell them apart. */
  readonly threshold?: Fraction;
}

/** A text, a day as `2024-09-30`, an amount or count, a share; null: nothing to say. */
export type ReportCell = string | bigint | Share | null;
export interface ReportRow {
  readonly cells: readonly ReportCell[];
  /** A sum of rows above or below, set apart. */
  readonly isSum?: true;
}

/** A cell as people read it. */
export function cellText(cell: ReportCell, { kind, threshold }: ReportColumn, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'bigint') return integer(cell, language);
  if (typeof cell === 'string') return kind === 'date' ? date(cell) : cell;
  return rate(String(cell.disbursed), String(cell.plan), language, threshold ?? null) ?? '–';
}
