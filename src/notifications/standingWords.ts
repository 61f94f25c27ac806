import { date, dayInWords, integer, rate } from '../language/format.js';
import { choice } from '../language/labels.js';
import type { Language } from '../language/language.js';
import type { Occasion } from './occasion.js';
import type { Standing } from './unitStanding.js';

/** `1.234.567,8 triệu đồng`: cut, or rounded up where less would not suffice. Amounts in đồng. */
export function millions(amount: bigint, language: Language, up = false): string {
  const tenths = (amount + (up ? 99_999n : 0n)) / 100_000n;
  const [point, unit] = language === 'vi' ? [',', 'triệu đồng'] : ['.', 'million đồng'];
  return `${integer(tenths / 10n, language)}${point}${tenths % 10n} ${unit}`;
}

/** `59,99 %`, told apart from the milestone that it does not reach. */
export const rateOf = ({ result, milestone }: Standing, language: Language): string =>
  rate(result.disbursed.toString(), result.plan.toString(), language, milestone.rate) ?? '–';

const figureStatus = ({ result }: Standing, { word }: Occasion): string =>
  result.provisional
    ? word('ước thực hiện', 'estimate')
    : word('Kho bạc xác nhận', 'confirmed by the Treasury');

/** `đạt 60 %` or `trên 95 %`, by the plan's own words. */
export function target(
  { rate: { numerator, denominator }, comparator }: Standing['milestone'],
  { word, language }: Occasion,
): string {
  const percent = rate(String(numerator), String(denominator), language)?.replace(/[.,]00/, '') ?? '–';
  return comparator === 'exceeds'
    ? word(`trên ${percent}`, `above ${percent}`)
    : word(`đạt ${percent}`, percent);
}

/** The small table of a letter about a milestone. */
export function standingFigures(standing: Standing, about: Occasion): (readonly [string, string])[] {
  const { word, language } = about;
  const { result, milestone, asOf, ahead, ranked, difficulties } = standing;
  const needed =
    ahead?.perDay == null
      ? []
      : [
          [
            word(
              `Để đạt mốc ${date(ahead.milestone.on)}`,
              `To reach the milestone of ${date(ahead.milestone.on)}`,
            ),
            word(
              `bình quân ${millions(ahead.perDay, language, true)} mỗi ngày làm việc (${ahead.days} ngày)`,
              `${millions(ahead.perDay, language, true)} each working day (${ahead.days} days)`,
            ),
          ] as const,
        ];
  return [
    [
      word('Kế hoạch vốn', 'Capital plan'),
      `${millions(result.plan, language)} (${choice(milestone.planBasis, language)})`,
    ],
    [
      word(`Đã giải ngân đến ${date(asOf)}`, `Disbursed up to ${date(asOf)}`),
      `${millions(result.disbursed, language)} = ${rateOf(standing, language)} (${figureStatus(standing, about)})`,
    ],
    [
      word(`Mốc ${dayInWords(milestone.on, language)}`, `Milestone of ${dayInWords(milestone.on, language)}`),
      `${target(milestone, about)}; ${word('còn thiếu', 'lacks')} ${millions(result.gap, language, true)}`,
    ],
    [word('Xếp thứ', 'Rank'), `${result.rank}/${ranked}`],
    ...needed,
    [
      word('Vướng mắc đang mở', 'Open difficulties'),
      difficulties.join(', ') || word('chưa phản ánh', 'none reported'),
    ],
  ];
}
