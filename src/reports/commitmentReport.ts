import type { Reading } from '../disbursement/figures.js';
import { date } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { stage } from '../language/stages.js';
import type { CommitmentContext } from '../machines/commitmentContext.js';
import type { Report, ReportRow } from './report.js';

/** Which units sent their commitment, in time or late, and which have not (plan III.1). One statement. */
export async function commitmentReport(db: Reading, movement: string, language: Language): Promise<Report> {
  const rows = await db.read(
    `select file.stage, file.state, unit.title from case_file file
     join case_file unit on unit.id = file.unit_id where file.movement_id = $1 and file.kind = 'commitment'`,
    [movement],
  );
  const { compare } = new Intl.Collator('vi');
  const files = rows
    .map(({ stage: key, state, title }) => ({
      unit: String(title),
      key: String(key),
      context: (JSON.parse(String(state)) as { context: CommitmentContext }).context,
    }))
    .toSorted((one, other) => compare(one.unit, other.unit));
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return {
    name: 'commitments',
    title: word('Cam kết giải ngân của các đơn vị', "Units' disbursement commitments"),
    notes: [counts(files, language)],
    columns: [
      { heading: word('Đơn vị', 'Unit'), kind: 'text' },
      { heading: word('Bước', 'Stage'), kind: 'text' },
      { heading: word('Gửi', 'Sent'), kind: 'text' },
      { heading: word('Số văn bản', 'Paper'), kind: 'text' },
      { heading: word('Ngày văn bản', 'Paper date'), kind: 'date' },
      { heading: word('Lần gửi', 'Versions'), kind: 'integer' },
      { heading: word('Dự án', 'Projects'), kind: 'integer' },
      { heading: word('Kế hoạch', 'Plan'), kind: 'amount' },
      { heading: word('Cam kết giải ngân', 'Committed'), kind: 'amount' },
      { heading: word('Tỷ lệ', 'Rate'), kind: 'rate' },
      { heading: word('Đã phát động', 'Launched itself'), kind: 'text' },
    ],
    rows: files.map((file) => rowOf(file, language)),
  };
}

interface File {
  readonly unit: string;
  /** The stage's key. */
  readonly key: string;
  readonly context: CommitmentContext;
}

function rowOf(file: File, language: Language): ReportRow {
  const { unit, key, context } = file;
  const { paper, projects, sent, launchedItself } = context;
  const plan = projects.reduce((sum, project) => sum + BigInt(project.plan), 0n);
  const disbursed = projects
    .flatMap(({ disbursedBefore, months }) => [disbursedBefore, ...months.map(({ amount }) => amount)])
    .reduce((sum, amount) => sum + BigInt(amount), 0n);
  const promised = sent === 0 ? [null, null, null] : [plan, disbursed, { disbursed, plan }];
  return {
    cells: [
      ...[unit, stage('commitment', key, language), say(arrivals[arrivalOf(file)], language)],
      ...[paper?.number ?? null, paper?.date ?? null, BigInt(sent), BigInt(projects.length), ...promised],
      launchedItself === null ? null : date(launchedItself.date),
    ],
  };
}

const arrivals = {
  missing: { vi: 'chưa gửi', en: 'missing' },
  waived: { vi: 'không phải gửi', en: 'waived' },
  late: { vi: 'gửi muộn', en: 'late' },
  inTime: { vi: 'đúng hạn', en: 'in time' },
} as const;
/** Who was told that nothing is owed is missing nothing; who sent it all the same has sent it. */
function arrivalOf({ key, context: { late } }: File): keyof typeof arrivals {
  if (late === null) return key === 'waived' ? 'waived' : 'missing';
  return late ? 'late' : 'inTime';
}

function counts(files: readonly File[], language: Language): string {
  const count = (arrival: keyof typeof arrivals): string =>
    `${say(arrivals[arrival], language)} ${files.filter((file) => arrivalOf(file) === arrival).length}`;
  const units = say({ vi: 'đơn vị', en: 'units' }, language);
  return `${files.length} ${units}: ${[count('inTime'), count('late'), count('missing'), count('waived')].join(', ')}`;
}
