import type { ColumnKind } from './columns.js';

/** A table to be written, in the forms in which it would be read. */

/** As `ColumnKind`, and `rate`: percent, a decimal with a point (`59.99`). */
export type WrittenKind = ColumnKind | 'rate';

export interface WrittenColumn {
  readonly heading: string;
  readonly kind: WrittenKind;
  /** In characters; by its kind when absent. */
  readonly width?: number;
}

export type WrittenRow = readonly (string | null)[];

export interface WrittenTable {
  readonly columns: readonly WrittenColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly WrittenRow[];
}

export interface WrittenSheet extends WrittenTable {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** Lines above the head, such as the title and the unit. */
  readonly title?: readonly string[];
}
