import type { JsonObject } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import type { ImportFact, ImportKind } from '../../machines/facts.js';
import { placeholders } from '../../entities/bulk.js';
import type { Query } from './workspace.js';

/** The imports of these ids as rules see them, by id. */
export async function importFacts(
  query: Query,
  ids: readonly string[],
): Promise<Map<string, ImportFact & { readonly movement: string }>> {
  if (ids.length === 0) return new Map();
  const rows = (await query(
    `select one.*, (
       select min(twin.id) from data_import twin
       where twin.movement_id = one.movement_id and twin.kind = one.kind and twin.sha256 = one.sha256
       and twin.mapping = one.mapping and twin.id <> one.id
       and twin.published_at is not null and twin.reversed_at is null
     ) as twin from data_import one where one.id in (${placeholders(ids.length)})`,
    ids,
  )) as unknown as ImportRow[];
  return new Map(rows.map((row) => [row.id, { ...factOf(row), movement: row.movement_id }]));
}

const factOf = (row: ImportRow): ImportFact => ({
  id: row.id,
  kind: row.kind,
  sha256: row.sha256,
  sheet: row.sheet,
  rows: row.rows,
  totals: parsed(row.totals) as ImportFact['totals'],
  rowsHash: row.rows_hash,
  months: parsed(row.months) as ImportFact['months'],
  state: row.reversed_at !== null ? 'reversed' : row.published_at !== null ? 'published' : 'staged',
  twin: row.twin,
});
const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

/** The import that a move's data names. */
export const importNamed = (data: unknown): string | null =>
  typeof data === 'object' && data !== null ? text(data as JsonObject, 'import') : null;

interface ImportRow {
  readonly id: string;
  readonly movement_id: string;
  readonly kind: ImportKind;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly rows: number | null;
  readonly totals: string | null;
  readonly rows_hash: string | null;
  readonly months: string | null;
  readonly published_at: string | null;
  readonly reversed_at: string | null;
  readonly twin: string | null;
}
