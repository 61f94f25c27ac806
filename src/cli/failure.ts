import { failureInWords, type Failure } from '../language/errors.js';
import type { Language, Names } from '../language/language.js';
import type { Answer } from './answer.js';

/** Errors as answers: the sentence, the fields, the exit code. */

const names = [
  'Refused',
  'Forbidden',
  'Stale',
  'NotFound',
  'Invalid',
  'EnvironmentError',
  'MovementMistakes',
  'DatabaseUnusable',
  'YearWithoutCalendar',
  'DateWithoutRegime',
  'NotForDemo',
  'WrongUse',
] as const satisfies readonly Failure['name'][];

/** What was asked could not be understood; every other failure is understood, and the answer is no. */
const notUnderstood: readonly Failure['name'][] = ['Invalid', 'EnvironmentError', 'WrongUse'];

/** Known by name, so that a room need not be loaded to ask whether it failed. */
export const isFailure = (error: unknown): error is Error & Failure =>
  error instanceof Error && names.some((name) => name === error.name);

export function failed(error: Error & Failure, language: Language, namesOf: Names): Answer {
  const { name, message: _english, stack: _stack, ...fields } = error;
  const message = failureInWords(error, language, namesOf);
  return {
    value: { error: name, message, ...fields },
    text: message,
    code: notUnderstood.includes(name) ? 2 : 1,
    failed: true,
  };
}
