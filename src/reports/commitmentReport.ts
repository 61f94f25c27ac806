import type { Reading } from '../disbursement/figures.js';
import { filesAt } from '../engine/filesAt.js';
import { date, instant } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { stage } from '../language/stages.js';
import type { Instant } from '../machines/attempt.js';
import type { CommitmentContext } from '../machines/commitmentContext.js';
import { text } from '../machines/data.js';
import type { Report, ReportRow } from './report.js';
import { unitNames } from './unitNames.js';

/**
 * Which units had sent their commitment at an instant, in time or late, and which had not (plan III.1). Three
 * statements at most.
 */
export async function commitmentReport(
  db: Reading,
  movement: string,
  at: Instant,
  language: Language,
): Promise<Report> {
  const found = await filesAt(db, movement, ['commitment'], at);
  const names = await unitNames(db);
  const { compare } = new Intl.Collator('vi');
  const files = found
    .map(({ stage: key, context }) => ({
      unit: names(text(context, 'unit') ?? ''),
      key,
      context: context as CommitmentContext,
    }))
    .toSorted((one, other) => compare(one.unit, other.unit));
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return {
    name: 'commitments',
    title: word('Cam kết giải ngân của các đơn vị', "Units' disbursement commitments"),
    notes: [word(`Ghi nhận đến ${instant(at)}`, `As recorded by ${instant(at)}`), counts(files, language)],
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

export const arrivals = {
  missing: { vi: 'chưa gửi', en: 'missing' },
  waived: { vi: 'không phải gửi', en: 'waived' },
  late: { vi: 'gửi muộn', en: 'late' },
  inTime: { vi: 'đúng hạn', en: 'in time' },
} as const;
/** Who was told that nothing is owed is missing nothing; who sent it all the same has sent it. */
export function arrivalOf({ key, context: { late } }: Pick<File, 'key' | 'context'>): keyof typeof arrivals {
  if (late === null) return key === 'waived' ? 'waived' : 'missing';
  return late ? 'late' : 'inTime';
}

function counts(files: readonly File[], language: Language): string {
  const count = (arrival: keyof typeof arrivals): string =>
    `${say(arrivals[arrival], language)} ${files.filter((file) => arrivalOf(file) === arrival).length}`;
  const units = say({ vi: 'đơn vị', en: 'units' }, language);
  return `${files.length} ${units}: ${[count('inTime'), count('late'), count('missing'), count('waived')].join(', ')}`;
}
