import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/**
 * Figures that were published about 2024, row by row with their sources in `published/`. Their digits are rounded half
 * up, ours are cut: this comparison alone rounds.
 */

interface Point {
  readonly province: string;
  readonly basis: string;
  readonly plan: string;
  readonly disbursed: string;
  readonly percent: string;
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
const rowsOf = (name: string): string[][] =>
  readFileSync(new URL(`published/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(cellsOf);

const points: Point[] = rowsOf('province_disbursement_points.csv').map(
  ([province = '', , basis = '', plan = '', disbursed = '', percent = '']) => ({
    ...{ province, basis, plan, disbursed, percent },
  }),
);

/** A decimal as a whole number of thousandths. */
function thousandths(text: string): bigint | null {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  return whole === undefined ? null : BigInt(whole + decimals.padEnd(3, '0'));
}
const digitsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Percent, rounded half up to some digits, as text. */
function rounded(disbursed: bigint, plan: bigint, digits: number): string {
  const scaled = (disbursed * 100n * 10n ** BigInt(digits) * 2n + plan) / (plan * 2n);
  const text = String(scaled).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

type Verdict = 'reproduces' | 'within the rounding of its inputs' | 'contradicts itself' | 'not computed';

/** `plan` as it is counted: a round number may be off by half of its last digit that is not zero. */
function verdictOn({ plan, disbursed, percent }: Point, slack: (text: string) => bigint): Verdict {
  const [whole, part, shown] = [thousandths(plan), thousandths(disbursed), thousandths(percent)];
  if (whole === null || part === null || shown === null) return 'not computed';
  if (rounded(part, whole, digitsOf(percent)) === percent) return 'reproduces';
  const digits = digitsOf(percent);
  const least = rounded(part - slack(disbursed), whole + slack(plan), digits);
  const most = rounded(part + slack(disbursed), whole - slack(plan), digits);
  const within = (thousandths(least) ?? 0n) <= shown && shown <= (thousandths(most) ?? 0n);
  return within ? 'within the rounding of its inputs' : 'contradicts itself';
}
/** Half of the last digit that is written, in thousandths. */
const halfDigit = (text: string): bigint => 500n / 10n ** BigInt(digitsOf(text));
/** 22000 is a round thousand. */
const halfThousand = (text: string): bigint => (text.endsWith('000') ? 500_000n : halfDigit(text));

test('only rows with both a plan and a disbursed number are computed', () => {
  const computed = points.filter(
    ({ plan, disbursed }) => thousandths(plan) !== null && thousandths(disbursed) !== null,
  );
  expect(computed.map(({ province, basis }) => `${province} ${basis}`)).toEqual([
    'Bình Dương PM',
    'Bình Định PM',
    'Bình Định Provincial Council',
  ]);
  const asText = points.filter(({ plan }) => plan !== '' && thousandths(plan) === null);
  expect(asText.map(({ plan }) => plan)).toEqual(['>5000', '22000 (rounded; 34.7% implies ~21017)']);
});

test.each([
  ['Bình Dương', 'PM', 'reproduces'],
  ['Bình Định', 'Provincial Council', 'reproduces'],
  ['Bình Định', 'PM', 'within the rounding of its inputs'],
] as const)('%s on the basis %s %s', (province, basis, expected) => {
  const point = points.find(
    (one) => one.province === province && one.basis === basis && one.disbursed !== '',
  );
  expect(point && verdictOn(point, halfDigit)).toBe(expected);
});

test('34.7 % of "22,000" contradicts itself, also if that is a round thousand', () => {
  const point = points.find(({ plan }) => plan.startsWith('22000'));
  if (!point) throw new Error('The row is gone');
  expect(verdictOn(point, halfThousand)).toBe('not computed');
  expect(verdictOn({ ...point, plan: '22000' }, halfThousand)).toBe('contradicts itself');
  const [part, shown] = [thousandths(point.disbursed) ?? 0n, thousandths(point.percent) ?? 1n];
  expect(((part * 100_000n) / shown + 500n) / 1000n).toBe(21_017n);
});

test('the national rows have no plan; what they imply is shown as implied', () => {
  const implied = rowsOf('national_disbursement_2024.csv').flatMap(
    ([, disbursed = '', ofPlan = '', ofTotal = '']) => {
      const percent = ofPlan === '' ? ofTotal : ofPlan;
      const [part, shown] = [thousandths(disbursed), thousandths(percent)];
      return part === null || shown === null
        ? []
        : [[disbursed, percent, String((part * 100_000n + shown * 500n) / (shown * 1000n))]];
    },
  );
  expect(implied).toEqual(
    expect.arrayContaining([
      ['274501', '37.01', '741694'],
      ['320566.5', '47.29', '677874'],
      ['410954', '60.43', '680050'],
    ]),
  );
});
