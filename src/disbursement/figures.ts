import type { Instant, LegalDate } from '../machines/attempt.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { placeholders, type Row, type Value } from '../entities/bulk.js';

/**
 * What was planned and disbursed, by two times: up to which day (`asOf`), and as it was recorded by when
 * (`knownAt`). Nothing is stored twice and nothing is overwritten: each figure is found among the lines of imports.
 *
 * - The plan of a project in force on a day is what the latest decision by then says, by basis.
 * - What it disbursed by a day is its report of the latest day up to then; for one day the Treasury's figure beats an
 *   estimate, then the one recorded last.
 * - A project is the investor's whom the latest decision names.
 */

export type PlanBasis = Milestone['planBasis'];
export const planBases = [
  'primeMinister',
  'provincialCouncil',
  'total',
] as const satisfies readonly PlanBasis[];

export interface When {
  readonly asOf: LegalDate;
  /** An instant, or the `seq` of the movement's entry up to which everything is known. */
  readonly knownAt: Instant | number;
}

/** Amounts in đồng. A basis of which no decision speaks is null. */
export interface Figures {
  readonly plans: Readonly<Record<PlanBasis, bigint | null>>;
  readonly disbursed: bigint;
  /** Projects that have a plan or a report. */
  readonly projects: number;
  /** Of these, how many reported at all, and how many are confirmed by the Treasury for that very day. */
  readonly reported: number;
  readonly confirmed: number;
}
/** `unit` null: nobody knows whose the project is, because its plan was undone. */
export interface UnitFigures extends Figures {
  readonly unit: string | null;
}

export interface ProjectFigures extends UnitFigures {
  readonly code: string;
  readonly reportedOn: LegalDate | null;
}

/** Where committed rows are read: an open database, a session, a snapshot. */
export interface Reading {
  read(statement: string, values?: readonly Value[]): Promise<Row[]>;
}

/** Figures of every unit of a movement that has a project: one statement, however many. */
export async function figuresByUnit(db: Reading, movement: string, when: When): Promise<UnitFigures[]> {
  const rows = await db.read(
    `${projectsAt(when)} select unit_id, ${sums} from project where ${counted} group by unit_id`,
    valuesOf(movement, when),
  );
  return rows.map((row) => ({ unit: textOrNull(row['unit_id']), ...figuresIn(row) }));
}

/** Figures of these units alone, by their projects: what one unit claims costs no look at the others. */
export async function figuresOfUnits(
  db: Reading,
  movement: string,
  when: When,
  units: readonly string[],
): Promise<UnitFigures[]> {
  const theirs = `select code from assigned_plan where unit_id in (${placeholders(units.length, 4)})`;
  const rows = await db.read(
    `${projectsAt(when, `code in (${theirs})`)} select unit_id, ${sums} from project
     where ${counted} and unit_id in (${placeholders(units.length, 4)}) group by unit_id`,
    [...valuesOf(movement, when), ...units],
  );
  return rows.map((row) => ({ unit: textOrNull(row['unit_id']), ...figuresIn(row) }));
}

/** Figures of every project, with its unit and the day of the report that counts. */
export async function figuresByProject(db: Reading, movement: string, when: When): Promise<ProjectFigures[]> {
  const rows = await db.read(
    `${projectsAt(when)} select code, max(unit_id) as unit_id, max(reported_on) as reported_on, ${sums} from project where ${counted} group by code`,
    valuesOf(movement, when),
  );
  return rows.map((row) => ({
    code: String(row['code']),
    unit: textOrNull(row['unit_id']),
    reportedOn: textOrNull(row['reported_on']),
    ...figuresIn(row),
  }));
}

export const valuesOf = (movement: string, { asOf, knownAt }: When): Value[] => [movement, knownAt, asOf];

/** Imports that counted at an instant, or up to a `seq`. */
export const knownImports = ({ knownAt }: When): string => {
  const [published, reversed] =
    typeof knownAt === 'number' ? ['seq', 'reversed_seq'] : ['published_at', 'reversed_at'];
  return `select id, seq from data_import
    where movement_id = $1 and ${published} <= $2 and (${reversed} is null or ${reversed} > $2)`;
};

const bases = { prime_minister: 'primeMinister', provincial_council: 'provincialCouncil', total: 'total' };
const basisColumns = Object.keys(bases);

/** `treasuryConfirmed` stands after `estimate` in the alphabet. */
const latestReport = 'partition by code order by as_of desc, status desc, seq desc, line desc';
const latestDecision = 'decision_date desc, seq desc, line desc';

/** One row a project: `$1` movement, `$2` known at, `$3` as of. `which` chooses projects by their `code`. */
const projectsAt = (when: When, which = '1 = 1'): string => `
with known as (${knownImports(when)}),
decided as (
  select code, unit_id, ${basisColumns.join(', ')},
    row_number() over (partition by code
      order by case when decision_date <= $3 then 1 else 0 end desc, ${latestDecision}) as place,
    ${basisColumns
      .map(
        (column) => `case when ${column} is not null and decision_date <= $3 then row_number() over (
          partition by code, ${column} is not null and decision_date <= $3 order by ${latestDecision}) end
          as ${column}_place`,
      )
      .join(', ')}
  from assigned_plan join known on known.id = import_id
  where ${which}
),
reported as (
  select code, as_of, status, disbursed, row_number() over (${latestReport}) as place
  from disbursement_report join known on known.id = import_id
  where as_of <= $3 and ${which}
),
line as (
  select code, case when place = 1 then unit_id end as unit_id,
    ${basisColumns.map((column) => `case when ${column}_place = 1 then ${column} end as ${column}`).join(', ')},
    null as disbursed, null as reported_on, 0 as is_confirmed
  from decided
  union all
  select code, null, null, null, null, disbursed, as_of,
    case when status = 'treasuryConfirmed' and as_of = $3 then 1 else 0 end
  from reported where place = 1
),
project as (
  select code, max(unit_id) as unit_id, ${basisColumns.map((column) => `max(${column}) as ${column}`).join(', ')},
    max(disbursed) as disbursed, max(reported_on) as reported_on, max(is_confirmed) as is_confirmed
  from line group by code
)`;

const counted = `coalesce(${basisColumns.join(', ')}, disbursed) is not null`;
const sum = (column: string): string => `cast(sum(${column}) as text) as ${column}`;
const sums = `${[...basisColumns, 'disbursed'].map(sum).join(', ')}, count(*) as projects,
  count(reported_on) as reported, sum(is_confirmed) as confirmed`;

const figuresIn = (row: Row): Figures => ({
  plans: Object.fromEntries(
    Object.entries(bases).map(([column, basis]) => [basis, amountOrNull(row[column])]),
  ) as Figures['plans'],
  disbursed: amountOrNull(row['disbursed']) ?? 0n,
  projects: Number(row['projects']),
  reported: Number(row['reported']),
  confirmed: Number(row['confirmed']),
});
const amountOrNull = (value: Value | undefined): bigint | null => (value == null ? null : BigInt(value));
const textOrNull = (value: Value | undefined): string | null => (value == null ? null : String(value));
