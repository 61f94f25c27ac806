import type { NumberStyle } from './amountText.js';
import type { Column } from './columns.js';
import { SheetRefused, type Words } from './mistakes.js';

/** What a person says of a sheet that does not tell it. */
export interface Chosen {
  /** The heading of a column, or its letter, by the key of what it holds. */
  readonly headings?: Readonly<Record<string, string>> | undefined;
  /** How amounts typed as text are written. */
  readonly numbers?: NumberStyle | undefined;
}

/** The columns as they are looked for then. Throws SheetRefused for a key that there is not. */
export function chosenColumns(
  columns: readonly Column[],
  { headings = {}, numbers }: Chosen,
): readonly Column[] {
  const unknown = Object.keys(headings).find((key) => !columns.some((column) => column.key === key));
  if (unknown !== undefined) throw new SheetRefused(noSuchColumn(unknown, columns));
  return columns.map((column) => ({
    ...column,
    ...placeOf(headings[column.key]),
    numbers: column.numbers ?? numbers,
  }));
}

const placeOf = (given: string | undefined): Partial<Column> => {
  if (given === undefined) return {};
  return /^[A-Z]{1,3}$/.test(given) ? { letter: given } : { headers: [given] };
};

const noSuchColumn = (key: string, columns: readonly Column[]): Words => {
  const known = columns.map((column) => `${column.key} ("${column.headers[0] ?? ''}")`).join(', ');
  return {
    vi: `Không có cột "${key}". Các cột: ${known}.`,
    en: `There is no column "${key}". The columns are ${known}.`,
  };
};
