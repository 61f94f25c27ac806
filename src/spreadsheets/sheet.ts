import type { Merge } from './address.js';
import type { Words } from './mistakes.js';

/** A sheet as a stream of rows of text cells, whatever kind of file it lies in. */

/**
 * What the text of a cell is: what somebody typed, the digits of a number, a day (`2024-09-30`, or the bare serial
 * number where there is no such day), TRUE or FALSE, an error value such as `#VALUE!`, or the formula that nobody
 * has computed.
 */
export type CellType = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncomputed';

/** Empty cells are left out. */
export interface Cell {
  /** From 1. */
  readonly column: number;
  readonly type: CellType;
  readonly text: string;
}

export interface Row {
  /** From 1, as people see it. */
  readonly number: number;
  /** From left to right. */
  readonly cells: readonly Cell[];
}

/** The first rows of a sheet with what is merged in them. */
export interface Top {
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
}

/** Can be read several times over. */
export interface Sheet {
  readonly name: string;
  /** All sheets of the file, in its order. */
  readonly names: readonly string[];
  /** What the reader left aside, such as macros. */
  readonly notes: readonly Words[];
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** The rows up to that number. Merged cells stand behind the rows, so this walks through the whole sheet. */
  top(lastRow: number): Promise<Top>;
  /** All rows that hold something, a batch at a time. */
  rows(): AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}
