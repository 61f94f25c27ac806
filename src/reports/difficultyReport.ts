import type { Reading } from '../disbursement/figures.js';
import { filesAt, type FileAt } from '../engine/filesAt.js';
import { instant } from '../language/format.js';
import { choice } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { stage } from '../language/stages.js';
import type { Instant } from '../machines/attempt.js';
import type { DifficultyContext } from '../machines/difficultyContext.js';
import type { Report, ReportRow } from './report.js';
import { unitNames } from './unitNames.js';

/** What stood in the way at an instant, who must clear it and by when, and how it ended (plan III.3). */
export async function difficultyReport(
  db: Reading,
  movement: string,
  at: Instant,
  language: Language,
): Promise<Report> {
  const files = await filesAt(db, movement, ['difficulty'], at);
  const names = await unitNames(db);
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return {
    name: 'difficulties',
    title: word('Khó khăn, vướng mắc', 'Difficulties'),
    notes: [word(`Ghi nhận đến ${instant(at)}`, `As recorded by ${instant(at)}`)],
    columns: [
      { heading: word('Mã', 'Code'), kind: 'text' },
      { heading: word('Đơn vị', 'Unit'), kind: 'text' },
      { heading: word('Loại', 'Kind'), kind: 'text' },
      { heading: word('Dự án', 'Project'), kind: 'text' },
      { heading: word('Vốn bị ảnh hưởng', 'Amount at risk'), kind: 'amount' },
      { heading: word('Từ ngày', 'Since'), kind: 'date' },
      { heading: word('Bước', 'Stage'), kind: 'text' },
      { heading: word('Chịu trách nhiệm', 'Responsible'), kind: 'text' },
      { heading: word('Chỉ đạo', 'Direction'), kind: 'text' },
      { heading: word('Thời hạn', 'Due'), kind: 'date' },
      { heading: word('Nguyên nhân ngoài đơn vị', 'Cause outside the unit'), kind: 'text' },
      { heading: word('Kết quả', 'Outcome'), kind: 'text' },
    ],
    rows: files.map((file) => rowOf(file, names, language)),
  };
}

function rowOf({ code, stage: key, context }: FileAt, names: Names, language: Language): ReportRow {
  const found = context as DifficultyContext;
  const { unit, obstacle, project, amountAtRisk, since, responsible, direction, externalCause } = found;
  return {
    cells: [
      ...[code, names(unit), choice(obstacle, language), project],
      amountAtRisk === null ? null : BigInt(amountAtRisk),
      ...[since, stage('difficulty', key, language), responsible === null ? null : names(responsible)],
      ...[direction?.number ?? null, direction?.due ?? null],
      externalCause === null ? null : `${externalCause.number}: ${externalCause.note}`,
      found.outcome === null ? null : choice(found.outcome, language),
    ],
  };
}
