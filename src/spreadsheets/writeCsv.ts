import type { WrittenKind, WrittenTable } from './written.js';

/** What a spreadsheet would take for a formula, however many apostrophes stand before it. */
const formula = /^'*[=+\-@\t\r]/;

/** RFC 4180, UTF-8 with a byte-order mark, because Excel takes it for Windows-1252 otherwise. */
export function writeCsv({ columns, rows }: WrittenTable): string {
  const lines = [columns.map(({ heading }) => field(heading, 'text')).join(',')];
  for (const row of rows) lines.push(columns.map(({ kind }, at) => field(row[at] ?? '', kind)).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function field(value: string, kind: WrittenKind): string {
  const shown = show[kind]?.(value) ?? value;
  return /["',;\t\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Text of people never starts a formula: an apostrophe says that it is text, and is taken away when it is read. */
const asText = (text: string): string => (formula.test(text) ? `'${text}` : text);
const show: Partial<Record<WrittenKind, (value: string) => string>> = {
  code: asText,
  text: asText,
  date: (date) => date.split('-').reverse().join('/'),
  month: (month) => month.split('-').reverse().join('/'),
};

/** What `writeCsv` wrote, without the apostrophe that it put there. */
export const withoutApostrophe = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
