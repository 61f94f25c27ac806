import { folded } from './cleanText.js';
import { legacyReadings, readLegacy } from './legacyReadings.js';
import type { Row } from './sheet.js';

const totals = ['tong', 'tong cong', 'cong', 'cong tong', 'tong so', 'total', 'grand total', 'sum'];

/** Whether a row sums up others: its first text is "Tổng cộng", "Cộng:", "Total" …, in whatever encoding. */
export function isTotalRow({ cells }: Row): boolean {
  const label = cells.find(({ type }) => type === 'text')?.text ?? '';
  if (label.length > longest || !mayBeTotal.test(label)) return false;
  const bare = label.normalize('NFC').replace(/\([^)]*\)/g, ' ');
  return [bare, ...legacyReadings.map((reading) => readLegacy(bare, reading))].some((text) =>
    totals.includes(folded(text)),
  );
}

const longest = 60;
/** In every encoding these words begin with an ASCII letter. */
const mayBeTotal = /^[^\p{L}\p{N}]*[tcs]/iu;

/** Whether a row below the head numbers the columns: `A B 1 2 3=1+2` or `(1) (2) (3)`. */
export function isNumberingRow({ cells }: Row): boolean {
  if (cells.length < 2 || !cells.every(({ text }) => columnNumbering.test(text.trim()))) return false;
  const numbers = cells.map(({ text }) => /\d+/.exec(text)?.[0]).filter((number) => number !== undefined);
  return numbers.length > 0 && numbers.every((number, at) => Number(number) === Number(numbers[0]) + at);
}

const columnNumbering = /^\(?([A-Z]|\d{1,2})\)?(\s*=[\s\d+\-*/():,.x]+)?$/;
