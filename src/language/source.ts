import type { Language } from './language.js';

/**
 * A rule's source in words. `L 84(2)(a)` is an article of the Law, `P III.2` a section of the plan, `C` the
 * province's own choice, `S: …` is known at second hand; several are separated by `;`.
 */
export const source = (text: string, language: Language): string =>
  text
    .split(/\s*;\s*/)
    .map((one) => oneSource(one, language))
    .join('; ');

function oneSource(text: string, language: Language): string {
  const [, mark = '', rest = ''] = /^(L|P|C|S)\b:?\s*(.*)$/s.exec(text) ?? [];
  if (mark === 'L') return articles(rest, language);
  if (mark === 'P') return section(rest, language);
  if (mark === 'C') return ownChoice(rest, language);
  return mark === 'S' ? secondHand(rest, language) : text;
}

const law = {
  vi: 'Luật Thi đua, khen thưởng',
  en: 'Law on Emulation and Commendation',
};

const articles = (text: string, language: Language): string =>
  `${joined(text.split(/\s*,\s*/).map((one) => article(one, language)))} ${law[language]}`;

/** `84(2)(a)` is point a of clause 2 of article 84; a range of clauses is written `80(1)–(4)`. */
function article(text: string, language: Language): string {
  if (language === 'en') return `art. ${text}`;
  const [, number = text, rest = ''] = /^(\d+)(.*)$/.exec(text) ?? [];
  const [clause, point] = rest.split(/\)\(/).map((part) => part.replace(/^\(|\)$/g, ''));
  const names = [
    ...(point ? [`điểm ${point}`] : []),
    ...(clause ? [`khoản ${clause.replace(/\)–\(/g, '–')}`] : []),
  ];
  return [...names, `Điều ${number}`].join(' ');
}

const joined = (parts: readonly string[]): string => parts.join('; ');

function section(text: string, language: Language): string {
  const plan = { vi: 'Kế hoạch', en: 'the plan' }[language];
  if (text === '') return plan;
  return `${plan}, ${{ vi: 'mục', en: 'section' }[language]} ${text}`;
}

function ownChoice(text: string, language: Language): string {
  const chosen = {
    vi: 'cấu hình của tỉnh',
    en: "the province's configuration",
  }[language];
  return text === '' ? chosen : `${chosen}: ${text}`;
}

const secondHand = (text: string, language: Language): string =>
  `${{ vi: 'nguồn thứ cấp', en: 'second-hand source' }[language]}: ${text}`;

/** Shown beside every rule that nobody has checked against its source. */
export const unverified: Readonly<Record<Language, string>> = {
  vi: '[chưa kiểm chứng]',
  en: '[not verified]',
};
