import { NotFound } from '../engine/errors.js';
import { isFileId } from '../engine/journal/fileId.js';
import type { Database } from '../entities/database.js';
import type { FileKind, Json, JsonObject } from '../machines/attempt.js';
import type { Field, Fields } from '../machines/fields.js';
import { fileNamed, personNamed, unitNamed } from './register.js';
import { WrongUse } from './wrongUse.js';

/** The JSON of an option. People write codes, symbols and names in it where a move wants ids. */

/** Throws WrongUse for what is no JSON object. */
export function objectIn(text: string, option: string): JsonObject {
  const value = parsed(text, option);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw noObject(option);
}

function parsed(text: string, option: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noObject(option, /position (\d+)/.exec((error as Error).message)?.[1]);
  }
}

/** `position`: where the parser stopped, counted from 0. */
function noObject(option: string, position?: string): WrongUse {
  const at = position === undefined ? null : Number(position) + 1;
  return new WrongUse(
    {
      vi: `${option} phải là một đối tượng JSON${at === null ? '' : `, sai từ ký tự thứ ${at}`}, ví dụ: ${option} '{"text":"…"}'.`,
      en: `${option} must be a JSON object${at === null ? '' : `, wrong from character ${at} on`}, for example: ${option} '{"text":"…"}'.`,
    },
    option,
  );
}

/** The same data with the ids of the files that it names; a name that nobody bears stays, for the move to refuse. */
export async function withIds(db: Database, fields: Fields, data: JsonObject): Promise<JsonObject> {
  const entries = Object.entries(data).map(async ([name, value]) => {
    const field = fields[name];
    return [name, field ? await idsOf(db, field, value) : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function idsOf(db: Database, field: Field, value: Json): Promise<Json> {
  if (field.kind === 'file' && typeof value === 'string') return idOf(db, field.of, value);
  if (field.kind === 'list' && Array.isArray(value)) {
    return Promise.all((value as readonly Json[]).map((item) => idsOf(db, field.of, item)));
  }
  if (field.kind !== 'group' || typeof value !== 'object' || value === null) return value;
  const group = await withIds(db, field.fields, value as JsonObject);
  return 'seq' in field.fields && 'id' in field.fields ? nomineeOf(db, group) : group;
}

/** Whom a nomination names is a person or a unit, by its kind. */
async function nomineeOf(db: Database, group: JsonObject): Promise<JsonObject> {
  if (typeof group['id'] !== 'string') return group;
  const kind = group['kind'] === 'individual' ? 'person' : 'unit';
  return { ...group, id: await idOf(db, kind, group['id']) };
}

async function idOf(db: Database, kind: FileKind, text: string): Promise<string> {
  if (isFileId(text)) return text;
  try {
    if (kind === 'person') return await personNamed(db, text);
    return kind === 'unit' ? await unitNamed(db, text) : (await fileNamed(db, text, kind)).id;
  } catch (error) {
    if (error instanceof NotFound) return text;
    throw error;
  }
}
