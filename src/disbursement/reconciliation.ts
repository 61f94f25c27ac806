import { knownImports, valuesOf, type Reading, type When } from './figures.js';

/** What was estimated of a project up to a day, beside what the Treasury confirmed; amounts are decimal strings of đồng. */
export interface Reconciled {
  readonly code: string;
  readonly estimated: string | null;
  readonly confirmed: string | null;
  /** Confirmed less estimated; null where one of them is missing. */
  readonly difference: string | null;
}

/** Every project with a figure of that very day, by code; of each kind the one recorded last. One statement. */
export async function reconciliation(db: Reading, movement: string, when: When): Promise<Reconciled[]> {
  const rows = await db.read(
    `with known as (${knownImports(when)}),
     reported as (
       select code, status, disbursed,
         row_number() over (partition by code, status order by seq desc, line desc) as place
       from disbursement_report join known on known.id = import_id where as_of = $3
     )
     select code, cast(max(case when status = 'estimate' then disbursed end) as text) as estimated,
       cast(max(case when status = 'treasuryConfirmed' then disbursed end) as text) as confirmed
     from reported where place = 1 group by code order by code`,
    valuesOf(movement, when),
  );
  return rows.map(({ code, estimated, confirmed }) => {
    const [one, other] = [estimated, confirmed].map((sum) => (sum == null ? null : BigInt(sum)));
    const difference = one == null || other == null ? null : String(other - one);
    return {
      code: String(code),
      estimated: estimated == null ? null : String(estimated),
      confirmed: confirmed == null ? null : String(confirmed),
      difference,
    };
  });
}
