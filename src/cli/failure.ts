import { CommanderError } from 'commander';
import { failureInWords, type Failure } from '../language/errors.js';
import type { Language, Names } from '../language/language.js';
import type { Answer } from './answer.js';
import { usageMistake } from './usageMistake.js';

/** Errors as answers: the sentence, the fields, the exit code. */

const names = [
  'Refused',
  'Forbidden',
  'Stale',
  'NotFound',
  'Invalid',
  'EnvironmentError',
  'MovementMistakes',
  'ImportMistakes',
  'DatabaseUnusable',
  'YearWithoutCalendar',
  'DateWithoutRegime',
  'NotForDemo',
  'SheetRefused',
  'WrongUse',
] as const satisfies readonly Failure['name'][];

/** Fields that the message has said. */
const said = ['name', 'sentence', 'sentences'];

/** What was asked could not be understood; every other failure is understood, and the answer is no. */
const notUnderstood: readonly Failure['name'][] = ['Invalid', 'EnvironmentError', 'SheetRefused', 'WrongUse'];

/** Known by name, so that no room needs to be loaded to ask whether it failed. */
export const isFailure = (error: unknown): error is Error & Failure =>
  error instanceof Error && names.some((name) => name === error.name);

export function failed(error: Error & Failure, language: Language, namesOf: Names): Answer {
  const { name } = error;
  const fields = Object.entries(error).filter(([field]) => !said.includes(field));
  const message = inBrief(failureInWords(error, language, namesOf));
  return {
    value: { error: name, message, ...Object.fromEntries(fields) },
    text: message,
    code: notUnderstood.includes(name) ? 2 : 1,
    failed: true,
  };
}

/** A sentence repeats what was typed, but not all of a text that nobody would read. */
const inBrief = (sentence: string): string =>
  sentence.replace(
    /"[^"\n]{400,}"|\S{400,}/gu,
    (long) => `${long.slice(0, 120)}…${long.startsWith('"') ? '"' : ''}`,
  );

/** An error outside any database; a command line that was not understood is one. Throws what nobody foresaw. */
export function asAnswer(error: unknown, args: readonly string[], language: Language): Answer {
  const failure = error instanceof CommanderError ? usageMistake(error, args) : error;
  if (!(failure instanceof Error) || !isFailure(failure)) throw failure;
  return failed(failure, language, (id) => id);
}
