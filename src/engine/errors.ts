import type { Instant } from '../machines/attempt.js';
import { failures, type Reason } from '../machines/reason.js';

/**
 * Every way in which the engine says no. The command line and the API turn a class into an exit code or a status
 * (docs/errors.md); the fields are what they show.
 */

/** The rules say no. `reasons` is the tree that `why` gives. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly reasons: Reason) {
    super(`Refused: ${brokenRules(reasons)}`);
  }
}

/** The file has moved on since the caller saw it: who moved it last, when, and where it stands now. */
export class Stale extends Error {
  override readonly name = 'Stale';

  constructor(
    /** Id of the person, or `clock`. */
    readonly by: string,
    readonly at: Instant,
    readonly stage: string,
    readonly version: number,
  ) {
    super(`Stale: moved by ${by} at ${at} to ${stage}, version ${version}`);
  }
}

/** Role, relation or separation of duties says no: this person may not, however the file stands. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';

  constructor(readonly reasons: Reason) {
    super(`Forbidden: ${brokenRules(reasons)}`);
  }
}

/** There is no such file, or none of that kind; `id` as the caller wrote it. */
export class NotFound extends Error {
  override readonly name = 'NotFound';

  constructor(
    readonly kind: string,
    readonly id: string,
  ) {
    super(`NotFound: ${kind} ${id}`);
  }
}

/** One mistake in what was given. `path` is dotted (`nominee.kind`, `claims.0.plan`); the message says what fits. */
export interface FieldMistake {
  readonly path: string;
  readonly message: { readonly vi: string; readonly en: string };
}

/** What was given cannot be understood. Nothing was written. */
export class Invalid extends Error {
  override readonly name = 'Invalid';

  constructor(readonly fields: readonly FieldMistake[]) {
    super(`Invalid: ${fields.map(({ path, message }) => `${path || '(all)'}: ${message.en}`).join(' ')}`);
  }
}

const brokenRules = (reasons: Reason): string =>
  failures(reasons)
    .map(({ rule }) => rule)
    .join(', ');
