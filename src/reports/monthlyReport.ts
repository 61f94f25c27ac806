import {
  figuresByProject,
  knownImports,
  valuesOf,
  type PlanBasis,
  type ProjectFigures,
  type Reading,
  type When,
} from '../disbursement/figures.js';
import { heirOn, investors, type Investor } from '../disbursement/investors.js';
import { isMissing, missingReports, reportDueOn } from '../disbursement/missingReports.js';
import { say, type Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import { addDays } from '../machines/legalDate.js';
import type { Milestone } from '../machines/movementDefinition.js';
import { knownBy } from './knownBy.js';
import { owingNote } from './owingNote.js';
import type { Report, ReportRow } from './report.js';
import { againstPromise, promisedByProject, promisedUntil } from './standings.js';

/**
 * What each project disbursed in the month of a day and since the start of the year, by unit, against the plan of
 * the milestones' basis (plan III.1: "theo từng tháng"). A month may be negative: an advance was recovered.
 * Who owes the month's report stands above it. As many statements however many projects there are.
 */
export async function monthlyReport(
  db: Reading,
  movement: string,
  { planBasis }: Milestone,
  when: When & { readonly knownAt: Instant },
  language: Language,
): Promise<Report> {
  const units = await investors(db, movement);
  const projects = await figuresByProject(db, movement, when);
  const lines = await linesOf(db, movement, { planBasis, when, units, projects });
  const owing = missingReports(projects, units, { month: when.asOf.slice(0, 7), basis: planBasis });
  const due = await reportDueOn(db, movement, when.asOf.slice(0, 7));
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const month = `${when.asOf.slice(5, 7)}/${when.asOf.slice(0, 4)}`;
  return {
    name: 'monthly',
    title: word(
      `Giải ngân tháng ${month} theo đơn vị và dự án`,
      `Disbursement in ${month} by unit and project`,
    ),
    notes: [knownBy(when, language), promisedUntil(when.asOf, language), ...owingNote(owing, due, language)],
    columns: [
      { heading: word('Đơn vị', 'Unit'), kind: 'text' },
      { heading: word('Mã dự án', 'Project code'), kind: 'text' },
      { heading: word('Dự án', 'Project'), kind: 'text' },
      { heading: word('Kế hoạch', 'Plan'), kind: 'amount' },
      { heading: word('Trong tháng', 'In the month'), kind: 'amount' },
      { heading: word('Lũy kế', 'Since January'), kind: 'amount' },
      { heading: word('Tỷ lệ', 'Rate'), kind: 'rate' },
      { heading: word('Cam kết lũy kế', 'Committed'), kind: 'amount' },
      { heading: word('So với cam kết', 'Against the commitment'), kind: 'text' },
      { heading: word('Số liệu', 'Figures'), kind: 'text' },
    ],
    rows: rowsOf(lines, language),
  };
}

interface Line {
  readonly unit: Investor | null;
  readonly code: string;
  readonly name: string;
  readonly plan: bigint;
  readonly month: bigint;
  readonly disbursed: bigint;
  /** Promised until the end of the last whole month; null: nothing. */
  readonly promised: bigint | null;
  readonly reported: boolean;
  readonly confirmed: boolean;
}

interface Found {
  readonly planBasis: PlanBasis;
  readonly when: When & { readonly knownAt: Instant };
  readonly units: ReadonlyMap<string, Investor>;
  readonly projects: readonly ProjectFigures[];
}

async function linesOf(
  db: Reading,
  movement: string,
  { planBasis, when, units, projects }: Found,
): Promise<Line[]> {
  const before = { ...when, asOf: addDays(`${when.asOf.slice(0, 7)}-01`, -1) };
  const names = await projectNames(db, movement, when);
  const earlier = await figuresByProject(db, movement, before);
  const disbursedBefore = new Map(earlier.map(({ code, disbursed }) => [code, disbursed]));
  const promised = await promisedByProject(db, movement, when);
  return projects.map((project) => ({
    ...{ code: project.code, name: names.get(project.code) ?? '', disbursed: project.disbursed },
    unit: project.unit === null ? null : (units.get(heirOn(units, project.unit, when.asOf)) ?? null),
    plan: project.plans[planBasis] ?? 0n,
    promised: promised.get(project.code) ?? null,
    month: project.disbursed - (disbursedBefore.get(project.code) ?? 0n),
    reported: project.reported > 0 && !isMissing(project, when.asOf.slice(0, 7), planBasis),
    confirmed: project.confirmed > 0,
  }));
}

/** The sum of each unit above its projects, the province at the end. */
function rowsOf(lines: readonly Line[], language: Language): ReportRow[] {
  const unknown = say({ vi: '(không rõ chủ đầu tư)', en: '(investor unknown)' }, language);
  const byUnit = new Map<string, Line[]>();
  for (const line of lines.toSorted((one, other) => (one.code < other.code ? -1 : 1))) {
    const title = line.unit?.title ?? unknown;
    byUnit.set(title, [...(byUnit.get(title) ?? []), line]);
  }
  const { compare } = new Intl.Collator('vi');
  return [
    ...[...byUnit]
      .toSorted(([one], [other]) => compare(one, other))
      .flatMap(([title, its]) => [sumOf(title, its, language), ...its.map((line) => rowOf(line, language))]),
    sumOf(say({ vi: 'Toàn tỉnh', en: 'The province' }, language), lines, language),
  ];
}

function sumOf(title: string, lines: readonly Line[], language: Language): ReportRow {
  const sum = (of: 'plan' | 'month' | 'disbursed'): bigint => lines.reduce((all, line) => all + line[of], 0n);
  const [plan, disbursed] = [sum('plan'), sum('disbursed')];
  const { promised, kept } = promisedIn(lines);
  return {
    isSum: true,
    cells: [
      ...[title, null, null, plan, sum('month'), disbursed, { disbursed, plan }, promised],
      ...[againstPromise(promised, kept, language), null],
    ],
  };
}

/** What was promised of these projects, and what they disbursed: those without a promise count in neither. */
function promisedIn(lines: readonly Line[]): { readonly promised: bigint | null; readonly kept: bigint } {
  const made = lines.filter(({ promised }) => promised !== null);
  return {
    promised: made.length === 0 ? null : made.reduce((all, { promised }) => all + (promised ?? 0n), 0n),
    kept: made.reduce((all, { disbursed }) => all + disbursed, 0n),
  };
}

function rowOf(
  { code, name, plan, month, disbursed, promised, ...line }: Line,
  language: Language,
): ReportRow {
  const status = !line.reported ? states.missing : line.confirmed ? states.confirmed : states.provisional;
  return {
    cells: [
      ...[null, code, name, plan, month, disbursed, { disbursed, plan }, promised],
      ...[againstPromise(promised, disbursed, language), say(status, language)],
    ],
  };
}

const states = {
  missing: { vi: 'chưa báo cáo', en: 'not reported' },
  confirmed: { vi: 'Kho bạc xác nhận', en: 'confirmed by the Treasury' },
  provisional: { vi: 'tạm tính', en: 'provisional' },
} as const;

/** Names of projects as the latest decision known writes them, by code. */
async function projectNames(db: Reading, movement: string, when: When): Promise<ReadonlyMap<string, string>> {
  const rows = await db.read(
    `with known as (${knownImports(when)})
     select code, name from assigned_plan join known on known.id = import_id
     where decision_date <= $3 order by decision_date, seq, line`,
    valuesOf(movement, when),
  );
  return new Map(rows.map(({ code, name }) => [String(code), String(name)]));
}
