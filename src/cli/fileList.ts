import type { Database } from '../entities/database.js';
import { instant } from '../language/format.js';
import { deskLabels } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { stageKeys, stagesAtDesk } from '../language/stages.js';
import { desks, type Desk } from '../machines/attempt.js';
import { done, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { kindNamed } from './file.js';
import {
  bareName,
  filesWhere,
  innermost,
  stageText,
  symbolOf,
  titleText,
  type ListedFile,
} from '../views/listedFile.js';
import { namesIn } from '../views/names.js';
import { fileNamed, unitNamed } from './register.js';
import { table } from './table.js';
import { WrongUse } from './wrongUse.js';

/** Files in the order in which they were opened, page by page. */
export const list: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const limit = limitIn(options);
    const found = await page(db, options, limit + 1);
    const files = found.slice(0, limit);
    const next = found.length > limit ? (files.at(-1)?.code ?? null) : null;
    const names = await namesIn(
      db,
      files.map(({ id, unitId, subjectId }) => [id, unitId, subjectId]),
    );
    const shown = files.map((file) => ({ ...summary(file), title: titleText(file, call.language, names) }));
    return done({ files: shown, next }, listText(files, next, call.language, names));
  });

const summary = ({ value: _value, context: _context, machineVersion: _version, ...shown }: ListedFile) => ({
  ...shown,
});

/** What a desk has is told by the state, which the database cannot search: pages are read until enough are found. */
async function page(db: Database, options: Options, wanted: number): Promise<ListedFile[]> {
  const { conditions, values, desk } = await filter(db, options);
  const bytes = db.kind === 'postgres' ? ' collate "C"' : '';
  const found: ListedFile[] = [];
  let after = await idAfter(db, options);
  for (;;) {
    const all = [...conditions, `id${bytes} > $${values.length + 1}${bytes}`].join(' and ');
    const files = await filesWhere(db, `${all} order by id${bytes} limit ${wanted}`, [...values, after]);
    found.push(...files.filter((file) => desk === null || waitsAt(file, desk)));
    const last = files.at(-1);
    if (!last || files.length < wanted || found.length >= wanted) return found.slice(0, wanted);
    after = last.id;
  }
}
const waitsAt = (file: ListedFile, desk: Desk): boolean =>
  innermost(file).some((place) => place.desk === desk);

async function filter(db: Database, options: Options) {
  const conditions: string[] = [];
  const values: string[] = [];
  const equals = (column: string, value: string | null): void => {
    if (value === null) return;
    values.push(value);
    conditions.push(`${column} = $${values.length}`);
  };
  const [kind, movement, unit] = ['kind', 'movement', 'unit'].map((name) => textOption(options, name));
  const listed = kind == null ? 'nomination' : kindNamed(kind);
  equals('kind', listed);
  equals('stage', stageIn(options, listed));
  equals('movement_id', movement == null ? null : (await fileNamed(db, movement, 'movement')).id);
  equals('unit_id', unit == null ? null : await unitNamed(db, unit));
  const desk = deskIn(options);
  if (desk !== null) {
    const stages = stagesAtDesk(listed, desk).map((stage) => `'${stage}'`);
    conditions.push(`stage in (${stages.join(', ') || 'null'})`);
  }
  return { conditions, values, desk };
}

const idAfter = async (db: Database, options: Options): Promise<string> => {
  const after = textOption(options, 'after');
  return after === null ? '' : (await fileNamed(db, after)).id;
};

function limitIn(options: Options): number {
  const limit = textOption(options, 'limit') ?? '30';
  if (/^[1-9]\d{0,2}$/.test(limit)) return Number(limit);
  throw wrongChoice('--limit', limit, ['1 … 999']);
}
function stageIn(options: Options, kind: ListedFile['kind']): string | null {
  const stage = textOption(options, 'stage');
  const known = stageKeys(kind);
  if (stage === null || known.includes(stage)) return stage;
  throw wrongChoice('--stage', stage, known);
}
function deskIn(options: Options): Desk | null {
  const desk = textOption(options, 'desk');
  if (desk === null) return null;
  const known = desks.find((one) => one === desk);
  if (known) return known;
  throw wrongChoice('--desk', desk, desks);
}
const wrongChoice = (option: string, value: string, known: readonly string[]): WrongUse =>
  new WrongUse(
    {
      vi: `${option} không nhận "${value}": chọn một trong ${known.join(', ')}.`,
      en: `${option} does not take "${value}": choose one of ${known.join(', ')}.`,
    },
    option,
    value,
  );

function listText(
  files: readonly ListedFile[],
  next: string | null,
  language: Language,
  names: Names,
): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (files.length === 0) {
    return word(
      'Không có hồ sơ nào. Lập một đề nghị: thidua file open nomination --as … --data …',
      'No files. Open a nomination: thidua file open nomination --as … --data …',
    );
  }
  const headings = [
    word('Mã', 'Code'),
    word('Nội dung', 'What'),
    word('Người, tập thể', 'Whom'),
    word('Đơn vị', 'Unit'),
    word('Bước', 'Stage'),
    word('Đang ở', 'Waits at'),
    word('Cập nhật', 'Moved'),
  ];
  const rows = files.map((file) => [
    file.code,
    titleText(file, language, names),
    file.subjectId === null ? '' : bareName(names(file.subjectId)),
    file.unitId === null ? '' : symbolOf(names(file.unitId)),
    stageText(file, language),
    desksText(file, language),
    instant(file.movedAt),
  ]);
  const more =
    next === null ? [] : [word(`Còn nữa: thêm --after ${next}`, `There is more: add --after ${next}`)];
  return [filledTable(headings, rows), ...more].join('\n');
}

/** Units have no nominee and persons no unit: a column in which no file of the page says anything is left out. */
function filledTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const filled = headings.map((_, column) => rows.some((row) => row[column] !== ''));
  const kept = (row: readonly string[]): string[] => row.filter((_, column) => filled[column]);
  return table(kept(headings), rows.map(kept));
}

const desksText = (file: ListedFile, language: Language): string => {
  const at = innermost(file).flatMap(({ desk }) => (desk === null ? [] : [say(deskLabels[desk], language)]));
  return [...new Set(at)].join(', ');
};
