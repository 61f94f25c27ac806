import type { Failure } from '../language/errors.js';
import type { Label } from '../machines/fields.js';
import type { Reason } from '../machines/reason.js';

/** Those of the engine's errors that a request can meet. */
export type EngineFailure =
  | (Error & { readonly name: 'Refused' | 'Forbidden'; readonly reasons: Reason })
  | (Error & Extract<Failure, { readonly name: 'Stale' | 'NotFound' | 'Invalid' }>)
  | (Error & {
      readonly name: 'DatabaseUnusable' | 'YearWithoutCalendar' | 'DateWithoutRegime';
      readonly sentence: Label;
    });

/** What they are to HTTP (docs/errors.md). */
export const statuses: Readonly<Record<EngineFailure['name'], number>> = {
  Refused: 409,
  Stale: 409,
  Forbidden: 403,
  NotFound: 404,
  Invalid: 422,
  DatabaseUnusable: 503,
  YearWithoutCalendar: 503,
  DateWithoutRegime: 503,
};

export const isEngineFailure = (error: unknown): error is EngineFailure =>
  error instanceof Error && error.name in statuses;

/** Throws what nobody foresaw. */
export function engineFailure(error: unknown): EngineFailure {
  if (isEngineFailure(error)) return error;
  throw error;
}
