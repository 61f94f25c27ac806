import { planBases, type PlanBasis } from '../disbursement/figures.js';
import type { MilestoneResults, RankedResult, Result, UnitResult } from '../disbursement/milestoneResults.js';
import { date, instant, integer, rate } from '../language/format.js';
import { choice } from '../language/labels.js';
import { say, type Language } from '../language/language.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { knownBy } from './knownBy.js';
import type { Report, ReportCell, ReportColumn } from './report.js';
import { againstPromise, causesText, noStanding, promisedUntil, type Standing } from './standings.js';

/**
 * Where each unit stands against a milestone, the highest rate first, the province beneath, units without a plan at
 * the end (plan II.1). The verdict never comes from the digits that are shown.
 */
export function milestoneReport(
  results: MilestoneResults,
  standings: ReadonlyMap<string, Standing>,
  language: Language,
): Report {
  const { when, milestone, units, withoutPlan, province } = results;
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const others = otherBases(results);
  const cells = (result: Result): ReportCell[] => cellsOf(result, milestone, others, language);
  const unitCells = (result: UnitResult): ReportCell[] => [
    ...cells(result),
    ...standingCells(result, standings.get(result.unit?.id ?? '') ?? noStanding, language),
  ];
  return {
    name: 'milestones',
    title: word(`Kết quả theo mốc ${milestone.key}`, `Results at milestone ${milestone.key}`),
    notes: [
      knownBy(when, language),
      wait(results, language),
      version(results, language),
      ...frozenNote(results, language),
      promisedUntil(when.asOf, language),
    ],
    columns: columnsOf(milestone, others, language),
    rows: [
      ...units.map((unit) => ({ cells: [BigInt(unit.rank), ...named(unit, language), ...unitCells(unit)] })),
      { isSum: true, cells: [null, word('Toàn tỉnh', 'The province'), null, null, ...cells(province)] },
      ...withoutPlan.map((unit) => ({ cells: [null, ...named(unit, language), ...unitCells(unit)] })),
    ],
  };
}

function columnsOf(milestone: Milestone, others: readonly PlanBasis[], language: Language): ReportColumn[] {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return [
    { heading: word('Hạng', 'Rank'), kind: 'integer' },
    { heading: word('Đơn vị', 'Unit'), kind: 'text' },
    { heading: word('Loại', 'Kind'), kind: 'text' },
    { heading: word('Hạng trong loại', 'Rank in kind'), kind: 'integer' },
    { heading: word('Kế hoạch', 'Plan'), kind: 'amount' },
    { heading: word('Đã giải ngân', 'Disbursed'), kind: 'amount' },
    { heading: word('Tỷ lệ', 'Rate'), kind: 'rate', threshold: milestone.rate },
    { heading: word('Kết quả', 'Verdict'), kind: 'text' },
    { heading: word('Còn thiếu', 'Missing'), kind: 'amount' },
    { heading: word('Mỗi ngày làm việc', 'Each working day'), kind: 'amount' },
    ...others.flatMap((basis) => [
      { heading: choice(basis, language), kind: 'amount' as const },
      { heading: word('Tỷ lệ', 'Rate'), kind: 'rate' as const },
    ]),
    { heading: word('So với cam kết', 'Against the commitment'), kind: 'text' },
    { heading: word('Nguyên nhân ngoài đơn vị', 'Cause outside the unit'), kind: 'text' },
  ];
}

const standingCells = ({ disbursed }: UnitResult, standing: Standing, language: Language): ReportCell[] => [
  againstPromise(standing.promised, disbursed, language),
  causesText(standing),
];

function wait({ milestone, workingDaysLeft }: MilestoneResults, language: Language): string {
  const on = date(milestone.on);
  const held = `${milestone.key}: ${wanted(milestone, language)} · ${choice(milestone.planBasis, language)}`;
  return say(
    {
      vi: `${held} · đến hết ${on} · còn ${workingDaysLeft} ngày làm việc`,
      en: `${held} · by the end of ${on} · ${workingDaysLeft} working days left`,
    },
    language,
  );
}

function version({ milestone, versions }: MilestoneResults, language: Language): string {
  const found = versions.get(milestone.planBasis);
  if (!found) {
    return say(
      { vi: 'Chưa có kế hoạch vốn theo mốc này.', en: 'There is no plan of this basis yet.' },
      language,
    );
  }
  const on = date(found.date);
  return say(
    {
      vi: `Kế hoạch vốn: bản ${found.version}, số ${found.number}, ngày ${on}`,
      en: `Plan: version ${found.version}, no. ${found.number} of ${on}`,
    },
    language,
  );
}

/** What the milestone was judged by, where the figures are those of its own day and it was known by then. */
function frozenNote({ when, milestone }: MilestoneResults, language: Language): string[] {
  const { frozen = null, on } = milestone;
  if (frozen === null || when.asOf !== on || frozen.frozenAt > String(when.knownAt)) return [];
  const { plan, disbursed, planVersion, corrected, reopened } = frozen;
  const at = instant(frozen.frozenAt);
  const share = rate(disbursed, plan, language, milestone.rate) ?? '–';
  const [sum, of] = [disbursed, plan].map((amount) => integer(BigInt(amount), language));
  const judged = {
    vi: `Đã chốt lúc ${at} theo bản kế hoạch ${planVersion}: ${sum} trên ${of} đồng (${share})`,
    en: `Frozen at ${at} by version ${planVersion} of the plan: ${sum} of ${of} đồng (${share})`,
  };
  const changed = { vi: `; đã sửa ${corrected} lần`, en: `; corrections: ${corrected}` };
  const open = {
    vi: '; có số liệu nhập sau, chờ chốt lại',
    en: '; reopened by a later import, to be frozen anew',
  };
  return [
    [judged, ...(corrected > 0 ? [changed] : []), ...(reopened ? [open] : [])]
      .map((words) => say(words, language))
      .join(''),
  ];
}

/** `trên 95 %`, `từ 60 %`. */
function wanted({ comparator, rate: { numerator, denominator } }: Milestone, language: Language): string {
  const percent = (rate(String(numerator), String(denominator), language) ?? '').replace(/[.,]00 /, ' ');
  const words = { exceeds: { vi: 'trên', en: 'above' }, reaches: { vi: 'từ', en: 'at least' } };
  return `${say(words[comparator], language)} ${percent}`;
}

const named = ({ unit, ...rest }: UnitResult | RankedResult, language: Language): ReportCell[] => [
  unit?.title ?? say({ vi: '(không rõ chủ đầu tư)', en: '(investor unknown)' }, language),
  unit === null ? null : choice(unit.kind, language),
  'kindRank' in rest ? BigInt(rest.kindRank) : null,
];

function cellsOf(
  result: Result,
  milestone: Milestone,
  others: readonly PlanBasis[],
  language: Language,
): ReportCell[] {
  const { plan, plans, disbursed, gap, perDay } = result;
  return [
    ...[plan, disbursed, { disbursed, plan }],
    verdict(result, milestone, language),
    gap === 0n ? null : gap,
    gap === 0n ? null : perDay,
    ...others.flatMap((basis) => [plans[basis], { disbursed, plan: plans[basis] ?? 0n }]),
  ];
}

function verdict({ meets, provisional }: Result, milestone: Milestone, language: Language): string {
  if (meets === null) return say({ vi: 'không có kế hoạch', en: 'no plan' }, language);
  const met = meets
    ? say({ vi: 'đạt', en: 'met' }, language)
    : `${say({ vi: 'chưa đạt: cần', en: 'not met: needs' }, language)} ${wanted(milestone, language)}`;
  return provisional ? `${met} (${say({ vi: 'tạm tính', en: 'provisional' }, language)})` : met;
}

/** The other plans that stand beside the movement's own, once they were handed down. */
const otherBases = ({ milestone, versions }: MilestoneResults): PlanBasis[] =>
  planBases.filter((basis) => basis !== milestone.planBasis && versions.has(basis));
