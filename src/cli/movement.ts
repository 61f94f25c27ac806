import { resolve } from 'node:path';
import { advance } from '../engine/advance.js';
import { open } from '../engine/open.js';
import { date } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { source, unverified } from '../language/source.js';
import type { JsonObject } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import type { MovementDefinition, Sourced } from '../machines/movementDefinition.js';
import { loadMovement } from '../movements/loadMovement.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf, seenIn } from './how.js';
import { moved } from './moved.js';
import { fileNamed } from './register.js';
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
      [words('Thời gian', 'Period'), `${date(from)} – ${date(until)}`],
      [words('Mốc', 'Milestones'), milestones.map(({ on }) => date(on)).join(', ') || '–'],
      [unverified[language], open.join(', ') || '–'],
    ]),
    source(rules.period.source, language),
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

/** Loads a file, opens the movement and launches it: two entries, and with a key each has its own. */
export const launch: Action = (call, operands, options) => {
  const definition = loadMovement(resolve(call.cwd, textOperand(operands, 0)));
  return onDatabase(call, async (db) => {
    const how = await howOf(db, options);
    const draft = await open(db, 'movement', { definition: asJson(definition) }, how);
    const data = {
      number: textOption(options, 'number') ?? definition.plan.number ?? noNumber,
      date: textOption(options, 'date') ?? dateOf(how.at),
    };
    const key = how.key ? `${how.key} launch` : null;
    const type = 'launch';
    return moved(await advance(db, draft.file, { type, data }, { ...how, seen: 1, key }), call.language);
  });
};

/** A new version of a movement's rules and dates. */
export const amend: Action = (call, operands, options) => {
  const definition = asJson(loadMovement(resolve(call.cwd, textOperand(operands, 1))));
  return onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const how = { ...(await howOf(db, options)), seen: seenIn(options) };
    return moved(await advance(db, id, { type: 'amend', data: { definition } }, how), call.language);
  });
};

const asJson = (definition: MovementDefinition): JsonObject => definition as unknown as JsonObject;

/** The plan's number where neither its file nor the caller gives one. */
const noNumber = 'không số';
