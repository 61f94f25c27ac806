import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { choice, kindLabels } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { placesOf, stage, type Place } from '../language/stages.js';
import type { FileKind, JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import type { StateValue } from '../machines/state.js';

/** Files as lists and pages show them. */
export interface ListedFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly code: string;
  readonly title: string;
  readonly movementId: string | null;
  readonly unitId: string | null;
  readonly subjectId: string | null;
  readonly stage: string;
  readonly version: number;
  readonly machineVersion: number | null;
  readonly value: StateValue;
  readonly context: JsonObject;
  readonly openedAt: string;
  readonly movedAt: string;
}

/** Rows of `case_file` that meet a condition, `$1` and on being `values`. */
export async function filesWhere(
  db: Database,
  condition: string,
  values: readonly (string | number)[],
): Promise<ListedFile[]> {
  const rows = await db.read(
    `select id, kind, code, title, movement_id, unit_id, subject_id, stage, version, machine_version, state,
     opened_at, moved_at from case_file where ${condition}`,
    values,
  );
  return rows.map(listedFrom);
}

/** A row of `case_file` as lists show it. */
export function listedFrom(row: Row): ListedFile {
  const { value, context } = JSON.parse(String(row['state'])) as { value: StateValue; context: JsonObject };
  const orNull = (column: string): string | null => (row[column] == null ? null : String(row[column]));
  return {
    id: String(row['id']),
    kind: row['kind'] as FileKind,
    code: String(row['code']),
    title: String(row['title']),
    movementId: orNull('movement_id'),
    unitId: orNull('unit_id'),
    subjectId: orNull('subject_id'),
    stage: String(row['stage']),
    version: Number(row['version']),
    machineVersion: row['machine_version'] == null ? null : Number(row['machine_version']),
    value,
    context,
    openedAt: String(row['opened_at']),
    movedAt: String(row['moved_at']),
  };
}

/** The innermost stages in which a file stands: where it waits, and a hold while there is one. */
export function innermost({ kind, value }: ListedFile): Place[] {
  const places = placesOf(kind, value).filter(({ path }) => path !== 'hold.clear');
  return places.filter(({ path }) => !places.some((other) => other.path.startsWith(`${path}.`)));
}

/** What a file is about: a nomination its award, a person the name, everything else its title. */
export function titleText(
  { id, kind, title, context }: ListedFile,
  language: Language,
  names: Names,
): string {
  if (kind === 'nomination') return choice(text(context, 'award') ?? '', language);
  if (kind === 'difficulty') return choice(text(context, 'obstacle') ?? '', language);
  if (kind === 'commitment') return say(kindLabels.commitment, language);
  return kind === 'person' ? names(id) : title;
}

/** A file's stage; one that is laid aside also says how it ended, and what counts for or against the unit is said. */
export function stageText({ kind, stage: key, context }: ListedFile, language: Language): string {
  const outcome = key === 'closed' ? text(context, 'outcome') : null;
  const marked = marks.filter(({ holds }) => holds(context)).map(({ label }) => ` (${say(label, language)})`);
  return [
    stage(kind, key, language),
    outcome === null ? '' : `: ${choice(outcome, language)}`,
    ...marked,
  ].join('');
}
const marks = [
  {
    holds: ({ late }: JsonObject) => late === true,
    label: { vi: 'gửi chậm', en: 'late' },
  },
  {
    holds: ({ externalCause }: JsonObject) => externalCause != null,
    label: { vi: 'nguyên nhân ngoài đơn vị', en: 'a cause outside the unit' },
  },
];

export const placesText = (places: readonly Place[], language: Language): string =>
  places.map(({ label }) => say(label, language)).join('; ');

/** Of a unit's name in lists, its symbol; of a nominee's, the name alone. */
export const symbolOf = (name: string): string => name.split(' · ')[0] ?? '';
export const bareName = (name: string): string => name.split(' · ').at(-1) ?? '';
