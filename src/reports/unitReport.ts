import type { Reading } from '../disbursement/figures.js';
import type { MilestoneResults, RankedResult, UnitResult } from '../disbursement/milestoneResults.js';
import { filesAt, type FileAt } from '../engine/filesAt.js';
import { instant } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import type { CommitmentContext } from '../machines/commitmentContext.js';
import type { DifficultyContext } from '../machines/difficultyContext.js';
import { arrivalOf, arrivals } from './commitmentReport.js';
import type { Report, ReportCell, ReportColumn, ReportRow } from './report.js';
import { causesText, noStanding, type Standing } from './standings.js';

/** What the movement knows of one unit besides its figures. */
interface Record {
  readonly commitment: FileAt | undefined;
  readonly difficulties: readonly FileAt[];
  readonly awarded: number;
  readonly standing: Standing;
}

/** `results` are of the milestones' own days, in their order. */
interface Known {
  readonly results: readonly MilestoneResults[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly at: Instant;
}

/**
 * The result sheet of every unit for the year-end evaluation (plan I.1): its commitment, each milestone that has
 * passed, what stood in its way, who was commended.
 */
export async function unitReport(
  db: Reading,
  movement: string,
  { results, standings, at }: Known,
  language: Language,
): Promise<Report> {
  const files = await filesAt(db, movement, ['commitment', 'difficulty', 'nomination'], at);
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return {
    name: 'units',
    title: word('Kết quả của từng đơn vị, phục vụ đánh giá, xếp loại cuối năm', 'Result sheet of every unit'),
    notes: [word(`Ghi nhận đến ${instant(at)}; đơn vị: đồng`, `As recorded by ${instant(at)}; in đồng`)],
    columns: [
      { heading: word('Đơn vị', 'Unit'), kind: 'text' },
      { heading: word('Cam kết', 'Commitment'), kind: 'text' },
      ...results.flatMap(({ milestone }): ReportColumn[] => [
        { heading: `${milestone.key}: ${word('kế hoạch', 'plan')}`, kind: 'amount' },
        { heading: `${milestone.key}: ${word('giải ngân', 'disbursed')}`, kind: 'amount' },
        { heading: `${milestone.key}: ${word('tỷ lệ', 'rate')}`, kind: 'rate', threshold: milestone.rate },
        { heading: `${milestone.key}: ${word('kết quả', 'verdict')}`, kind: 'text' },
      ]),
      { heading: word('Xếp hạng', 'Rank'), kind: 'integer' },
      { heading: word('Vướng mắc', 'Difficulties'), kind: 'integer' },
      { heading: word('Chưa xong', 'Open'), kind: 'integer' },
      { heading: word('Nguyên nhân ngoài đơn vị', 'Cause outside the unit'), kind: 'text' },
      { heading: word('Được khen', 'Awarded'), kind: 'integer' },
    ],
    rows: unitsIn(results).map((unit) => rowOf(unit, results, recordOf(unit.id, files, standings), language)),
  };
}

type Unit = NonNullable<UnitResult['unit']>;
const everyResult = ({ units, withoutPlan }: MilestoneResults): readonly (UnitResult | RankedResult)[] => [
  ...units,
  ...withoutPlan,
];

/** Every unit of any milestone, by name. */
function unitsIn(results: readonly MilestoneResults[]): Unit[] {
  const units = results.flatMap(everyResult).flatMap(({ unit }) => unit ?? []);
  const { compare } = new Intl.Collator('vi');
  return [...new Map(units.map((unit) => [unit.id, unit])).values()].toSorted((one, other) =>
    compare(one.title, other.title),
  );
}

function recordOf(unit: string, files: readonly FileAt[], standings: ReadonlyMap<string, Standing>): Record {
  const theirs = files.filter(({ context }) => context['unit'] === unit);
  return {
    commitment: theirs.find(({ kind }) => kind === 'commitment'),
    difficulties: theirs.filter(({ kind }) => kind === 'difficulty'),
    awarded: theirs.filter(({ kind, context }) => kind === 'nomination' && context['outcome'] === 'awarded')
      .length,
    standing: standings.get(unit) ?? noStanding,
  };
}

function rowOf(
  unit: Unit,
  results: readonly MilestoneResults[],
  { commitment, difficulties, awarded, standing }: Record,
  language: Language,
): ReportRow {
  const ofUnit = results.map((one) => everyResult(one).find((result) => result.unit?.id === unit.id));
  const last = ofUnit.at(-1);
  const isOpen = ({ context }: FileAt): boolean => (context as DifficultyContext).outcome === null;
  return {
    cells: [
      ...[unit.title, commitmentText(commitment, language)],
      ...ofUnit.flatMap((result) => milestoneCells(result, language)),
      last && 'rank' in last ? BigInt(last.rank) : null,
      ...[BigInt(difficulties.length), BigInt(difficulties.filter(isOpen).length)],
      ...[causesText(standing), BigInt(awarded)],
    ],
  };
}

function commitmentText(commitment: FileAt | undefined, language: Language): string | null {
  if (!commitment) return null;
  const arrival = arrivalOf({ key: commitment.stage, context: commitment.context as CommitmentContext });
  return say(arrivals[arrival], language);
}

function milestoneCells(result: UnitResult | undefined, language: Language): ReportCell[] {
  if (!result) return [null, null, null, null];
  const { plan, disbursed, meets, provisional } = result;
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (meets === null) return [plan, disbursed, null, word('không có kế hoạch', 'no plan')];
  const verdict = meets ? word('đạt', 'met') : word('chưa đạt', 'not met');
  const text = provisional ? `${verdict} (${word('tạm tính', 'provisional')})` : verdict;
  return [plan, disbursed, { disbursed, plan }, text];
}
