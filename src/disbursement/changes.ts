import type { ImportKind } from '../machines/facts.js';
import type { Reading } from './figures.js';
import { importTables } from './importTables.js';

/** What staged rows would change against what is known: shown before anything is kept. */
export interface Changes {
  /** Figures that nobody knew. */
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

export async function changesOf(
  db: Reading,
  { id, movement, kind }: { readonly id: string; readonly movement: string; readonly kind: ImportKind },
): Promise<Changes> {
  const [row] = await db.read(comparisons[kind], [movement, id]);
  const [added, changed, same] = ['added', 'changed', 'same'].map((name) => Number(row?.[name] ?? 0));
  return { added: added ?? 0, changed: changed ?? 0, same: same ?? 0 };
}

const comparison = (kind: ImportKind, keys: readonly string[], order: string, differ: string): string => `
  with known as (
    select one.*, row_number() over (partition by ${keys.map((key) => `one.${key}`).join(', ')} order by ${order}) as place
    from ${importTables[kind].table} one join data_import on id = import_id
    where movement_id = $1 and published_at is not null and reversed_at is null
  )
  select coalesce(sum(case when known.code is null then 1 else 0 end), 0) as added,
    coalesce(sum(case when ${differ} then 1 else 0 end), 0) as changed,
    coalesce(sum(case when known.code is not null and not (${differ}) then 1 else 0 end), 0) as same
  from ${importTables[kind].table} staged
  left join known on place = 1 and ${keys.map((key) => `known.${key} = staged.${key}`).join(' and ')}
  where staged.import_id = $2`;

const comparisons: Readonly<Record<ImportKind, string>> = {
  plans: comparison(
    'plans',
    ['code'],
    'decision_date desc, seq desc, line desc',
    ['unit_id', ...importTables.plans.amounts]
      .map((column) => `known.code is not null and known.${column} is distinct from staged.${column}`)
      .join(' or '),
  ),
  disbursements: comparison(
    'disbursements',
    ['code', 'as_of', 'status'],
    'seq desc, line desc',
    'known.code is not null and known.disbursed <> staged.disbursed',
  ),
};
