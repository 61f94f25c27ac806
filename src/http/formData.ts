import type { Json, JsonObject } from '../machines/attempt.js';
import type { Field, Fields } from '../machines/fields.js';

/**
 * What a form sent, as the data of a move. Blank is `null`; a group, row or list of which all is blank is not there.
 * What cannot be read stays as it was typed, for the move to refuse it beside its field.
 */
export type Form = Readonly<Record<string, string>>;

/** Turns what was typed for a file (a code, a symbol) into its id; what nobody bears stays. */
export type IdOf = (kind: string, typed: string) => Promise<string>;

export async function dataIn(form: Form, fields: Fields, idOf: IdOf, above = ''): Promise<JsonObject> {
  const entries = Object.entries(fields).map(
    async ([name, field]) => [name, await valueIn(form, field, `${above}${name}`, idOf)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function valueIn(form: Form, field: Field, name: string, idOf: IdOf): Promise<Json> {
  if (field.kind === 'group') return groupIn(form, field.fields, name, idOf);
  if (field.kind === 'list') return listIn(form, field.of, name, idOf);
  const typed = (form[name] ?? '').trim();
  if (field.kind === 'boolean') return typed === 'true';
  if (typed === '') return null;
  return field.kind === 'file' ? idOf(field.of, typed) : (readers[field.kind]?.(typed) ?? typed);
}

const readers: Readonly<Partial<Record<Field['kind'], (typed: string) => Json>>> = {
  integer: (typed) => (/^-?\d{1,15}$/.test(typed) ? Number(typed) : typed),
  money: (typed) => typed.replace(/[.\s]|đồng$/g, ''),
  sha256: (typed) => typed.toLowerCase(),
  instant: instantIn,
};

/** `02/10/2024 08:05` in Vietnam, or an instant as it is kept. */
function instantIn(typed: string): string {
  const [, day, month, year, time] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/.exec(typed) ?? [];
  const at = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${time ?? ''}:00.000+07:00`;
  return Number.isNaN(Date.parse(at)) ? typed : new Date(at).toISOString();
}

/** Ticks that are not set say nothing by themselves. */
const isBlank = (value: Json): boolean =>
  value === null ||
  value === false ||
  (Array.isArray(value)
    ? value.length === 0
    : typeof value === 'object' && Object.values(value).every(isBlank));

async function groupIn(form: Form, fields: Fields, name: string, idOf: IdOf): Promise<Json> {
  const group = await dataIn(form, fields, idOf, `${name}.`);
  return isBlank(group) ? null : group;
}

async function listIn(form: Form, of: Field, name: string, idOf: IdOf): Promise<Json> {
  if (of.kind !== 'group') {
    const lines = (form[name] ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    return Promise.all(
      lines.map(async (line) => (await valueIn({ [name]: line }, of, name, idOf)) ?? line.trim()),
    );
  }
  const rows: Json[] = [];
  for (
    let index = 0;
    Object.keys(form).some((key) => key.startsWith(`${name}.${String(index)}.`));
    index += 1
  ) {
    const row = await groupIn(form, of.fields, `${name}.${String(index)}`, idOf);
    if (row !== null) rows.push(row);
  }
  return rows;
}
