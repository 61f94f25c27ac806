import type { Attempt, Desk, Json, Role } from './attempt.js';
import type { FactKey } from './facts.js';
import type { MovementRuleKey, MovementRules } from './movementDefinition.js';
import type { Reason, Verdict } from './reason.js';
import type { RuleName } from './ruleNames.js';

/** What a chart's guard hands to its rule. */
export type Params = Readonly<Record<string, Json>>;

/**
 * A rule: one verdict in one place, used by the chart's guard of the same name and by `why`.
 * It is total: whatever the attempt, it answers and never throws.
 */
export interface Rule<Context> {
  readonly reads?: {
    readonly facts?: readonly FactKey[];
    readonly rules?: readonly MovementRuleKey[];
    readonly desks?: readonly Desk[];
  };
  /**
   * Set where the verdict depends on what the actor gives (data, reason, on whose behalf): whether some
   * valid data would satisfy it. Without it the rule needs no data, and its verdict alone decides.
   */
  readonly possible?: (attempt: Attempt, context: Context, params: Params) => boolean;
  readonly check: (attempt: Attempt, context: Context, params: Params) => Reason;
}

/** A guard of the chart: one rule, with params. */
export interface RuleCall {
  readonly type: RuleName;
  readonly params: Params;
}
/** The guard that asks several rules: the only one that is not a rule itself. */
export interface Guard {
  readonly type: 'all';
  readonly params: { readonly rules: readonly RuleCall[] };
}

/** All these rules must hold: names, or a name with its params. */
export const all = (...rules: readonly (RuleName | readonly [RuleName, Params])[]): Guard => ({
  type: 'all',
  params: {
    rules: rules.map((rule) => (typeof rule === 'string' ? call(rule, {}) : call(rule[0], rule[1]))),
  },
});
const call = (type: RuleName, params: Params): RuleCall => ({ type, params });

interface Details {
  readonly source: string;
  readonly verified?: boolean;
  readonly values?: Verdict['values'];
  readonly desk?: Desk;
  readonly roles?: readonly Role[];
}

/** A leaf. What is marked L (the Law) or P (the plan) was read; the rest says `verified: false`. */
export const verdict = (rule: RuleName, ok: boolean, details: Details): Verdict => ({
  ok,
  rule,
  source: details.source,
  verified: details.verified ?? true,
  values: details.values ?? {},
  desk: details.desk ?? null,
  roles: details.roles ?? [],
});

/**
 * A verdict that rests on a setting of the movement, with the setting's own source. A movement that lacks the
 * setting refuses: an unknown rule is never a yes.
 */
export function withSetting<K extends MovementRuleKey>(
  attempt: Attempt,
  key: K,
  rule: RuleName,
  judge: (value: MovementRules[K]['value']) => { ok: boolean } & Omit<Details, 'source' | 'verified'>,
): Verdict {
  const setting = attempt.facts.movement?.rules[key];
  if (!setting) return verdict(rule, false, { source: key, verified: false, values: { missing: key } });
  const { ok, ...details } = judge(setting.value);
  return verdict(rule, ok, { ...details, source: setting.source, verified: setting.verified });
}

export const setting = <K extends MovementRuleKey>(
  attempt: Attempt,
  key: K,
): MovementRules[K]['value'] | undefined => attempt.facts.movement?.rules[key]?.value;
