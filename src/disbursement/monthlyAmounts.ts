import type { Row } from '../entities/bulk.js';
import { maxAmount } from '../entities/amount.js';
import type { LegalDate } from '../machines/attempt.js';
import { addDays } from '../machines/legalDate.js';
import { knownImports, valuesOf, type Reading, type When } from './figures.js';
import type { Made } from './fileRows.js';
import type { Wrong } from './importMistakes.js';

/**
 * A file that holds what each month brought: kept are sums since the start of the plan year, so each amount is added
 * to the sum on the last day of the month before, from the same file or as it was recorded. A month may be negative
 * (an advance was recovered), a sum may not.
 */

/** What a file of months goes on from. */
export interface SumsBefore {
  /** First day of the plan year: every sum begins with 0 there. */
  readonly yearFrom: LegalDate;
  /** Date of the first decision of each project, by code: before it nothing was disbursed. */
  readonly plannedFrom: ReadonlyMap<string, LegalDate>;
  /** Recorded sums by code and day. */
  readonly recorded: ReadonlyMap<string, Row>;
}

/** Sums of every project and day that is recorded; the Treasury's beats an estimate, then the one recorded last. */
export async function recordedSums(db: Reading, movement: string, when: When): Promise<Map<string, Row>> {
  const rows = await db.read(
    `with known as (${knownImports(when)}),
     reported as (
       select code, as_of, disbursed, advance, completed_volume,
         row_number() over (partition by code, as_of order by status desc, seq desc, line desc) as place
       from disbursement_report join known on known.id = import_id where as_of <= $3
     )
     select code, as_of, ${Object.keys(amounts).map(asText).join(', ')} from reported where place = 1`,
    valuesOf(movement, when),
  );
  return new Map(rows.map((row) => [placeOf(row), row]));
}

const asText = (column: string): string => `cast(${column} as text) as ${column}`;

/** Columns of amounts, and the keys by which a sheet knows them. */
const amounts = { disbursed: 'disbursed', advance: 'advance', completed_volume: 'completedVolume' } as const;
type Amount = keyof typeof amounts;

const placeOf = ({ code, as_of: asOf }: Row): string => `${String(code)} ${String(asOf)}`;

/** Rows of a file in its order; what is wrong with one stays as it is. */
export function summedUp(before: SumsBefore): (made: Made) => Made {
  const inFile = new Map<string, Row>();
  return (made) => {
    if ('wrong' in made) return made;
    const { row } = made;
    const series = `${String(row['code'])} ${String(row['status'])}`;
    const earlier = inFile.get(series);
    // The same day twice is told by whoever reads the file.
    if (earlier?.['as_of'] === row['as_of']) return made;
    const summed = added(row, earlier, before);
    if ('row' in summed) inFile.set(series, summed.row);
    return summed;
  };
}

function added(row: Row, earlier: Row | undefined, before: SumsBefore): Made {
  const day = addDays(`${String(row['as_of']).slice(0, 7)}-01`, -1);
  if (earlier && String(earlier['as_of']) > day) return { wrong: outOfOrder };
  const start = earlier?.['as_of'] === day ? earlier : startOn(day, row, before);
  if (start === undefined) return { wrong: unknownStart(String(row['code']), day) };
  const sums = (Object.keys(amounts) as Amount[]).map((name) => ({
    name,
    sum: plus(start[name], row[name]),
  }));
  const wrong = sums.find(({ sum }) => sum !== null && (sum < 0n || sum > maxAmount));
  if (wrong) return { wrong: outOfRange(wrong.name, wrong.sum ?? 0n) };
  return { row: { ...row, ...Object.fromEntries(sums.map(({ name, sum }) => [name, textOf(sum)])) } };
}
const textOf = (sum: bigint | null): string | null => (sum === null ? null : String(sum));

function startOn(day: LegalDate, row: Row, { yearFrom, plannedFrom, recorded }: SumsBefore): Row | undefined {
  const known = recorded.get(placeOf({ ...row, as_of: day }));
  const nothingYet = day < yearFrom || (plannedFrom.get(String(row['code'])) ?? '') > day;
  return known ?? (nothingYet ? { disbursed: '0', advance: '0', completed_volume: '0' } : undefined);
}

/** A part that was not told makes the whole unknown. */
const plus = (one: Row[string] | undefined, other: Row[string] | undefined): bigint | null =>
  one == null || other == null ? null : BigInt(one) + BigInt(other);

const inWords = (day: LegalDate): string => day.split('-').reverse().join('/');

const outOfOrder: Wrong = {
  key: 'code',
  message: {
    vi: 'Tệp ghi số trong tháng, nhưng các tháng của dự án này không theo thứ tự.',
    en: 'The file holds monthly amounts, and the months of this project are not in order.',
  },
  fix: { vi: 'Hãy sắp xếp các dòng theo tháng.', en: 'Sort the rows by month.' },
};
const unknownStart = (code: string, day: LegalDate): Wrong => ({
  key: 'disbursed',
  message: {
    vi: `Chưa có số lũy kế đến ${inWords(day)} của dự án "${code}", nên không cộng tiếp được số trong tháng.`,
    en: `Nothing is recorded of the project "${code}" up to ${inWords(day)}, so its month cannot be added to anything.`,
  },
  fix: {
    vi: `Hãy nhập số lũy kế đến ${inWords(day)} trước, hoặc thêm các tháng còn thiếu vào tệp.`,
    en: `Import what it disbursed up to ${inWords(day)} first, or add the months that are missing to the file.`,
  },
});
const outOfRange = (name: Amount, sum: bigint): Wrong => ({
  key: amounts[name],
  message: {
    vi: `Cộng số trong tháng thì lũy kế là ${sum.toLocaleString('vi-VN')} đồng.`,
    en: `With this month the sum since January is ${sum.toLocaleString('en-US')} đồng.`,
  },
  fix: {
    vi: 'Lũy kế phải từ 0 đến 9.000.000.000.000.000 đồng: hãy kiểm tra số trong tháng và số của các tháng trước.',
    en: 'A sum lies between 0 and 9,000,000,000,000,000 đồng: check the month and those before it.',
  },
});
