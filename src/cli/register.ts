import { folded } from '../engine/journal/personal.js';
import { NotFound } from '../engine/errors.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { FileKind } from '../machines/attempt.js';
import { WrongUse } from './wrongUse.js';

/** People, units and files as they are typed: by id, by code, a person by name, a unit by symbol. */

/** The id of a file of any kind, or of that kind. Throws NotFound. */
export async function fileNamed(
  db: Database,
  text: string,
  kind: FileKind | null = null,
): Promise<{ readonly id: string; readonly kind: FileKind; readonly version: number }> {
  const [row] = await byIdOrCode(db, text);
  if (!row || (kind !== null && row['kind'] !== kind)) throw new NotFound(kind ?? 'file', text);
  return { id: String(row['id']), kind: row['kind'] as FileKind, version: Number(row['version']) };
}

/** The id of a person by id, code or whole name. Throws NotFound, WrongUse where several bear the name. */
export async function personNamed(db: Database, text: string): Promise<string> {
  const [id] = await personsNamed(db, text);
  if (id === undefined) throw new NotFound('person', text);
  return id;
}

/** Who acts, or for whom: a person who is in use. Throws WrongUse, which names the option. */
export async function userNamed(db: Database, text: string, option = '--as'): Promise<string> {
  const [id] = await personsNamed(db, text);
  if (id === undefined) throw unknownUser(text, option);
  return id;
}
const unknownUser = (text: string, option: string): WrongUse =>
  new WrongUse(
    {
      vi: `Không có người dùng "${text}": ghi id, mã (p-0001) hoặc đúng họ tên của một người trong danh bạ.`,
      en: `There is no user "${text}": give the id, the code (p-0001) or the whole name of a registered person.`,
    },
    option,
    text,
  );

async function personsNamed(db: Database, text: string): Promise<string[]> {
  const [row] = await byIdOrCode(db, text);
  if (row?.['kind'] === 'person') return row['stage'] === 'active' ? [String(row['id'])] : [];
  const rows = await db.read(
    `select id, code from case_file join person_name on person_id = id
     where folded = $1 and stage = 'active' order by code limit 20`,
    [folded(text.normalize('NFC').trim())],
  );
  if (rows.length > 1) throw ambiguous(text, rows);
  return rows.map(({ id }) => String(id));
}
const ambiguous = (text: string, rows: readonly Row[]): WrongUse => {
  const codes = rows.map(({ code }) => String(code)).join(', ');
  return new WrongUse(
    {
      vi: `Có nhiều người tên "${text}": ghi mã của một người (${codes}).`,
      en: `Several people are called "${text}": give the code of one (${codes}).`,
    },
    'person',
    text,
  );
};

/** The id of a unit by id, code or symbol, one in being before one that ended. Throws NotFound. */
export async function unitNamed(db: Database, text: string): Promise<string> {
  const [row] = await db.read(
    `select id from case_file where kind = 'unit'
     and (id = $1 or code = $1 or substr(title, 1, length($1) + 3) = $1 || ' · ') order by stage, id limit 1`,
    [text.normalize('NFC').trim()],
  );
  if (!row) throw new NotFound('unit', text);
  return String(row['id']);
}

/** The ids of several, as a repeated operand or option gives them. */
export async function unitsNamed(db: Database, given: unknown): Promise<string[]> {
  const ids = [];
  for (const symbol of Array.isArray(given) ? (given as readonly string[]) : [])
    ids.push(await unitNamed(db, symbol));
  return ids;
}

const byIdOrCode = (db: Database, text: string): Promise<Row[]> =>
  db.read('select id, kind, stage, version from case_file where id = $1 or code = $1', [text]);
