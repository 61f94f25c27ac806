import type { Attempt, LegalDate } from './attempt.js';
import { group, money, text } from './data.js';
import { withFilers } from './filers.js';
import type { Label } from './fields.js';
import type { Params } from './rule.js';

/** What a reported difficulty knows of itself: what is in the way, who must clear it, by when (plan III.3). */

/** Kinds of obstacles, as the plan and its reports name them (II.3–II.6). */
export const obstacles = {
  siteClearance: { vi: 'Giải phóng mặt bằng', en: 'Site clearance' },
  landPrice: { vi: 'Xác định nguồn gốc đất, giá đất', en: 'Land origin and price' },
  materials: { vi: 'Vật liệu xây dựng', en: 'Building materials' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  capital: { vi: 'Nguồn vốn', en: 'Capital' },
  contractor: { vi: 'Nhà thầu, tư vấn', en: 'Contractor or consultant' },
  other: { vi: 'Vướng mắc khác', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>;
export type Obstacle = keyof typeof obstacles;

export type DifficultyContext = {
  readonly movement: string;
  /** The unit that reports. */
  readonly unit: string;
  readonly obstacle: Obstacle;
  /** Code of the project; null: not one project alone. */
  readonly project: string | null;
  /** Đồng that will not be disbursed in time, a decimal string. */
  readonly amountAtRisk: string | null;
  readonly since: LegalDate;
  readonly filers: readonly string[];
  /** What the planning department proposed to the People's Committee, and whom. */
  readonly proposed: { readonly responsible: string; readonly number: string } | null;
  /** The unit that must clear it, by the direction in force. */
  readonly responsible: string | null;
  readonly direction: {
    readonly number: string;
    readonly date: LegalDate;
    /** Last day, inclusive. */
    readonly due: LegalDate;
  } | null;
  /** The paper by which the delay was accepted as not the unit's own; null: it was not. */
  readonly externalCause: { readonly number: string; readonly date: LegalDate; readonly note: string } | null;
  /** How often the reporter was not satisfied. */
  readonly reopened: number;
  readonly outcome: 'resolved' | 'withdrawn' | null;
  readonly passed: readonly { readonly timer: string; readonly stage: string; readonly at: string }[];
};

export const openDifficulty = (attempt: Attempt): DifficultyContext => {
  const { data } = attempt;
  return {
    movement: text(data, 'movement') ?? '',
    unit: text(data, 'unit') ?? '',
    obstacle: (text(data, 'obstacle') ?? 'other') as Obstacle,
    project: text(data, 'project'),
    amountAtRisk: money(data, 'amountAtRisk')?.toString() ?? null,
    since: text(data, 'since') ?? '',
    filers: withFilers([], attempt),
    proposed: null,
    responsible: null,
    direction: null,
    externalCause: null,
    reopened: 0,
    outcome: null,
    passed: [],
  };
};

export const difficultyUpdates = {
  keepProposal: (_context: DifficultyContext, { data }: Attempt) => ({
    proposed: {
      responsible: text(data, 'responsible') ?? '',
      number: text(group(data, 'paper'), 'number') ?? '',
    },
  }),
  keepDirection: (_context: DifficultyContext, { data }: Attempt) => ({
    responsible: text(data, 'responsible'),
    direction: {
      number: text(data, 'number') ?? '',
      date: text(data, 'date') ?? '',
      due: text(data, 'due') ?? '',
    },
  }),
  keepCause: (_context: DifficultyContext, { data }: Attempt) => ({
    externalCause: {
      number: text(group(data, 'paper'), 'number') ?? '',
      date: text(group(data, 'paper'), 'date') ?? '',
      note: text(data, 'note') ?? '',
    },
  }),
  end: (_context: DifficultyContext, _attempt: Attempt, { outcome }: Params) => ({
    outcome: outcome === 'withdrawn' ? ('withdrawn' as const) : ('resolved' as const),
  }),
  openAgain: (context: DifficultyContext) => ({ outcome: null, reopened: context.reopened + 1 }),
} satisfies Record<string, (context: DifficultyContext, attempt: Attempt, params: Params) => object>;
export type DifficultyUpdate = keyof typeof difficultyUpdates;
