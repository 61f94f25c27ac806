import { columnLetters, columnNumber, type Merge } from './address.js';
import { cleanText, folded } from './cleanText.js';
import type { Column } from './columns.js';
import { readLegacy, type LegacyReading } from './legacyReadings.js';
import type { Row, Top } from './sheet.js';

/** The head of a table: one or more rows whose texts, joined down each column, are its headings. */
export interface Head {
  readonly first: number;
  readonly last: number;
  /** The texts above a column, from top to bottom. */
  readonly headings: ReadonlyMap<number, readonly string[]>;
}

/** So far down a head is looked for, and so many rows it may have. */
export const deepestHead = 40;
const highestHead = 4;

/** Every head that the first rows could be: from any row, over up to four. */
export function* possibleHeads(top: Top): Generator<Head> {
  for (const { number } of top.rows)
    for (let height = 1; height <= highestHead; height += 1) {
      const head = headAt(top, number, number + height - 1);
      if (head.headings.size > 0) yield head;
    }
}

export function headAt({ rows, merges }: Top, first: number, last: number): Head {
  const headings = new Map<number, string[]>();
  for (const row of rows.filter(({ number }) => number >= first && number <= last))
    for (const [column, text] of spread(row, merges)) {
      const above = headings.get(column) ?? [];
      if (above.at(-1) !== text) headings.set(column, [...above, text]);
    }
  return { first, last, headings };
}

/** The texts of a row by column; what is merged to the right repeats the first cell's text. */
function* spread({ number, cells }: Row, merges: readonly Merge[]): Generator<[number, string]> {
  for (const { column, text } of cells) {
    const merge = merges.find(({ top, left }) => top === number && left === column);
    const right = Math.min(merge?.right ?? column, column + widestMerge);
    for (let at = column; at <= right; at += 1) yield [at, text];
  }
}

/** A heading that is merged further than that is a title. */
const widestMerge = 60;

/** Which columns carry a heading that the caller knows; several, when the sheet is not clear about it. */
export function columnsFor(column: Column, head: Head, reading: LegacyReading | undefined): number[] {
  if (column.letter !== undefined) return [columnNumber(column.letter)].filter((at) => head.headings.has(at));
  const wanted = column.headers.map(folded);
  const exact: number[] = [];
  const byEnd: number[] = [];
  for (const [number, texts] of head.headings) {
    const read = texts.map((text) => headingWords(text, reading));
    if (wanted.includes(read.join(' '))) exact.push(number);
    else if (wanted.includes(read.at(-1) ?? '')) byEnd.push(number);
  }
  return exact.length > 0 ? exact : byEnd;
}

/** Without what stands in brackets, which is a unit or a formula: "Kế hoạch (triệu đồng)". */
const headingWords = (text: string, reading: LegacyReading | undefined): string =>
  folded((reading ? readLegacy(text.normalize('NFC'), reading) : text).replace(/\([^)]*\)/g, ' '));

/** The heading of a column as people read it. */
export const headingText = (head: Head, column: number, reading?: LegacyReading): string =>
  (head.headings.get(column) ?? [])
    .map((text) =>
      cleanText(reading ? readLegacy(text.normalize('NFC'), reading) : text).replace(/\s+/g, ' '),
    )
    .join(' › ');

/** All headings with their letters, for a message. */
export const allHeadings = (head: Head): string =>
  [...head.headings.keys()]
    .sort((one, other) => one - other)
    .map((column) => `${columnLetters(column)}: "${headingText(head, column)}"`)
    .join(', ');
