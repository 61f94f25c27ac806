import { resolve } from 'node:path';
import { importFile, type FileImported } from '../engine/imports/importFile.js';
import { undoImport } from '../engine/imports/undoImport.js';
import type { Database } from '../entities/database.js';
import { integer, money } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { ImportKind } from '../machines/facts.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { filesWhere } from '../views/listedFile.js';
import { dateIn, howOf } from './how.js';
import { moved, movedText } from './moved.js';
import { fileNamed } from './register.js';
import { oneOf, sheetOptions } from './sheetOptions.js';
import { facts } from './table.js';
import { required } from './wrongUse.js';

/** Imports plans and disbursements from spreadsheets, and takes an import back. */

const importing =
  (kind: ImportKind): Action =>
  (call, operands, options) =>
    onDatabase(call, async (db) => {
      const file = {
        kind,
        movement: await movementIn(db, options),
        source: resolve(call.cwd, textOperand(operands, 0)),
        ...sheetOptions(options),
        defaults: {
          number: textOption(options, 'number'),
          date: dayIn(options, 'date', '--date'),
          asOf: dayIn(options, 'asOf', '--as-of'),
          status: statusIn(options),
        },
        monthly: options['monthly'] === true,
        dryRun: options['dryRun'] === true,
      };
      const imported = await importFile(db, file, await howOf(db, options));
      return done(imported, importedText(imported, call.language));
    });

export const plans = importing('plans');
export const disbursements = importing('disbursements');

export const undo: Action = (call, operands, options) =>
  onDatabase(call, async (db) =>
    moved(await undoImport(db, textOperand(operands, 0), await howOf(db, options)), call.language),
  );

/** The movement that is named, or the only one that is not closed. */
async function movementIn(db: Database, options: Options): Promise<string> {
  const named = textOption(options, 'movement');
  if (named !== null) return (await fileNamed(db, named, 'movement')).id;
  const [only, ...others] = await filesWhere(db, `kind = 'movement' and stage <> 'closed'`, []);
  if (!only || others.length > 0) throw required('--movement');
  return only.id;
}

const statuses = ['estimate', 'treasuryConfirmed'] as const;

const statusIn = (options: Options) => oneOf('--status', textOption(options, 'status'), statuses) ?? null;

function dayIn(options: Options, name: string, option: string): string | null {
  const given = textOption(options, name);
  return given === null ? null : dateIn(given, option);
}

function importedText(
  { import: id, counted, moved: entry, table }: FileImported,
  language: Language,
): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (counted === null)
    return word(
      `Tệp này đã được nhập từ trước (lần nhập ${id ?? ''}): không có gì thay đổi.`,
      `This file was imported before (import ${id ?? ''}): nothing changes.`,
    );
  const { tally, changes } = counted;
  const columns = Object.entries(table.mapping.columns).map(
    ([key, letter]) => `${letter} "${table.mapping.headings[key] ?? ''}"`,
  );
  const lines: [string, string][] = [
    [word('Trang tính', 'Sheet'), table.sheet],
    [word('Các cột', 'Columns'), columns.join('; ')],
    [word('Số dòng', 'Rows'), integer(tally.rows, language)],
    ...Object.entries(tally.totals)
      .filter(([, sum]) => sum !== '0')
      .map(([column, sum]): [string, string] => [sumLabel(column, language), money(sum, language)]),
    [word('Mới', 'New'), integer(changes.added, language)],
    [word('Thay đổi', 'Changed'), integer(changes.changed, language)],
    [word('Không đổi', 'The same'), integer(changes.same, language)],
  ];
  const outcome = entry
    ? `${movedText(entry, language)}; ${word('lần nhập', 'import')} ${id ?? ''}`
    : word('Chỉ xem trước, chưa ghi gì.', 'Only shown, nothing was kept.');
  return [...table.notes.map((note) => say(note, language)), facts(lines), outcome].join('\n');
}

const sumLabel = (column: string, language: Language): string =>
  say(sumLabels[column] ?? { vi: column, en: column }, language);
const sumLabels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  prime_minister: { vi: 'Tổng kế hoạch Thủ tướng giao', en: "Sum of the Prime Minister's plan" },
  provincial_council: { vi: 'Tổng kế hoạch HĐND tỉnh giao', en: "Sum of the provincial council's plan" },
  total: { vi: 'Tổng kế hoạch vốn', en: 'Sum of the total plan' },
  disbursed: { vi: 'Tổng đã giải ngân', en: 'Sum disbursed' },
  advance: { vi: 'Tổng tạm ứng', en: 'Sum of advances' },
  completed_volume: { vi: 'Tổng khối lượng hoàn thành', en: 'Sum of completed volume' },
};
