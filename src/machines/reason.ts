import type { Desk, Role } from './attempt.js';
import type { RuleName } from './ruleNames.js';

/** One rule's verdict. `values` are what a sentence about it needs; the sentences live in `language/`. */
export interface Verdict {
  readonly ok: boolean;
  readonly rule: RuleName;
  /** Article of the Law (`L 84(2)`), section of the plan (`P II.1`) or the movement's own words. */
  readonly source: string;
  readonly verified: boolean;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  /** Whose desk can satisfy it, and which roles there. */
  readonly desk: Desk | null;
  readonly roles: readonly Role[];
}

/** Why a move is possible or not: a tree whose leaves are verdicts. */
export type Reason =
  | Verdict
  | { readonly ok: boolean; readonly all: readonly Reason[] }
  | { readonly ok: boolean; readonly any: readonly Reason[] };

export const allOf = (reasons: readonly Reason[]): Reason => ({
  ok: reasons.every((reason) => reason.ok),
  all: reasons,
});

export const anyOf = (reasons: readonly Reason[]): Reason => ({
  ok: reasons.some((reason) => reason.ok),
  any: reasons,
});

/** The leaves that stand in the way: those of a branch not taken do not, once another branch holds. */
export function failures(reason: Reason): Verdict[] {
  if (reason.ok) return [];
  if ('all' in reason) return reason.all.flatMap(failures);
  if ('any' in reason) return reason.any.flatMap(failures);
  return [reason];
}
