import { resolve } from 'node:path';
import { date } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { source, unverified } from '../language/source.js';
import type { MovementDefinition, Sourced } from '../machines/movementDefinition.js';
import { loadMovement } from '../movements/loadMovement.js';
import { done, textOperand, type Action } from './answer.js';
import { facts } from './table.js';

/** Reads a movement file and says what it holds; needs no database. */
export const check: Action = (call, operands) => {
  const file = resolve(call.cwd, textOperand(operands, 0));
  const definition = loadMovement(file);
  const { code, name, rules, milestones } = definition;
  const open = unverifiedIn(definition);
  return Promise.resolve(
    done(
      { ok: true, code, name, period: rules.period.value, milestones: milestones.length, unverified: open },
      checkedText(definition, open, call.language),
    ),
  );
};

function checkedText(
  { code, name, rules, milestones }: MovementDefinition,
  open: readonly string[],
  language: Language,
): string {
  const { from, until } = rules.period.value;
  const words = (vi: string, en: string): string => say({ vi, en }, language);
  return [
    words('Tệp đúng, có thể phát động.', 'The file is right and can be launched.'),
    facts([
      [words('Mã', 'Code'), code],
      [words('Tên', 'Name'), name],
      [
        words('Thời gian', 'Period'),
        `${date(from)} – ${date(until)} (${source(rules.period.source, language)})`,
      ],
      [words('Mốc', 'Milestones'), milestones.map(({ on }) => date(on)).join(', ') || '–'],
      [unverified[language], open.join(', ') || '–'],
    ]),
  ].join('\n');
}

/** Dotted names of what nobody has checked against its source. */
function unverifiedIn({ rules, milestones, deadlines }: MovementDefinition): string[] {
  const open = (group: string, all: readonly (readonly [string, Sourced])[]): string[] =>
    all.filter(([, { verified }]) => !verified).map(([key]) => `${group}.${key}`);
  return [
    ...open('rules', Object.entries(rules)),
    ...open(
      'milestones',
      milestones.map((one) => [one.key, one] as const),
    ),
    ...open('deadlines', Object.entries(deadlines)),
  ];
}
