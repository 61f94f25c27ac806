import type { Attempt, Instant, JsonObject, LegalDate } from './attempt.js';
import { groups, text } from './data.js';
import type { Fields } from './fields.js';
import { amount, choice, count, date, optional, sha256, text as written } from './formFields.js';
import { dateOf } from './legalDate.js';
import type { Moves } from './move.js';
import type { Milestone } from './movementDefinition.js';
import { verdict, type Rule } from './rule.js';

/**
 * What each milestone was judged by when its day had passed: the version of the plan and the figures known then
 * (plan II.1). A later import about days up to the milestone's own reopens it, and it is frozen anew; what stood
 * before stays in the journal.
 */
export interface FrozenMilestone extends Judged {
  readonly frozenAt: Instant;
  /** How often a correction changed what had been frozen. */
  readonly corrected: number;
  /** An import has touched it since. */
  readonly reopened: boolean;
}
/** The fields of the move. */
interface Judged extends JsonObject {
  readonly milestone: string;
  readonly on: LegalDate;
  readonly basis: Milestone['planBasis'];
  /** Number of the plan's version of that basis, with its decision; 0 and null: there was none. */
  readonly planVersion: number;
  readonly decision: { readonly number: string; readonly date: LegalDate } | null;
  /** Of the province, decimal strings of đồng. */
  readonly plan: string;
  readonly disbursed: string;
  readonly projects: number;
  /** Projects that the Treasury had confirmed for that very day. */
  readonly confirmed: number;
  /** SHA-256 over the figures of every unit. */
  readonly results: string;
}

export type FrozenContext = { readonly frozen: readonly FrozenMilestone[] };

const fields: Fields = {
  milestone: written('Mốc', 'Milestone', 40),
  on: date('Ngày của mốc', 'Its day'),
  basis: choice('Theo kế hoạch', 'Plan basis', ['primeMinister', 'provincialCouncil', 'total']),
  planVersion: count('Bản kế hoạch', 'Version of the plan'),
  decision: optional({
    kind: 'group',
    label: { vi: 'Quyết định', en: 'Decision' },
    fields: { number: written('Số', 'Number', 200), date: date('Ngày', 'Date') },
  }),
  plan: amount('Kế hoạch vốn (đồng)', 'Plan (đồng)'),
  disbursed: amount('Đã giải ngân (đồng)', 'Disbursed (đồng)'),
  projects: count('Số dự án', 'Projects'),
  confirmed: count('Số dự án Kho bạc đã xác nhận', 'Projects confirmed by the Treasury'),
  results: { ...sha256, label: { vi: 'SHA-256 kết quả từng đơn vị', en: 'SHA-256 of the results by unit' } },
};

/** Made by the clock alone, and never offered. */
export const freezing = {
  freezeMilestone: {
    label: { vi: 'Chốt số liệu tại mốc', en: 'Freeze the milestone' },
    by: ['clock'],
    fields,
  },
} as const satisfies Moves;

/** The milestone is the movement's, its day has passed, and it is not frozen as it stands. */
const milestoneFreezes: Rule<FrozenContext & { readonly definition: JsonObject }> = {
  possible: () => true,
  check({ data, at }, { definition, frozen }) {
    const [milestone, on] = [text(data, 'milestone'), text(data, 'on') ?? ''];
    const known = groups(definition, 'milestones').some(
      (one) => one['key'] === milestone && one['on'] === on,
    );
    const isOver = on < dateOf(at);
    const stands = frozen.some((one) => one.milestone === milestone && one.on === on && !one.reopened);
    return verdict('milestoneFreezes', known && isOver && !stands, {
      source: 'P II.1',
      values: { milestone, known, on: isOver ? null : on },
    });
  },
};
export const frozenRules = { milestoneFreezes };

export const frozenUpdates = {
  freeze: ({ frozen }: FrozenContext, { data, at }: Attempt) => {
    const before = frozen.find(({ milestone }) => milestone === data['milestone']);
    const changed = before !== undefined && before.results !== data['results'];
    const now = {
      ...(data as unknown as Judged),
      frozenAt: at,
      corrected: (before?.corrected ?? 0) + (changed ? 1 : 0),
    };
    return {
      frozen: [...frozen.filter((one) => one !== before), { ...now, reopened: false }].toSorted(
        (one, other) => (one.on < other.on ? -1 : 1),
      ),
    };
  },
  /** Of a decision dated, or a report of a day, up to the milestone's month. */
  reopenMilestones: ({ frozen }: FrozenContext, { facts }: Attempt) => {
    const [first = '9999'] = facts.import?.months ?? [];
    return {
      frozen: frozen.map((one) => (first <= one.on.slice(0, 7) ? { ...one, reopened: true } : one)),
    };
  },
};
