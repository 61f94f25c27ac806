import type { NumberStyle } from './amountText.js';

/** What a caller wants of a table: which columns, under which headings, and what their cells mean. */

/**
 * `amount`: đồng, as a decimal string; `date`: `2024-09-30`; `month`: `2024-09`; `code`: text that may look like a
 * number (`0012`); `text`: anything.
 */
export type ColumnKind = 'amount' | 'date' | 'month' | 'code' | 'text';

export type Unit = 'dong' | 'thousand' | 'million' | 'billion';

export interface Column {
  /** Its name in the values that come out. */
  readonly key: string;
  readonly kind: ColumnKind;
  /** Headings under which it is known; accents, case and signs do not matter. */
  readonly headers: readonly string[];
  /** Whether the sheet must have it, and every row a value in it. */
  readonly required: boolean;
  /** Where it stands, whatever its heading. */
  readonly letter?: string | undefined;
  /** What the amounts are counted in; what the sheet itself states ("ĐVT: triệu đồng") when absent, else đồng. */
  readonly unit?: Unit | undefined;
  /** How amounts typed as text are written, where the column alone does not tell. */
  readonly numbers?: NumberStyle | undefined;
  /** Amounts below zero are allowed: a month in which more was returned than paid. */
  readonly negative?: boolean | undefined;
}
