import { date, instant } from '../language/format.js';
import { choice, deskLabels, timer } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { unverified } from '../language/source.js';
import { stage } from '../language/stages.js';
import { groups, text } from '../machines/data.js';
import { delayOf } from '../machines/state.js';
import { aboutText, dueText, moveText } from '../views/fileWords.js';
import type { FileView } from '../views/fileView.js';
import { stageText, type ListedFile } from '../views/listedFile.js';
import { contentText } from './contentText.js';
import { facts, table } from './table.js';

/** One file as a page of text. */

export function pageText(seen: FileView, language: Language, names: Names): string {
  const { file } = seen;
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const about: (readonly [string, string | null])[] = [
    [word('Hồ sơ', 'File'), aboutText(file, language, names)],
    [word('Đề nghị khen', 'Nominee'), file.subjectId && names(file.subjectId)],
    [word('Đơn vị', 'Unit'), file.unitId && names(file.unitId)],
    [word('Phong trào', 'Movement'), file.movementId && names(file.movementId)],
    [word('Vai trò', 'Roles'), rolesText(file, language, names)],
    [word('Bước', 'Stage'), stageText(file, language)],
    [word('Phiên bản', 'Version'), String(file.version)],
  ];
  const sections = [
    [word('Đang ở', 'Waits at'), placeLines(seen, language, names)],
    [word('Thời hạn', 'Deadlines'), deadlineLines(seen, language)],
    [word('Nội dung', 'Content'), contentLines(seen, language, names)],
  ] as const;
  return [
    file.code,
    facts(about.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]))),
    ...sections.flatMap(([title, lines]) => (lines.length > 0 ? ['', title, ...lines] : [])),
    '',
    word('Lịch sử', 'History'),
    historyTable(seen, language, names),
  ].join('\n');
}

const contentLines = ({ file, definition }: FileView, language: Language, names: Names): string[] =>
  contentText(file, definition, language, names)
    .flatMap((line) => line.split('\n'))
    .map((line) => (line === '' ? '' : `  ${line}`));

/** The roles that a person was given, each with its unit and its days. */
function rolesText({ kind, context }: ListedFile, language: Language, names: Names): string | null {
  if (kind !== 'person') return null;
  const grants = groups(context, 'grants').map((grant) => {
    const unit = text(grant, 'unit');
    const days = [text(grant, 'from'), text(grant, 'until')].map((day) => (day === null ? '…' : date(day)));
    const limited = days.some((day) => day !== '…') ? ` (${days.join(' – ')})` : '';
    return `${choice(text(grant, 'role') ?? '', language)}${unit === null ? '' : ` · ${names(unit)}`}${limited}`;
  });
  return grants.join('; ') || '–';
}

/** What the stage itself says already is not said again. */
const placeLines = ({ file, places }: FileView, language: Language, names: Names): string[] =>
  places
    .filter(({ path, desk }) => desk !== null || path !== file.stage)
    .map(({ label, desk, unit }) => {
      const at = desk === null ? '' : ` → ${say(deskLabels[desk], language)}`;
      return `  ${say(label, language)}${at}${unit === null ? '' : ` (${names(unit)})`}`;
    });

function deadlineLines(seen: FileView, language: Language): string[] {
  return seen.deadlines
    .filter(({ step }) => step === 'due')
    .map((row) => {
      const rule = seen.definition?.deadlines[delayOf(row.timer)];
      const mark = rule?.verified === false ? ` ${unverified[language]}` : '';
      const where = row.stage === seen.file.kind ? '' : ` (${stage(seen.file.kind, row.stage, language)})`;
      return `  ${timer(row.timer, language)}${where}: ${dueText(row, rule, seen.history, language)}${mark}`;
    });
}

function historyTable({ file, history }: FileView, language: Language, names: Names): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const headings = ['#', word('Lúc', 'At'), word('Việc', 'Move'), word('Ai', 'Who'), word('Lý do', 'Reason')];
  const rows = history.map(({ seq, at, move: type, data, actor, reason }) => [
    String(seq),
    instant(at),
    moveText(file, type, data, language),
    actor.id === 'clock'
      ? word('đồng hồ', 'clock')
      : [names(actor.id), ...(actor.unitName === null ? [] : [actor.unitName])].join(', '),
    reason ?? '',
  ]);
  return table(headings, rows);
}
