import type { Page } from './page.js';

/** A letter as plain text: the same words as its HTML, in the same order. */
export function plainText({ to, action, figures, table, sentences, link, reasons }: Page): string {
  return [
    to,
    action,
    figures.map(([label, value]) => `${label}: ${value}`).join('\n'),
    table ? tableText(table) : '',
    sentences.join('\n'),
    `${link.label}: ${link.url}`,
    reasons.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const tableText = ({ headings, rows, links }: NonNullable<Page['table']>): string =>
  [headings, ...rows.map((cells, index) => [...cells, ...(links?.[index] ? [links[index]] : [])])]
    .map((cells) => cells.join(' | '))
    .join('\n');
