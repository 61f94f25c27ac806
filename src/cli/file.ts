import { advance } from '../engine/advance.js';
import { NotFound } from '../engine/errors.js';
import { offers } from '../engine/offers.js';
import { open as openFile } from '../engine/open.js';
import type { Database } from '../entities/database.js';
import { say, type Language } from '../language/language.js';
import { fileKinds, type FileKind, type JsonObject } from '../machines/attempt.js';
import { fieldsOf, type OfferedMove } from '../machines/decide.js';
import type { Field, Fields } from '../machines/fields.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { objectIn, withIds } from './data.js';
import { onDatabase } from './database.js';
import { bearing, howOf, moveHow } from './how.js';
import { moved } from './moved.js';
import { now } from './now.js';
import { fileNamed } from './register.js';
import { table } from './table.js';
import { WrongUse } from './wrongUse.js';

/** Opens, offers and moves files of every kind. */

export const open: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const kind = kindNamed(textOperand(operands, 0));
    const data = await dataOf(db, fieldsOf(kind, null, 'open'), options);
    return moved(await openFile(db, kind, data, await howOf(db, options)), call.language);
  });

/** Kinds that the program can open today: sessions have no chart yet. */
const openable: readonly FileKind[] = [
  'nomination',
  'movement',
  'commitment',
  'difficulty',
  'unit',
  'person',
];

export function kindNamed(text: string): FileKind {
  const kind = fileKinds.find((known) => known === text);
  if (kind && openable.includes(kind)) return kind;
  throw new WrongUse(
    {
      vi: `Không có loại hồ sơ "${text}": chọn một trong ${openable.join(', ')}.`,
      en: `There is no kind "${text}": choose one of ${openable.join(', ')}.`,
    },
    'kind',
    text,
  );
}

export const move: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id, type, fields } = await moveNamed(db, operands);
    const data = await dataOf(db, fields, options);
    return moved(await advance(db, id, { type, data }, await moveHow(db, options)), call.language);
  });

/** A file's move, from the operands ID and MOVE. Throws NotFound, WrongUse. */
export async function moveNamed(db: Database, operands: Parameters<Action>[1]) {
  const [id, type] = [textOperand(operands, 0), textOperand(operands, 1)];
  const file = await fileNamed(db, id);
  const [row] = await db.read('select machine_version from case_file where id = $1', [file.id]);
  const version = row?.['machine_version'] == null ? null : Number(row['machine_version']);
  const fields = fieldsOf(file.kind, version, type);
  if (fields === null) throw unknownMove(type, id);
  return { ...file, version, type, fields };
}

const unknownMove = (type: string, id: string): WrongUse =>
  new WrongUse(
    {
      vi: `Không có bước "${type}": xem các bước của hồ sơ bằng "thidua file moves ${id} --as …".`,
      en: `There is no move "${type}": see the file's moves with "thidua file moves ${id} --as …".`,
    },
    'move',
    type,
  );

export async function dataOf(db: Database, fields: Fields | null, options: Options): Promise<JsonObject> {
  const given = textOption(options, 'data');
  return given === null ? {} : withIds(db, fields ?? {}, objectIn(given, '--data'));
}

/** What the file's stage has, marked with what this person may do. */
export const moves: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const id = textOperand(operands, 0);
    const { by } = await bearing(db, options);
    if (typeof by === 'string') throw new NotFound('person', by);
    const offered = await offers(db, id, by, await now(db));
    return done(offered, movesText(offered, call.language));
  });

/** Allowed moves first; the fields of those that are. */
export function movesText(offered: readonly OfferedMove[], language: Language): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const allowed = offered.filter((one) => one.allowed);
  const rows = [...allowed, ...offered.filter((one) => !one.allowed)].map((one) => [
    one.allowed ? '✓' : '✗',
    one.part === null ? one.type : `${one.type} (part: ${one.part})`,
    say(one.label, language),
    one.allowed ? fieldsText(one.fields) : '',
  ]);
  if (rows.length === 0) return word('Bước này không còn việc gì để làm.', 'This stage has no moves.');
  const hint = word(
    'Dữ liệu (--data): mục có dấu ? có thể để trống. Vì sao ✗: thidua why ID MOVE --as …',
    'Data (--data): fields with ? may be left out. Why ✗: thidua why ID MOVE --as …',
  );
  return `${table(['', word('Bước', 'Move'), word('Nghĩa', 'Meaning'), word('Dữ liệu', 'Data')], rows)}\n${hint}`;
}

const fieldsText = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, field]) => `${name}${field.optional ? '?' : ''}: ${shape(field)}`)
    .join(', ') || '–';

/** A field's shape in a word: a choice shows its values, a group its fields. */
function shape(field: Field): string {
  if (field.kind === 'choice') return field.of.join('|');
  if (field.kind === 'list') return `[${shape(field.of)}]`;
  if (field.kind === 'group') return `{${fieldsText(field.fields)}}`;
  return field.kind === 'file' ? field.of : field.kind;
}
