import { z } from 'zod';
import type { JsonObject } from '../../machines/attempt.js';
import type { Field, Fields } from '../../machines/fields.js';
import { canonical } from '../journal/canonical.js';
import { Invalid, type FieldMistake } from '../errors.js';
import { expected, maxText, unknownField } from './fieldMessages.js';

/**
 * Checks the `data` of a move against its field list. Gives back the data as a body keeps it: strings trimmed and
 * in NFC, absent or blank optional values `null`, every field there.
 * Throws Invalid with the path of each mistake and what would fit, in both languages.
 */
export function checkData(fields: Fields, data: unknown): JsonObject {
  const parsed = schemaOf(fields).safeParse(data);
  if (parsed.success) return parsed.data as JsonObject;
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(fields, issue));
  // One value can break several limits, but its fix is said once.
  throw new Invalid([...new Map(mistakes.map((mistake) => [mistake.path, mistake])).values()]);
}

const schemas = new WeakMap<Fields, z.ZodType>();

function schemaOf(fields: Fields): z.ZodType {
  const known = schemas.get(fields);
  if (known) return known;
  const schema = z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
  );
  schemas.set(fields, schema);
  return schema;
}

const fieldSchema = (field: Field): z.ZodType =>
  field.optional ? z.preprocess(blankToNull, valueSchema(field).nullable()) : valueSchema(field);

const blankToNull = (value: unknown): unknown =>
  value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return written.pipe(
        z
          .string()
          .min(1)
          .max(field.max ?? maxText)
          .regex(printable),
      );
    case 'date':
      return z.string().refine((text) => isInstant(`${text}T00:00:00.000Z`));
    case 'instant':
      return z.string().refine(isInstant);
    case 'integer':
      return z
        .int()
        .min(field.min ?? Number.MIN_SAFE_INTEGER)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return z.boolean();
    case 'choice':
      return z.enum(field.of);
    case 'month':
    case 'money':
    case 'file':
    case 'sha256':
      return z.string().regex(patterns[field.kind]);
    case 'list':
      return z
        .array(fieldSchema(field.of))
        .min(field.min ?? 0)
        .max(field.max ?? maxList);
    case 'group':
      return schemaOf(field.fields);
    case 'definition':
      return z.record(z.string(), z.unknown()).superRefine(refuseWhatNoBodyHolds);
  }
}

const patterns = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  money: /^(0|[1-9]\d{0,17})$/,
  file: /^[0-7][0-9a-hjkmnp-tv-z]{25}$/,
  sha256: /^[0-9a-f]{64}$/,
};

/** What people write: a form may end its lines with CR LF, a keyboard may compose its letters. */
const written = z.string().transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim());
/** No control characters but tab and line feed, and no half of a surrogate pair. */
const printable = /^(?:[\t\n]|[^\p{Control}\p{Surrogate}])*$/u;

/** A list longer than this is not one move. */
const maxList = 1_000;

const isInstant = (text: string): boolean => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
};

function refuseWhatNoBodyHolds(value: unknown, context: z.RefinementCtx): void {
  try {
    canonical(value);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    for (const { path, message } of error.fields)
      context.addIssue({ code: 'custom', path: path.split('.'), params: { message } });
  }
}

function mistakesOf(fields: Fields, issue: z.core.$ZodIssue): FieldMistake[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: unknownField(groupAt(fields, path)),
    }));
  const found = issue.code === 'custom' ? (issue.params?.['message'] as FieldMistake['message']) : undefined;
  return [{ path: path.join('.'), message: found ?? expected(fieldAt(fields, path)) }];
}

/** The field at a path, whose last step may be an index; null for the data as a whole. */
function fieldAt(fields: Fields, path: readonly string[]): Field | null {
  return path.reduce<Field | null>((field, step) => {
    if (field?.kind === 'list') return field.of;
    return (field?.kind === 'group' ? field.fields : fields)[step] ?? null;
  }, null);
}

function groupAt(fields: Fields, path: readonly string[]): Fields {
  const field = fieldAt(fields, path);
  return field?.kind === 'group' ? field.fields : fields;
}
