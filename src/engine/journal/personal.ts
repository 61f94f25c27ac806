import type { Json, JsonObject } from '../../machines/attempt.js';
import { groups, text } from '../../machines/data.js';
import type { Fields } from '../../machines/fields.js';
import type { Row } from '../../entities/bulk.js';
import type { Random } from '../how.js';
import { isSealed, seal, unseal } from './sealing.js';

/** Personal data on its way into a person's file, and what lists may show of it. */

/** The data with its personal fields sealed under the person's key. */
export function sealed(
  fields: Fields,
  data: JsonObject,
  { id, key }: { readonly id: string; readonly key: string },
  random: Random,
): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      fields[name]?.personal && value !== null ? seal(value, id, key, random(12)) : value,
    ]),
  );
}

/** The same data as it was given, for comparing a repeated request. */
export const unsealed = (data: JsonObject, keyOf: (personId: string) => string | undefined): JsonObject =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, opened(value, keyOf)]));

function opened(value: Json, keyOf: (personId: string) => string | undefined): Json {
  if (!isSealed(value)) return value;
  const key = keyOf(value.sealed);
  return key === undefined ? value : unseal(value, key);
}

/** Without tone marks, đ as d, lower case: no database folds đ by itself. */
export const folded = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** The row of `person_name` that follows from a person's file. */
export function nameRow(id: string, version: number, context: JsonObject, key: string): Row {
  const name = opened(context['name'] ?? null, () => key);
  const written = typeof name === 'string' ? name : '';
  return { person_id: id, seq: version, name: written, folded: folded(written) };
}

/** The rows of `role_grant` that follow from a person's file. */
export const grantRows = (id: string, context: JsonObject): Row[] =>
  groups(context, 'grants').map((grant, number) => ({
    person_id: id,
    number,
    role: text(grant, 'role'),
    unit_id: text(grant, 'unit'),
    from_date: text(grant, 'from'),
    until_date: text(grant, 'until'),
  }));
