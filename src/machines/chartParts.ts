import { assign } from 'xstate';
import type { Attempt, Instant, Role } from './attempt.js';
import { text } from './data.js';
import type { Letter } from './letters.js';
import { allOf, type Reason } from './reason.js';
import type { Guard, Params, Rule, RuleCall } from './rule.js';
import type { LetterOrder } from './state.js';

/** What every chart shares with XState: a guard is its rule's verdict, an update is a pure function. */

export type Rules<Context> = Readonly<Record<string, Rule<Context>>>;

/** The tree behind a guard: every rule it names, in order. */
export const judge = <Context>(
  rules: Rules<Context>,
  guard: Guard,
  attempt: Attempt,
  context: Context,
): Reason => allOf(guard.params.rules.map((rule) => ask(rules, rule, attempt, context)));

const ask = <Context>(
  rules: Rules<Context>,
  { type, params }: RuleCall,
  attempt: Attempt,
  context: Context,
) => ruleNamed(rules, type).check(attempt, context, params);

function ruleNamed<Context>(rules: Rules<Context>, name: string): Rule<Context> {
  const rule = rules[name];
  if (!rule) throw new Error(`The chart names the rule ${name}, which nobody wrote`);
  return rule;
}

/** Whether some valid data could satisfy a guard: rules that need no data must hold, the others must be possible. */
export const isPossible = <Context>(
  rules: Rules<Context>,
  guard: Guard,
  attempt: Attempt,
  context: Context,
): boolean =>
  guard.params.rules.every(({ type, params }) => {
    const rule = ruleNamed(rules, type);
    return rule.possible ? rule.possible(attempt, context, params) : rule.check(attempt, context, params).ok;
  });

interface Args<Context> {
  readonly context: Context;
  readonly event: Attempt;
}

/** The chart's only guard, `all`: the conjunction of the rules it names. */
export const guardsFrom = <Context>(rules: Rules<Context>) => ({
  all: ({ context, event }: Args<Context>, { rules: calls }: Guard['params']): boolean =>
    calls.every((call) => ask(rules, call, event, context).ok),
});

type Update<Context> = (context: Context, attempt: Attempt, params: Params) => Partial<Context>;

/** Named updates as the chart's assigns. */
export function updatesAs<Context extends object, Name extends string>(
  updates: Readonly<Record<Name, Update<Context>>>,
) {
  const entries = Object.entries<Update<Context>>(updates).map(([name, update]) => [name, assigned(update)]);
  return Object.fromEntries(entries) as Record<Name, ReturnType<typeof assigned<Context>>>;
}

const assigned = <Context extends object>(update: Update<Context>) =>
  assign<Context, Attempt, Params | undefined, Attempt, never>(({ context, event }, params) =>
    update(context, event, params ?? {}),
  );

/** What a context keeps of deadlines that passed while the file stood in their stage. */
interface WithPassed {
  readonly passed: readonly { readonly timer: string; readonly stage: string; readonly at: Instant }[];
}

export const passedUpdates = {
  /** Its deadline passed; what is only allowed after it may be done now. */
  passDeadline: (context: WithPassed, { data, at }: Attempt) => ({
    passed: [...context.passed, { timer: text(data, 'timer') ?? '', stage: text(data, 'stage') ?? '', at }],
  }),
  /** The stage is left: its passed deadlines matter no longer. */
  forgetPassed: (context: WithPassed, _attempt: Attempt, { stage }: Params) => ({
    passed: context.passed.filter((deadline) => deadline.stage !== stage),
  }),
};

/** The wait of a stage: when it passes, nothing moves by itself; people may do what they could not before. */
export const waitFor = (timer: string) => ({ [timer]: { actions: 'passDeadline' as const } });
export const forget = (stage: string) => ({ type: 'forgetPassed', params: { stage } }) as const;

/** A letter that a move asks for: the engine turns the roles into recipients of that day. */
export const letter = (name: Letter, ...to: Role[]) =>
  ({ type: 'letter', params: { letter: name, to } }) as const;
/** The same, to roles of the unit at another desk than the file's own. */
export const letterAt = (at: 'responsible', name: Letter, ...to: Role[]) =>
  ({ type: 'letter', params: { letter: name, to, at } }) as const;
/** Effects are rows: the engine writes what these name, the chart itself does nothing. */
export const effects = {
  letter: (_: unknown, _params: LetterOrder) => undefined,
  journalOnly: () => undefined,
};
