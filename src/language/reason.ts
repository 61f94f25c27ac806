import { failures, type Reason, type Verdict } from '../machines/reason.js';
import { deskLabels, rolesText } from './labels.js';
import type { Language } from './language.js';
import { ruleSentences } from './rules.js';
import { sourceText } from './source.js';

/** A verdict in words: what it says, where it comes from, and whose desk can satisfy it. */
export function verdictText(verdict: Verdict, language: Language): string {
  const sentence = ruleSentences[verdict.rule](verdict.values)[language];
  const whose = whoCan(verdict, language);
  return `${sentence} (${sourceText(verdict.source, verdict.verified, language)})${whose ? ` → ${whose}` : ''}`;
}

function whoCan({ desk, roles }: Verdict, language: Language): string {
  const names = rolesText(roles, language);
  if (!desk) return names;
  return names ? `${deskLabels[desk][language]}: ${names}` : deskLabels[desk][language];
}

/** What stands in the way, a line each; nothing when nothing does. */
export const refusalLines = (reason: Reason, language: Language): string[] => [
  ...new Set(failures(reason).map((verdict) => verdictText(verdict, language))),
];

/** The whole tree, indented: ✓ and ✗ before each verdict. */
export function reasonLines(reason: Reason, language: Language, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  if ('all' in reason) return reason.all.flatMap((part) => reasonLines(part, language, depth));
  if ('any' in reason) {
    const heading = language === 'vi' ? 'Một trong các cách:' : 'Any of:';
    return [
      `${indent}${mark(reason.ok)} ${heading}`,
      ...reason.any.flatMap((part) => reasonLines(part, language, depth + 1)),
    ];
  }
  return [
    `${indent}${mark(reason.ok)} ${reason.ok ? satisfied(reason, language) : verdictText(reason, language)}`,
  ];
}

const mark = (ok: boolean): string => (ok ? '✓' : '✗');
/** A rule that holds is named, with its source; its sentence would say the contrary. */
const satisfied = ({ rule, source, verified }: Verdict, language: Language): string =>
  `${rule} (${sourceText(source, verified, language)})`;
