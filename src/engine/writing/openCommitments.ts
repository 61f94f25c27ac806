import { createHash } from 'node:crypto';
import type { Instant, LegalDate } from '../../machines/attempt.js';
import { group, text } from '../../machines/data.js';
import { dateOf } from '../../machines/legalDate.js';
import type { MovementDefinition, MovementStage } from '../../machines/movementDefinition.js';
import type { Database } from '../../entities/database.js';
import type { Row } from '../../entities/bulk.js';
import { Refused } from '../errors.js';
import type { Random } from '../how.js';
import type { Moved } from './moveWork.js';
import { submit } from './submit.js';
import { storedState } from './storedState.js';

/**
 * Opens a commitment for every unit that owes one and has none, in every movement that runs: after a launch, for a
 * unit registered later, and for what was missed. Two statements when nothing is missing; called twice, or by two
 * processes at once, it opens each file once. Resolves with the files opened.
 */
export async function openCommitments(db: Database, at: Instant): Promise<Moved[]> {
  const rows = await db.read(unitsWithout, running);
  if (rows.length === 0) return [];
  const owed = kindsByMovement(await db.read(movementsRunning, running));
  const missing = rows.filter((row) => owes(owed.get(String(row['movement'])) ?? [], row, dateOf(at)));
  const opened = await Promise.all(
    missing.map((row) => openOne(db, String(row['movement']), String(row['id']), at)),
  );
  return opened.filter((moved) => moved !== null);
}

const running: readonly MovementStage[] = ['launched', 'interimReview', 'finalReview'];
const unitsWithout = `
  select movement.id as movement, unit.id, unit.kind, unit.head, unit.state, unit.machine_version
  from case_file movement join case_file unit on unit.kind = 'unit' and unit.stage = 'active'
  where movement.kind = 'movement' and movement.stage in ($1, $2, $3)
  and not exists (select 1 from case_file known where known.kind = 'commitment'
    and known.movement_id = movement.id and known.unit_id = unit.id)
  order by movement.code, unit.code`;
const movementsRunning = `select id, kind, head, state, machine_version from case_file
  where kind = 'movement' and stage in ($1, $2, $3)`;

const contextOf = (row: Row) => storedState(row as unknown as Parameters<typeof storedState>[0]).context;

/** A unit of a kind that owes one, from its first day on. */
function owes(kinds: readonly string[], unit: Row, today: LegalDate): boolean {
  const context = contextOf(unit);
  return kinds.includes(text(context, 'kind') ?? '') && (text(context, 'from') ?? '') <= today;
}

function kindsByMovement(rows: readonly Row[]): Map<string, readonly string[]> {
  return new Map(
    rows.map((row) => {
      const { commitment } = group(contextOf(row), 'definition') as unknown as MovementDefinition;
      return [String(row['id']), commitment?.owedBy.value ?? []];
    }),
  );
}

/** Somebody who was faster is no mistake: the unit has its file. */
async function openOne(db: Database, movement: string, unit: string, at: Instant): Promise<Moved | null> {
  const key = `commitment:${movement}:${unit}`;
  try {
    const how = { by: 'clock', at, key, random: bytesOf(key) } as const;
    return await submit(db, { verb: 'open', kind: 'commitment', data: { movement, unit }, how });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** One file for each key, so its id needs no chance. */
const bytesOf =
  (key: string): Random =>
  (size) =>
    createHash('sha256').update(key).digest().subarray(0, size);
