import { createHash } from 'node:crypto';
import { columnLetters } from './address.js';
import { folded } from './cleanText.js';
import type { Column } from './columns.js';
import { allHeadings, columnsFor, headAt, headingText, possibleHeads, type Head } from './head.js';
import { legacyReadings, type LegacyReading } from './legacyReadings.js';
import { SheetRefused, type Words } from './mistakes.js';
import { nearHeading } from './nearHeading.js';
import type { Top } from './sheet.js';

/** Which column of a sheet holds what. Plain data: shown before anything is kept, and remembered for the next file. */
export interface Mapping {
  /** The same for every file with these headings: SHA-256 of the head's texts. */
  readonly signature: string;
  /** First and last row of the head; the rows of the table follow. */
  readonly head: { readonly first: number; readonly last: number };
  /** The letter of each wanted column that the sheet has, by key. */
  readonly columns: Readonly<Record<string, string>>;
  /** What stands above it, for people. */
  readonly headings: Readonly<Record<string, string>>;
}

/** The remembered mapping whose headings this sheet has. */
export const rememberedMapping = (top: Top, remembered: readonly Mapping[]): Mapping | undefined =>
  remembered.find(({ head, signature }) => signatureOf(headAt(top, head.first, head.last)) === signature);

/**
 * Finds the head by the headings that the columns are known under, also in scrambled Vietnamese.
 * Throws SheetRefused with what is missing, or with the columns that share a heading.
 */
export function findMapping(top: Top, columns: readonly Column[]): Mapping {
  const best = bestOf(top, columns, undefined);
  const chosen = isWhole(best, columns)
    ? best
    : legacyReadings.map((reading) => bestOf(top, columns, reading)).reduce(better, best);
  if (!chosen) throw new SheetRefused(noHead(columns));
  const { head, found, reading } = chosen;
  const absent = columns.filter(({ key, required }) => required && !found.has(key));
  if (absent.length > 0) throw new SheetRefused(headingMissing(absent, head, [...found.values()].flat()));
  const several = [...found].find(([, numbers]) => numbers.length > 1);
  if (several) throw new SheetRefused(headingTwice(several[0], several[1], head));
  const pairs = [...found].map(([key, [number = 0]]) => [key, number] as const);
  return mappingOf(wholeHead(top, head), pairs, reading);
}

type Reading = LegacyReading | undefined;

const isWhole = (candidate: Candidate | undefined, columns: readonly Column[]): boolean =>
  candidate !== undefined && columns.every(({ key, required }) => !required || candidate.found.has(key));

const bestOf = (top: Top, columns: readonly Column[], reading: Reading): Candidate | undefined =>
  [...possibleHeads(top)]
    .map((head) => candidate(head, columns, reading))
    .filter(({ found }) => found.size > 0)
    .reduce<Candidate | undefined>(better, undefined);

const better = (one: Candidate | undefined, other: Candidate | undefined): Candidate | undefined =>
  other && (!one || other.score > one.score) ? other : one;

interface Candidate {
  readonly head: Head;
  readonly found: ReadonlyMap<string, readonly number[]>;
  readonly reading: Reading;
  readonly score: number;
}

/** Required columns weigh most; of two that find the same, the clearer and the lower one wins. */
function candidate(head: Head, columns: readonly Column[], reading: Reading): Candidate {
  const found = new Map(
    columns
      .map(({ key, ...column }) => [key, columnsFor({ key, ...column }, head, reading)] as const)
      .filter(([, numbers]) => numbers.length > 0),
  );
  const score = columns
    .filter(({ key }) => found.has(key))
    .reduce(
      (sum, { key, required }) => sum + (required ? 100 : 10) + (found.get(key)?.length === 1 ? 1 : 0),
      0,
    );
  return { head, found, reading, score: score + (head.first - head.last) / 10 };
}

/** A heading that is merged downwards pulls the rows beside it into the head. */
function wholeHead(top: Top, { first, last }: Head): Head {
  const bottoms = top.merges
    .filter((merge) => merge.top >= first && merge.top <= last)
    .map(({ bottom }) => bottom);
  return headAt(top, first, Math.min(Math.max(last, ...bottoms), last + 10));
}

function mappingOf(
  head: Head,
  pairs: readonly (readonly [string, number])[],
  reading?: LegacyReading,
): Mapping {
  return {
    signature: signatureOf(head),
    head: { first: head.first, last: head.last },
    columns: Object.fromEntries(pairs.map(([key, number]) => [key, columnLetters(number)])),
    headings: Object.fromEntries(pairs.map(([key, number]) => [key, headingText(head, number, reading)])),
  };
}

function signatureOf(head: Head): string {
  const texts = [...head.headings].sort(([one], [other]) => one - other);
  const lines = texts.map(
    ([column, heading]) => `${columnLetters(column)} ${heading.map(folded).join(' / ')}`,
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

const listed = (columns: readonly Column[]): string =>
  columns.map(({ headers }) => headers.map((header) => `"${header}"`).join(' / ')).join(', ');

const noHead = (columns: readonly Column[]): Words => ({
  vi: `Không tìm thấy dòng tiêu đề của bảng. Cần các cột: ${listed(columns)}. Hãy chọn đúng trang tính, hoặc chỉ rõ cột: ${example(columns)}.`,
  en: `No row carries the headings of the table: ${listed(columns)}. Choose the right sheet, or say which column is which: ${example(columns)}.`,
});
const headingMissing = (absent: readonly Column[], head: Head, taken: readonly number[]): Words => {
  const near = absent.flatMap(({ headers }) => nearHeading(headers, head, taken) ?? []).join(', ');
  const [vi, en] = near === '' ? ['', ''] : [` Gần giống nhất: ${near}.`, ` Nearest: ${near}.`];
  return {
    vi: `Bảng ở dòng ${head.first} thiếu cột ${listed(absent)}.${vi} Các cột đang có: ${allHeadings(head)}. Hãy sửa tiêu đề, hoặc chỉ rõ cột: ${example(absent)}.`,
    en: `The table in row ${head.first} lacks the column ${listed(absent)}.${en} It has ${allHeadings(head)}. Correct the heading, or say which column it is: ${example(absent)}.`,
  };
};
const example = ([column]: readonly Column[]): string => `--column ${column?.key ?? ''}=D`;

const headingTwice = (key: string, numbers: readonly number[], head: Head): Words => {
  const texts = numbers
    .map((number) => `${columnLetters(number)}: "${headingText(head, number)}"`)
    .join(', ');
  return {
    vi: `Có nhiều cột cho "${key}": ${texts}. Hãy chỉ rõ cột nào: --column ${key}=${columnLetters(numbers[0] ?? 1)}.`,
    en: `Several columns could be "${key}": ${texts}. Say which one it is: --column ${key}=${columnLetters(numbers[0] ?? 1)}.`,
  };
};
