import type { Reason, Verdict } from '../machines/reason.js';
import { say, type Language, type Names } from './language.js';
import { deskLabels, roleLabels } from './labels.js';
import { isWarning, lacksSetting, ruleInWords } from './rules.js';
import { source, unverified } from './source.js';

/** A tree of reasons as lines of text: ✓ what holds, ! what holds with a warning, ✗ what is in the way, whose desk can change it. */

/** The whole tree. What is in the way comes first, at every level; ways that are alternatives stand apart. */
export const reasonLines = (reason: Reason, language: Language, names: Names): string[] =>
  lines(reason, language, names, true);

/** Only what is in the way, as a refusal says it. */
export const refusalLines = (reason: Reason, language: Language, names: Names): string[] =>
  lines(reason, language, names, false);

function lines(reason: Reason, language: Language, names: Names, whole: boolean): string[] {
  if (reason.ok && !whole) return [];
  if ('all' in reason) {
    return failedFirst(reason.all).flatMap((one) => lines(one, language, names, whole));
  }
  if ('any' in reason) return alternatives(reason, language, names, whole);
  return [line(reason, language, names)];
}

const failedFirst = (reasons: readonly Reason[]): Reason[] => [
  ...reasons.filter(({ ok }) => !ok),
  ...reasons.filter(warns),
  ...reasons.filter((reason) => reason.ok && !warns(reason)),
];
function warns(reason: Reason): boolean {
  if ('all' in reason) return reason.ok && reason.all.some(warns);
  return 'rule' in reason && isWarning(reason);
}

/** Once one way is open the others do not matter. */
function alternatives(
  { ok, any }: { readonly ok: boolean; readonly any: readonly Reason[] },
  language: Language,
  names: Names,
  whole: boolean,
): string[] {
  const open = any.find((one) => one.ok);
  if (open) return lines(open, language, names, whole);
  const ways = any.filter((one) => one.ok === ok);
  const word = { vi: 'Cách', en: 'Way' }[language];
  return [
    { vi: '✗ Cần một trong các cách sau:', en: '✗ One of these ways is needed:' }[language],
    ...ways.flatMap((way, index) => [
      `  ${word} ${index + 1}:`,
      ...lines(way, language, names, whole).map((text) => `    ${text}`),
    ]),
  ];
}

function line(verdict: Verdict, language: Language, names: Names): string {
  const words = ruleInWords(verdict, language, names);
  const marks = [
    ...(lacksSetting(verdict) ? [] : [`(${source(verdict.source, language)})`]),
    ...(verdict.verified ? [] : [unverified[language]]),
  ];
  const sign = isWarning(verdict) ? '!' : verdict.ok ? '✓' : '✗';
  return [sign, words, ...marks, ...(verdict.ok ? [] : whose(verdict, language))].join(' ');
}

function whose({ desk, roles }: Verdict, language: Language): string[] {
  const people = roles.map((role) => say(roleLabels[role], language)).join(', ');
  const where = desk === null ? '' : say(deskLabels[desk], language);
  if (people === '' && where === '') return [];
  const named = [...new Set([where, people])].filter((text) => text !== '');
  return [`→ ${named.join(': ')}`];
}
