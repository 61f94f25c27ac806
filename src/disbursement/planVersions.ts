import { knownImports, planBases, valuesOf, type PlanBasis, type Reading, type When } from './figures.js';

/** Which decision's plan counts: the latest by a day, and the how manieth it is. */
export interface PlanVersion {
  readonly version: number;
  readonly number: string;
  readonly date: string;
}

/** The version of each basis in force; a basis of which no decision speaks has none. */
export async function planVersions(
  db: Reading,
  movement: string,
  when: When,
): Promise<ReadonlyMap<PlanBasis, PlanVersion>> {
  const rows = await db.read(
    `with known as (${knownImports(when)})
     select decision_number as number, decision_date as date,
       count(prime_minister) as "primeMinister", count(provincial_council) as "provincialCouncil", count(total) as total
     from assigned_plan join known on known.id = import_id where decision_date <= $3
     group by decision_date, decision_number order by decision_date, min(seq), decision_number`,
    valuesOf(movement, when),
  );
  const versions = new Map<PlanBasis, PlanVersion>();
  for (const row of rows)
    for (const basis of planBases)
      if (Number(row[basis]) > 0)
        versions.set(basis, {
          version: (versions.get(basis)?.version ?? 0) + 1,
          number: String(row['number']),
          date: String(row['date']),
        });
  return versions;
}
