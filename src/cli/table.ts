/** Rows under their headings, figures at the right edge of their columns; a cell is one line whatever was written into it. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  isFigure: (column: number) => boolean = () => false,
): string {
  const cells = [headings, ...rows].map((row) => row.map(oneLine));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const lines = cells.map((row) =>
    row.map((cell, column) => (isFigure(column) ? indented : padded)(cell, widths[column] ?? 0)).join('  '),
  );
  const rule = widths.map((size) => '─'.repeat(size)).join('  ');
  return [lines[0] ?? '', rule, ...lines.slice(1)].map((line) => line.trimEnd()).join('\n');
}

/** Labels and what they say, aligned. */
export function facts(pairs: readonly (readonly [string, string])[]): string {
  const size = Math.max(...pairs.map(([label]) => width(label)));
  return pairs.map(([label, value]) => `${padded(label, size)}  ${oneLine(value)}`.trimEnd()).join('\n');
}

const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

const padded = (text: string, size: number): string => text + ' '.repeat(Math.max(0, size - width(text)));

const indented = (text: string, size: number): string => ' '.repeat(Math.max(0, size - width(text))) + text;

/** Columns on a terminal: combining marks take none. */
const width = (text: string): number => text.replace(/\p{M}/gu, '').length;
