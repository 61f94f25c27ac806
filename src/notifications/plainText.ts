import type { Page } from './page.js';

/** A letter as plain text: the same words as its HTML, in the same order. */
export function plainText({ to, action, figures, table, sentences, link, reasons }: Page): string {
  return [
    to,
    action,
    figures.map(([label, value]) => `${label}: ${value}`).join('\n'),
    table ? [table.headings, ...table.rows].map((cells) => cells.join(' | ')).join('\n') : '',
    sentences.join('\n'),
    `${link.label}: ${link.url}`,
    reasons.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
