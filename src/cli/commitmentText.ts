import { date, integer, rate } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { CommitmentContext, ProjectPromise } from '../machines/commitmentContext.js';
import { lastDayOf } from '../machines/legalDate.js';
import { gapTo, meets } from '../machines/milestone.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { promisedBy } from '../machines/rules/commitment.js';
import { table } from './table.js';

/** What a commitment promises: its projects, its months and quarters, its totals against the milestones. */
export function commitmentText(
  { projects, explanation }: CommitmentContext,
  milestones: readonly Milestone[],
  language: Language,
): string[] {
  if (projects.length === 0) return explanation === null ? [] : [explanation];
  const explained = say({ vi: 'Giải trình', en: 'Explanation' }, language);
  return [
    projectTable(projects, language),
    '',
    monthTable(projects, language),
    '',
    ...milestones.map((milestone) => milestoneLine(projects, milestone, language)),
    ...(explanation === null ? [] : [`${explained}: ${explanation}`]),
  ];
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const planOf = (projects: readonly ProjectPromise[]): bigint =>
  total(projects.map(({ plan }) => BigInt(plan)));
const promised = (projects: readonly ProjectPromise[], day: string): bigint =>
  total(projects.map((project) => promisedBy(project, day)));
const share = (amount: bigint, plan: bigint, language: Language): string =>
  rate(String(amount), String(plan), language) ?? '–';

function projectTable(projects: readonly ProjectPromise[], language: Language): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const row = (name: string, some: readonly ProjectPromise[]): string[] => {
    const [plan, all] = [planOf(some), promised(some, '9999-12-30')];
    return [name, integer(plan, language), integer(all, language), share(all, plan, language)];
  };
  return table(
    [word('Dự án', 'Project'), word('Kế hoạch', 'Plan'), word('Cam kết', 'Committed'), word('Tỷ lệ', 'Rate')],
    [
      ...projects.map((project) => row(project.project, [project])),
      ...(projects.length > 1 ? [row(word('Cộng', 'Total'), projects)] : []),
    ],
  );
}

/** A quarter's sum stands at its last month that is promised. */
function monthTable(projects: readonly ProjectPromise[], language: Language): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const promises = projects.flatMap(({ months }) => months);
  const months = [...new Set(promises.map(({ month }) => month))].sort();
  const sumOf = (isMeant: (month: string) => boolean): bigint =>
    total(promises.filter(({ month }) => isMeant(month)).map(({ amount }) => BigInt(amount)));
  const rows = months.map((month, index) => {
    const quarter = quarterOf(month);
    const endsIt = quarterOf(months[index + 1] ?? '') !== quarter;
    const until = promised(projects, lastDayOf(month));
    return [
      ...[
        `${month.slice(5)}/${month.slice(0, 4)}`,
        integer(
          sumOf((one) => one === month),
          language,
        ),
      ],
      endsIt
        ? `${quarter}: ${integer(
            sumOf((one) => quarterOf(one) === quarter),
            language,
          )}`
        : '',
      ...[integer(until, language), share(until, planOf(projects), language)],
    ];
  });
  const headings = [
    ...[word('Tháng', 'Month'), word('Trong tháng', 'In the month'), word('Quý', 'Quarter')],
    ...[word('Lũy kế', 'Since January'), word('Tỷ lệ', 'Rate')],
  ];
  return table(headings, rows);
}

/** `Q3/2024`. */
const quarterOf = (month: string): string =>
  `Q${String(Math.ceil(Number(month.slice(5)) / 3))}/${month.slice(0, 4)}`;

function milestoneLine(
  projects: readonly ProjectPromise[],
  milestone: Milestone,
  language: Language,
): string {
  const [plan, amount] = [planOf(projects), promised(projects, milestone.on)];
  const told = rate(String(amount), String(plan), language, milestone.rate) ?? '–';
  const gap = integer(gapTo(amount, plan, milestone), language);
  const met = meets(amount, plan, milestone) === true;
  const said = met
    ? say({ vi: 'đủ', en: 'enough' }, language)
    : say({ vi: `thiếu ${gap} đồng`, en: `short by ${gap} đồng` }, language);
  return `${met ? '✓' : '✗'} ${milestone.key} (${date(milestone.on)}): ${integer(amount, language)} đồng, ${told}: ${said}`;
}
