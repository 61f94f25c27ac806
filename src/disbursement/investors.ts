import type { LegalDate } from '../machines/attempt.js';
import { text, texts } from '../machines/data.js';
import type { FileState } from '../machines/state.js';
import type { Reading } from './figures.js';

/** A unit of the register as figures are gathered by it. */
export interface Investor {
  readonly id: string;
  /** Symbol and name. */
  readonly title: string;
  readonly kind: string;
  /** First day on which it is no more, and who took over. */
  readonly until: LegalDate | null;
  readonly successors: readonly string[];
  /** Whether it takes part in the movement, with or without projects. */
  readonly takesPart: boolean;
}

/** The whole register, by id. */
export async function investors(db: Reading, movement: string): Promise<Map<string, Investor>> {
  const rows = await db.read(
    `select id, title, state, exists (
       select 1 from case_file where kind = 'commitment' and movement_id = $1 and unit_id = unit.id
     ) as takes_part from case_file unit where kind = 'unit'`,
    [movement],
  );
  return new Map(
    rows.map(({ id, title, state, takes_part: takesPart }) => {
      const { context } = JSON.parse(String(state)) as FileState;
      const investor = {
        id: String(id),
        title: String(title),
        kind: text(context, 'kind') ?? '',
        until: text(context, 'until'),
        successors: texts(context, 'successors'),
        takesPart: Boolean(takesPart),
      };
      return [investor.id, investor];
    }),
  );
}

/**
 * Whose figures a unit's are on a day: its own, or those of the one unit that took over. Nobody knows which of
 * several a project went to until a decision names its investor, so then they stay.
 */
export function heirOn(units: ReadonlyMap<string, Investor>, id: string, date: LegalDate): string {
  const unit = units.get(id);
  const [heir] = unit?.successors ?? [];
  if (!unit?.until || unit.until > date || heir === undefined || unit.successors.length > 1) return id;
  return heirOn(units, heir, date);
}
