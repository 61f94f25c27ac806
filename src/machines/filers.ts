import type { Attempt } from './attempt.js';
import type { Verdict } from './reason.js';
import { verdict } from './rule.js';

/** Who bears a move, and who filed what: separation of duties binds persons, not units. */

/** The persons who bear an attempt: the actor, and whoever the actor acts for. */
export const bearers = (attempt: Attempt): string[] =>
  attempt.onBehalfOf ? [attempt.actor.id, attempt.onBehalfOf.id] : [attempt.actor.id];

export const withFilers = (filers: readonly string[], attempt: Attempt): string[] =>
  [...new Set([...filers, ...bearers(attempt)])].sort();

/** Nobody checks or answers what they sent in. */
export function notByFiler(attempt: Attempt, { filers }: { readonly filers: readonly string[] }): Verdict {
  const person = bearers(attempt).find((id) => filers.includes(id)) ?? null;
  return verdict('separate', person === null, {
    source: 'C',
    verified: false,
    values: { conflict: person === null ? null : 'filer', person },
  });
}
