import type { Attempt, JsonObject, LegalDate } from './attempt.js';
import { group, groups, money, text } from './data.js';
import { addDays, dateOf } from './legalDate.js';
import { withFilers } from './filers.js';
import { milestoneUpdates, openMilestones, type MilestoneContext } from './milestoneWaits.js';
import type { Params } from './rule.js';

/** What a commitment knows of itself: what the head promised, project by project and month by month (plan III.1). */

/** Amounts are decimal strings of đồng. `month` is `2024-10`. */
export interface ProjectPromise extends JsonObject {
  /** The project's code, as in the plan's list of projects. */
  readonly project: string;
  /** The capital plan assigned to it. */
  readonly plan: string;
  /** Disbursed since the start of the plan year, before the first month promised. */
  readonly disbursedBefore: string;
  readonly months: readonly { readonly month: string; readonly amount: string }[];
}

export type CommitmentContext = MilestoneContext & {
  readonly movement: string;
  readonly unit: string;
  /** Last day of a unit that was registered when the movement's own had passed; null: the movement's. */
  readonly due: LegalDate | null;
  /** Persons who sent it in: they do not check it. */
  readonly filers: readonly string[];
  /** The unit's own launch of the movement, with its paper. */
  readonly launchedItself: {
    readonly date: LegalDate;
    readonly number: string;
    readonly paperDate: LegalDate;
  } | null;
  /** Versions sent so far; the earlier ones stay in the journal. */
  readonly sent: number;
  /** Whether the first version came after the last day; null while none came. Late ones count all the same. */
  readonly late: boolean | null;
  readonly paper: { readonly number: string; readonly date: LegalDate } | null;
  readonly projects: readonly ProjectPromise[];
  /** Why the totals do not reach the milestones. */
  readonly explanation: string | null;
  /** Whether the departments check this version before it is noted: the movement's choice on the day it came. */
  readonly checked: boolean;
  readonly correction: { readonly part: string; readonly items: readonly string[] } | null;
  readonly passed: readonly { readonly timer: string; readonly stage: string; readonly at: string }[];
};

export const openCommitment = (attempt: Attempt): CommitmentContext => ({
  ...openMilestones(attempt),
  ...promised(attempt),
});

const promised = ({ data, facts }: Attempt): Omit<CommitmentContext, keyof MilestoneContext> => ({
  movement: text(data, 'movement') ?? '',
  unit: text(data, 'unit') ?? '',
  due: facts.commitment?.due ?? null,
  filers: [],
  launchedItself: null,
  sent: 0,
  late: null,
  paper: null,
  projects: [],
  explanation: null,
  checked: true,
  correction: null,
  passed: [],
});

/** The projects that a version promises, as its data gives them. */
export const promisesIn = (data: JsonObject): ProjectPromise[] =>
  groups(data, 'projects').map((project) => ({
    project: text(project, 'project') ?? '',
    plan: amountIn(project, 'plan'),
    disbursedBefore: amountIn(project, 'disbursedBefore'),
    months: groups(project, 'months').map((month) => ({
      month: text(month, 'month') ?? '',
      amount: amountIn(month, 'amount'),
    })),
  }));

const amountIn = (data: JsonObject, key: string): string => (money(data, key) ?? 0n).toString();

const numberedIn = (data: JsonObject) => ({
  number: text(group(data, 'paper'), 'number') ?? '',
  date: text(group(data, 'paper'), 'date') ?? '',
});

/** "Trước ngày 20/7" excludes that day; a paper counts from the day on which it was received. */
function isLate({ data, facts, at }: Attempt, due: LegalDate | null): boolean {
  const received = text(data, 'receivedOn') ?? dateOf(at);
  const last = due ?? (facts.commitment ? addDays(facts.commitment.before, -1) : received);
  return received > last;
}

export const commitmentUpdates = {
  ...milestoneUpdates,
  keepVersion: (context: CommitmentContext, attempt: Attempt) => ({
    filers: withFilers(context.filers, attempt),
    sent: context.sent + 1,
    late: context.late ?? isLate(attempt, context.due),
    paper: numberedIn(attempt.data),
    projects: promisesIn(attempt.data),
    explanation: text(attempt.data, 'explanation'),
    checked: attempt.facts.commitment?.checked ?? true,
    correction: null,
  }),
  keepCorrection: (_context: CommitmentContext, { data }: Attempt) => ({
    correction: {
      part: text(data, 'part') ?? '',
      items: groups(data, 'items').map((item) => text(item, 'item') ?? ''),
    },
  }),
  keepLaunch: (_context: CommitmentContext, { data }: Attempt) => ({
    launchedItself: {
      date: text(data, 'date') ?? '',
      number: numberedIn(data).number,
      paperDate: numberedIn(data).date,
    },
  }),
} satisfies Record<string, (context: CommitmentContext, attempt: Attempt, params: Params) => object>;
export type CommitmentUpdate = keyof typeof commitmentUpdates;
