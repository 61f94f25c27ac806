import { figuresByUnit, type Reading } from '../disbursement/figures.js';
import { added, none } from '../disbursement/milestoneResults.js';
import { planVersions } from '../disbursement/planVersions.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { group } from '../machines/data.js';
import type { FrozenContext } from '../machines/frozenMilestones.js';
import { dateOf } from '../machines/legalDate.js';
import type { Milestone, MovementDefinition } from '../machines/movementDefinition.js';
import { advanceMovement } from './advanceMovement.js';
import { canonical, sha256 } from './journal/canonical.js';
import { Refused } from './errors.js';
import type { Moved } from './writing/moveWork.js';
import { storedState } from './writing/storedState.js';

/**
 * Freezes every milestone whose day has passed, and anew each one that an import has reopened since: the version of
 * its plan and its figures stand in an entry of the movement. Where nothing was imported, nothing is judged, and where
 * nothing is to do, one statement says so. Resolves with the entries made.
 */
export async function freezeMilestones(db: Database, at: Instant): Promise<Moved[]> {
  const movements = await db.read(
    `select id, kind, head, state, machine_version from case_file where kind = 'movement' and stage <> 'draft'
     and exists (select 1 from data_import where movement_id = case_file.id and published_at is not null)`,
  );
  const made: Moved[] = [];
  for (const row of movements)
    for (const milestone of openIn(row, at)) {
      const moved = await freeze(db, String(row['id']), milestone, at);
      if (moved) made.push(moved);
    }
  return made;
}

type Frozen = FrozenContext & { readonly definition: JsonObject };

/** Milestones whose day has passed and that are not frozen as they stand. */
function openIn(row: Row, at: Instant): Milestone[] {
  const { context } = storedState(row as unknown as Parameters<typeof storedState>[0]);
  const { frozen } = context as unknown as Frozen;
  const { milestones } = group(context, 'definition') as unknown as MovementDefinition;
  const stands = ({ key, on }: Milestone): boolean =>
    frozen.some((one) => one.milestone === key && one.on === on && !one.reopened);
  return milestones.filter((milestone) => milestone.on < dateOf(at) && !stands(milestone));
}

/** Null: somebody else was faster. */
async function freeze(
  db: Database,
  movement: string,
  { key, on, planBasis: basis }: Milestone,
  at: Instant,
): Promise<Moved | null> {
  try {
    return await advanceMovement(db, movement, { by: 'clock', at }, async (seen) => {
      const figures = await frozenFigures(db, movement, { on, basis, knownAt: seen });
      return { type: 'freezeMilestone', data: { milestone: key, on, basis, ...figures } };
    });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** The figures of a milestone's own day, known up to an entry of the movement. */
export async function frozenFigures(
  db: Reading,
  movement: string,
  {
    on,
    basis,
    knownAt,
  }: Pick<Milestone, 'on'> & { readonly basis: Milestone['planBasis']; readonly knownAt: number },
) {
  const when = { asOf: on, knownAt };
  const units = await figuresByUnit(db, movement, when);
  const { plans, disbursed, projects, confirmed } = units.reduce(added, none);
  const version = (await planVersions(db, movement, when)).get(basis);
  const results = units
    .map((one) => [
      one.unit,
      String(one.plans[basis] ?? 0n),
      String(one.disbursed),
      one.projects,
      one.confirmed,
    ])
    .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return {
    planVersion: version?.version ?? 0,
    decision: version ? { number: version.number, date: version.date } : null,
    ...{ plan: String(plans[basis] ?? 0n), disbursed: String(disbursed), projects, confirmed },
    results: sha256(canonical(results)),
  };
}
