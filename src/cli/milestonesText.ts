import type { MilestoneResults, RankedResult, Result, UnitResult } from '../disbursement/milestoneResults.js';
import { planBases } from '../disbursement/figures.js';
import { date, instant, integer, rate } from '../language/format.js';
import { choice } from '../language/labels.js';
import { say, type Language } from '../language/language.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { table } from './table.js';

/** The milestone table, as people read it. The verdict never comes from the digits that are shown. */
export function milestonesText(results: MilestoneResults, language: Language): string {
  const { milestone, units, withoutPlan, province } = results;
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const headings = [
    ...[word('Hạng', 'Rank'), word('Đơn vị', 'Unit'), word('Loại (hạng)', 'Kind (rank)')],
    ...[word('Kế hoạch', 'Plan'), word('Đã giải ngân', 'Disbursed'), word('Tỷ lệ', 'Rate')],
    ...[
      word('Kết quả', 'Verdict'),
      word('Còn thiếu', 'Missing'),
      word('Mỗi ngày làm việc', 'Each working day'),
    ],
    ...otherBases(milestone).map((basis) => choice(basis, language)),
  ];
  const cells = (result: Result): string[] => cellsOf(result, milestone, language);
  const rows = [
    ...units.map((unit) => [String(unit.rank), ...named(unit, language), ...cells(unit)]),
    ['', word('Toàn tỉnh', 'The province'), '', ...cells(province)],
    ...withoutPlan.map((unit) => ['–', ...named(unit, language), ...cells(unit)]),
  ];
  return [...head(results, language), table(headings, rows)].join('\n');
}

function head(
  { when, milestone, workingDaysLeft, versions }: MilestoneResults,
  language: Language,
): string[] {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const [asOf, on] = [date(when.asOf), date(milestone.on)];
  const knownAt = instant(String(when.knownAt));
  const version = versions.get(milestone.planBasis);
  const basis = choice(milestone.planBasis, language);
  return [
    word(
      `Số liệu đến hết ngày ${asOf}, ghi nhận đến ${knownAt}; đơn vị: đồng`,
      `Figures up to ${asOf}, as recorded by ${knownAt}; in đồng`,
    ),
    `${milestone.key}: ${wanted(milestone, language)} · ${basis} · ${word('đến hết', 'by the end of')} ${on} · ${word(
      `còn ${workingDaysLeft} ngày làm việc`,
      `${workingDaysLeft} working days left`,
    )}`,
    version
      ? word(
          `Kế hoạch vốn: bản ${version.version}, số ${version.number}, ngày ${date(version.date)}`,
          `Plan: version ${version.version}, no. ${version.number} of ${date(version.date)}`,
        )
      : word('Chưa có kế hoạch vốn theo mốc này.', 'There is no plan of this basis yet.'),
  ];
}

/** `trên 95 %`, `từ 60 %`. */
function wanted({ comparator, rate: { numerator, denominator } }: Milestone, language: Language): string {
  const percent = (rate(String(numerator), String(denominator), language) ?? '').replace(/[.,]00 /, ' ');
  const words = { exceeds: { vi: 'trên', en: 'above' }, reaches: { vi: 'từ', en: 'at least' } };
  return `${say(words[comparator], language)} ${percent}`;
}

const named = ({ unit, ...rest }: UnitResult | RankedResult, language: Language): string[] => [
  unit?.title ?? say({ vi: '(không rõ chủ đầu tư)', en: '(investor unknown)' }, language),
  unit === null ? '' : choice(unit.kind, language) + ('kindRank' in rest ? ` (${rest.kindRank})` : ''),
];

function cellsOf(result: Result, milestone: Milestone, language: Language): string[] {
  const { plan, plans, disbursed, gap, perDay } = result;
  const share = (whole: bigint | null, threshold: Milestone['rate'] | null): string =>
    rate(String(disbursed), String(whole ?? 0n), language, threshold) ?? '–';
  return [
    ...[integer(plan, language), integer(disbursed, language), share(plan, milestone.rate)],
    verdict(result, milestone, language),
    gap === 0n ? '' : integer(gap, language),
    gap === 0n ? '' : perDay === null ? '–' : integer(perDay, language),
    ...otherBases(milestone).map((basis) =>
      plans[basis] === null ? '–' : `${integer(plans[basis], language)} (${share(plans[basis], null)})`,
    ),
  ];
}

function verdict({ meets, provisional }: Result, milestone: Milestone, language: Language): string {
  if (meets === null) return say({ vi: 'không có kế hoạch', en: 'no plan' }, language);
  const met = meets
    ? say({ vi: 'đạt', en: 'met' }, language)
    : `${say({ vi: 'chưa đạt: cần', en: 'not met: needs' }, language)} ${wanted(milestone, language)}`;
  return provisional ? `${met} (${say({ vi: 'tạm tính', en: 'provisional' }, language)})` : met;
}

const otherBases = ({ planBasis }: Milestone) => planBases.filter((basis) => basis !== planBasis);
