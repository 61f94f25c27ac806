/** Numbers that people typed as text, in the Vietnamese way (`1.234.567,8`) or the English one (`1,234,567.8`). */

export type NumberStyle = 'vi' | 'en';

/** Which marks group the thousands and which one begins the fraction. */
const marks = { vi: { group: '.', point: ',' }, en: { group: ',', point: '.' } } as const;

/** Spaces, the currency at the end and brackets around a negative amount are put aside: `(1 234 ₫)` → `-1234`. */
export function bareNumber(text: string): string {
  const bare = text
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/(?<=[\d)])(₫|đồng|vnđ|vnd|đ)$/iu, '')
    .replace(/₫(?=\)$)/, '');
  return /^\([^()]+\)$/.test(bare) ? `-${bare.slice(1, -1)}` : bare.replace(/^[−–]/, '-');
}

/** The decimal that a bare number is in that style, with a point and without groups; undefined when it is none. */
export function readAs(style: NumberStyle, bare: string): string | undefined {
  const { group, point } = marks[style];
  const parts = new RegExp(`^([-+]?)(\\d+|[1-9]\\d{0,2}(?:\\${group}\\d{3})+)(?:\\${point}(\\d+))?$`).exec(
    bare,
  );
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction] = parts;
  return `${sign === '-' ? '-' : ''}${whole.replaceAll(group, '')}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * What a bare number tells of its column: one style, `same` in both, `open` where it is another number in each
 * (`1.234`), or undefined when it is no number.
 */
export function styleOf(bare: string): NumberStyle | 'same' | 'open' | undefined {
  const [vi, en] = [readAs('vi', bare), readAs('en', bare)];
  if (vi === undefined) return en === undefined ? undefined : 'en';
  if (en === undefined) return 'vi';
  return vi === en ? 'same' : 'open';
}
