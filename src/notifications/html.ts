import { h, type ComponentChild } from 'preact';
import { render } from 'preact-render-to-string';
import type { Page } from './page.js';

/**
 * A letter as HTML. Every value is escaped by the library. Styles stand inline, because mail clients drop the rest;
 * the only sheet turns the colours for those who read in the dark.
 */
export const html = (page: Page): string => `<!doctype html>${render(h(Document, page))}`;

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const styles = {
  body: `margin:0;padding:16px;background:#f4f5f7;color:#1b1f24;${font};font-size:16px;line-height:1.5`,
  sheet: 'max-width:600px;margin:0 auto;padding:20px 24px;background:#ffffff;border-radius:8px',
  to: 'margin:0 0 12px;color:#57606a',
  action: 'margin:0 0 16px;font-size:18px;font-weight:600;line-height:1.4',
  table: 'border-collapse:collapse;width:100%;margin:0 0 16px;font-size:15px',
  cell: 'padding:6px 8px;border-bottom:1px solid #d8dee4;text-align:left;vertical-align:top',
  sentence: 'margin:0 0 12px',
  button:
    'display:inline-block;margin:4px 0 20px;padding:10px 18px;border-radius:6px;background:#0b5394;color:#ffffff;text-decoration:none;font-weight:600',
  reason: 'margin:0 0 6px;font-size:14px;color:#57606a',
};
const dark = `@media (prefers-color-scheme:dark){
body{background:#0d1117!important;color:#e6edf3!important}
.sheet{background:#161b22!important}
.muted{color:#9da7b3!important}
td,th{border-color:#3d444d!important}
.link{color:#6cb6ff!important}
.button{background:#6cb6ff!important;color:#0d1117!important}}`;

function Document(page: Page): ComponentChild {
  const { language, subject, to, action, sentences, link, reasons } = page;
  return h('html', { lang: language }, [
    h('head', {}, [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', {}, subject),
      h('style', {}, dark),
    ]),
    h('body', { style: styles.body }, [
      h('div', { class: 'sheet', style: styles.sheet }, [
        h('p', { class: 'muted', style: styles.to }, to),
        h('p', { style: styles.action }, action),
        figures(page),
        table(page),
        ...sentences.map((sentence) => h('p', { style: styles.sentence }, sentence)),
        h(
          'p',
          { style: 'margin:0' },
          h('a', { class: 'button', href: link.url, style: styles.button }, link.label),
        ),
        ...reasons.map((reason) => h('p', { class: 'muted', style: styles.reason }, reason)),
      ]),
    ]),
  ]);
}

const figures = ({ figures: rows }: Page): ComponentChild =>
  rows.length === 0
    ? null
    : h('table', { style: styles.table, role: 'presentation' }, [
        ...rows.map(([label, value]) =>
          h('tr', {}, [
            h('td', { class: 'muted', style: `${styles.cell};color:#57606a;width:38%` }, label),
            h('td', { style: styles.cell }, value),
          ]),
        ),
      ]);

const table = ({ table: found }: Page): ComponentChild =>
  found
    ? h('table', { style: styles.table }, [
        h(
          'tr',
          {},
          found.headings.map((heading) =>
            h('th', { class: 'muted', style: `${styles.cell};color:#57606a` }, heading),
          ),
        ),
        ...found.rows.map((row, index) =>
          h(
            'tr',
            {},
            row.map((value, column) => cell(value, column === 0 ? found.links?.[index] : undefined)),
          ),
        ),
      ])
    : null;

const cell = (value: string, href: string | undefined): ComponentChild =>
  h(
    'td',
    { style: styles.cell },
    href === undefined ? value : h('a', { href, class: 'link', style: 'color:#0b5394' }, value),
  );
