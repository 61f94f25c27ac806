import type { Reading } from '../disbursement/figures.js';
import { date, twoDigits } from '../language/format.js';
import { say, type Language, type Names } from '../language/language.js';
import type { JsonObject, LegalDate } from '../machines/attempt.js';
import { group, integer, text, texts } from '../machines/data.js';
import { inspectionKinds } from '../machines/inspections.js';
import { dateOf } from '../machines/legalDate.js';
import type { Report, ReportRow } from './report.js';
import { unitNames } from './unitNames.js';

/** A unit that was inspected or urged, and what it did about it. */
interface Inspected {
  readonly number: number;
  readonly unit: string;
  /** The department that recorded it. */
  readonly by: string;
  readonly data: JsonObject;
  readonly followedUp: { readonly on: LegalDate; readonly result: string } | null;
}

/** Every inspection and urging letter up to a day, unit by unit (plan III.2). Two statements. */
export async function inspectionReport(
  db: Reading,
  movement: string,
  asOf: LegalDate,
  language: Language,
): Promise<Report> {
  const inspected = await inspectedUnits(db, movement, asOf);
  const names = await unitNames(db);
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return {
    name: 'inspections',
    title: word('Kiểm tra, đôn đốc và việc khắc phục', 'Inspections, urging and their follow-up'),
    notes: [
      word(`Ghi nhận đến hết ngày ${date(asOf)}`, `As recorded by the end of ${date(asOf)}`),
      counts(inspected, asOf, language),
    ],
    columns: [
      { heading: word('Số', 'No.'), kind: 'integer' },
      { heading: word('Loại', 'Kind'), kind: 'text' },
      { heading: word('Ngày', 'On'), kind: 'date' },
      { heading: word('Văn bản', 'Paper'), kind: 'text' },
      { heading: word('Cơ quan ghi', 'Recorded by'), kind: 'text' },
      { heading: word('Đơn vị', 'Unit'), kind: 'text' },
      { heading: word('Dự án', 'Project'), kind: 'text' },
      { heading: word('Nội dung, kết quả', 'Findings'), kind: 'text' },
      { heading: word('Hạn khắc phục', 'Due'), kind: 'date' },
      { heading: word('Khắc phục', 'Follow-up'), kind: 'text' },
    ],
    rows: inspected.map((one) => rowOf(one, asOf, names, language)),
  };
}

/** From the movement's journal, in order: each unit once for each inspection. */
async function inspectedUnits(db: Reading, movement: string, asOf: LegalDate): Promise<Inspected[]> {
  const rows = await db.read(
    `select body from journal_entry where file_id = $1
     and move in ('recordInspection', 'followUpInspection') order by seq`,
    [movement],
  );
  const bodies = rows.map(({ body }) => JSON.parse(String(body)) as JsonObject);
  const known = bodies.filter((body) => dateOf(text(body, 'at') ?? '') <= asOf);
  const answers = known.filter(({ move }) => move === 'followUpInspection');
  const recorded = known.filter(({ move }) => move === 'recordInspection');
  return recorded.flatMap((body, index) => {
    const [data, by] = [group(body, 'data'), text(group(body, 'actor'), 'unitName') ?? ''];
    return texts(data, 'units').map((unit) => {
      const followedUp = answerOf(answers, index + 1, unit);
      return { number: index + 1, unit, by, data, followedUp };
    });
  });
}

function answerOf(answers: readonly JsonObject[], number: number, unit: string): Inspected['followedUp'] {
  const found = answers
    .map((body) => group(body, 'data'))
    .find((data) => integer(data, 'number') === number && texts(data, 'units').includes(unit));
  return found ? { on: text(found, 'on') ?? '', result: text(found, 'result') ?? '' } : null;
}

function rowOf(
  { number, unit, by, data, followedUp }: Inspected,
  asOf: LegalDate,
  names: Names,
  language: Language,
): ReportRow {
  const kind = text(data, 'kind') === 'urging' ? 'urging' : 'inspection';
  const paper = group(data, 'paper');
  return {
    cells: [
      ...[BigInt(number), say(inspectionKinds[kind], language), text(data, 'on')],
      `${text(paper, 'number') ?? ''} (${date(text(paper, 'date') ?? '')})`,
      ...[by, names(unit), text(data, 'project'), text(data, 'findings'), text(data, 'due')],
      followUpText({ data, followedUp }, asOf, language),
    ],
  };
}

const states = {
  notAsked: { vi: 'không yêu cầu', en: 'not asked' },
  waiting: { vi: 'đang chờ', en: 'waiting' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  done: { vi: 'đã khắc phục', en: 'followed up' },
} as const;

function stateOf(
  { data, followedUp }: Pick<Inspected, 'data' | 'followedUp'>,
  asOf: LegalDate,
): keyof typeof states {
  const due = text(data, 'due');
  if (followedUp) return 'done';
  if (due === null) return 'notAsked';
  return due < asOf ? 'overdue' : 'waiting';
}

function followUpText(
  one: Pick<Inspected, 'data' | 'followedUp'>,
  asOf: LegalDate,
  language: Language,
): string {
  const state = say(states[stateOf(one, asOf)], language);
  return one.followedUp ? `${state} ${date(one.followedUp.on)}: ${one.followedUp.result}` : state;
}

function counts(inspected: readonly Inspected[], asOf: LegalDate, language: Language): string {
  const count = (state: keyof typeof states): string =>
    `${say(states[state], language)} ${twoDigits(inspected.filter((one) => stateOf(one, asOf) === state).length)}`;
  return [count('done'), count('waiting'), count('overdue'), count('notAsked')].join(' · ');
}
