import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Desk, JsonObject, LegalDate, Role } from '../machines/attempt.js';
import { deskOf } from '../machines/authority.js';
import { text } from '../machines/data.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';

/** A role at which ladders end and that nobody holds in some units: their letters go to the units' mailboxes. */
export interface VacantPost {
  readonly role: Role;
  /** Symbols. */
  readonly units: readonly string[];
  /** Last steps of ladders that write to it. */
  readonly steps: readonly { readonly timer: string; readonly step: string }[];
}

interface KnownUnit {
  readonly id: string;
  readonly symbol: string;
  readonly kind: string;
  /** First day; empty: since ever. */
  readonly from: string;
}

/** Where the ladders of a definition end at a post that is vacant on a day; of units, those that owe a commitment. */
export async function vacantPosts(
  db: Pick<Database, 'read'>,
  definition: MovementDefinition,
  today: LegalDate,
): Promise<VacantPost[]> {
  const units = (await db.read(unitsInBeing)).map(unitOf).filter(({ from }) => from <= today);
  const held = new Set((await db.read(grantsInForce, [today])).map(({ post }) => String(post)));
  return [...lastSteps(definition)].flatMap(([role, steps]) => {
    const seated = unitsAt(definition, deskOf[role], units, today);
    const vacant = seated.filter(({ id }) => !held.has(`${role}@${id}`)).map(({ symbol }) => symbol);
    return vacant.length === 0 ? [] : [{ role, units: vacant, steps }];
  });
}

const unitsInBeing = `select id, state from case_file where kind = 'unit' and stage = 'active' order by code`;
const grantsInForce = `select distinct role || '@' || unit_id as post from role_grant
  where (from_date is null or from_date <= $1) and (until_date is null or until_date >= $1)`;

function unitOf({ id, state }: Row): KnownUnit {
  const { context } = JSON.parse(String(state)) as { readonly context: JsonObject };
  const field = (name: string): string => text(context, name) ?? '';
  return { id: String(id), symbol: field('symbol'), kind: field('kind'), from: field('from') };
}

/** The roles of each ladder's last step. */
function lastSteps({ deadlines }: MovementDefinition): Map<Role, VacantPost['steps']> {
  const found = new Map<Role, VacantPost['steps']>();
  for (const [timer, { ladder }] of Object.entries(deadlines)) {
    const last = ladder.at(-1);
    for (const role of last?.to ?? [])
      found.set(role, [...(found.get(role) ?? []), { timer, step: last?.step ?? '' }]);
  }
  return found;
}

function unitsAt(
  { desks, commitment }: MovementDefinition,
  desk: Desk | null,
  units: readonly KnownUnit[],
  today: LegalDate,
): KnownUnit[] {
  if (desk === 'unit')
    return units.filter(({ kind }) => commitment?.owedBy.value.some((one) => one === kind));
  if (desk === null || desk === 'responsible') return [];
  const seats = desks[desk].filter(({ from, until }) => (from ?? '') <= today && today < (until ?? '9999'));
  return units.filter(({ symbol }) => seats.some(({ unit }) => unit === symbol));
}
