import type { DisbursementFact } from '../machines/facts.js';
import { figuresOfUnits, planBases, type PlanBasis, type Reading, type When } from './figures.js';
import { heirOn, investors } from './investors.js';
import { added, none } from './milestoneResults.js';
import { planVersions } from './planVersions.js';

/** What is recorded of a unit on a day, as a nomination's claims are compared with it. */
export type RecordedFigure = Omit<DisbursementFact, 'claim' | 'knownAt'>;

/** One figure a basis of which a decision speaks; with those whom the unit succeeded by then. None: nothing is recorded. */
export async function recordedFigures(
  db: Reading,
  movement: string,
  unit: string,
  when: When,
): Promise<ReadonlyMap<PlanBasis, RecordedFigure>> {
  const register = await investors(db, movement);
  const heir = heirOn(register, unit, when.asOf);
  const theirs = [...register.keys()].filter((id) => heirOn(register, id, when.asOf) === heir);
  const { plans, disbursed, projects, confirmed } = (await figuresOfUnits(db, movement, when, theirs)).reduce(
    added,
    none,
  );
  const versions = await planVersions(db, movement, when);
  return new Map(
    planBases.flatMap((basis) => {
      const [plan, version] = [plans[basis], versions.get(basis)];
      if (plan === null || !version) return [];
      const status = confirmed === projects ? ('treasuryConfirmed' as const) : ('estimate' as const);
      const figure = { basis, planVersion: version.version, asOf: when.asOf, status };
      return [[basis, { ...figure, disbursed: String(disbursed), plan: String(plan) }]];
    }),
  );
}
