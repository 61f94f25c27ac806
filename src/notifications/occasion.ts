import { workingCalendar } from '../engine/writing/calendar.js';
import { parseBody, type EntryBody } from '../engine/journal/entry.js';
import { unitAt } from '../engine/writing/seats.js';
import { Workspace, type LoadedFile } from '../engine/writing/workspace.js';
import { placeholders, type Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { say, type Language, type Names } from '../language/language.js';
import type { Desk, Instant, JsonObject, LegalDate } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { addDays, dateOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import type { WorkingCalendar } from '../movements/workingCalendar.js';

/** The last day of the duty that a letter speaks of. */
export interface Duty {
  readonly timer: string;
  readonly stage: string;
  /** Inclusive: the last day in time. */
  readonly last: LegalDate;
  /** The `seq` that set it: a later one moved the day. */
  readonly version: number;
}

/** Everything that a letter knows: its row, the move that asked for it, and the names of the day. */
export interface Occasion {
  readonly id: string;
  readonly letter: string;
  readonly recipient: string;
  /** What somebody of the board wrote to it before it went. */
  readonly note: string | null;
  readonly file: LoadedFile;
  /** The move that asked for the letter. */
  readonly entry: EntryBody;
  /** The file's moves so far, the first one first. */
  readonly history: readonly EntryBody[];
  readonly movement: LoadedFile | null;
  readonly definition: MovementDefinition | null;
  readonly duty: Duty | null;
  /** The rung of the ladder, such as `+1`; null: a move asked for the letter. */
  readonly step: string | null;
  /** The local day on which the letter is written, and its instant. */
  readonly today: LegalDate;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly language: Language;
  /** Address of the first page, and of the file's. */
  readonly home: string;
  readonly url: string;
  /** Says a sentence in the letter's language. */
  readonly word: (vi: string, en: string) => string;
  /** Id of the unit at a desk of the file, today. */
  readonly unitIdAt: (desk: Desk) => string | null;
  /** Name of the unit at a desk of the file, today; empty: nobody sits there. */
  readonly unitAt: (desk: Desk) => string;
  /** Full name of a unit or a person, by id. */
  readonly name: Names;
  readonly units: (id: string | null) => LoadedFile | undefined;
  readonly read: Database['read'];
}

/** When a letter is written, in which language, and where its links lead. */
export interface Asked {
  readonly now: Instant;
  readonly baseUrl: string;
  readonly language: Language;
}

/** What is known when a row of the outbox is to become a letter; null: there is no such row. */
export async function occasionOf(db: Database, id: string, asked: Asked): Promise<Occasion | null> {
  const [row] = await db.read(
    `select outbox_message.file_id, seq, letter, recipient, note, case_file.movement_id from outbox_message
     join case_file on case_file.id = file_id where outbox_message.id = $1`,
    [id],
  );
  if (!row) return null;
  const workspace = await workspaceOf(db, [row['file_id'], row['movement_id']].map(textOrNull));
  const file = workspace.file(String(row['file_id']));
  const history = await historyOf(db, String(row['file_id']));
  const entry = history.find(({ seq }) => seq === Number(row['seq']));
  if (!file || !entry) return null;
  const [letter, recipient] = [String(row['letter']), String(row['recipient'])];
  const mentioned = [recipient, file.state.context, history.map(({ data, actor }) => [data, actor.id])];
  const persons = await personNames(db, mentioned);
  const name: Names = (one) => unitName(workspace.file(one)) ?? persons.get(one) ?? one;
  return {
    ...{ id, letter, recipient, file, history, entry, name },
    note: textOrNull(row['note']),
    ...{ now: asked.now, today: dateOf(asked.now), language: asked.language },
    ...desksOf(workspace, file, dateOf(asked.now), name),
    duty: dutyOf(entry, history),
    step: entry.move === 'remind' ? text(entry.data, 'step') : null,
    calendar: workingCalendar(),
    home: `${asked.baseUrl}/`,
    url: `${asked.baseUrl}/files/${file.code}`,
    word: (vi, en) => say({ vi, en }, asked.language),
    units: (one) => workspace.file(one),
    read: (statement, values) => db.read(statement, values),
  };
}

/** The file's movement, and who sits at its desks on a day. */
function desksOf(workspace: Workspace, file: LoadedFile, today: LegalDate, name: Names) {
  const movement = workspace.file(file.kind === 'movement' ? file.id : file.movementId) ?? null;
  const { definition, units } = movement?.state.context ?? {};
  const seats = { definition: definition as JsonObject, units: units as JsonObject };
  const unitIdAt = (desk: Desk): string | null =>
    movement && unitAt(workspace, file.state.context, seats, desk, today);
  return {
    movement,
    definition: (definition as unknown as MovementDefinition | undefined) ?? null,
    unitIdAt,
    unitAt: (desk: Desk): string => name(unitIdAt(desk) ?? ''),
  };
}

const textOrNull = (value: Row[string] | undefined): string | null => (value == null ? null : String(value));

async function workspaceOf(db: Database, ids: readonly (string | null)[]): Promise<Workspace> {
  const workspace = new Workspace((statement, values) => db.read(statement, values), false);
  await workspace.loadUnits();
  await workspace.loadReferences(ids);
  return workspace;
}

async function historyOf(db: Database, file: string): Promise<EntryBody[]> {
  const rows = await db.read('select body from journal_entry where file_id = $1 order by seq', [file]);
  return rows.map(({ body }) => parseBody(String(body)));
}

/** Names of the persons whom a value mentions. */
async function personNames(db: Database, value: unknown): Promise<Map<string, string>> {
  const ids = [...new Set(JSON.stringify(value).match(/\b[0-7][0-9a-hjkmnp-tv-z]{25}\b/g))];
  if (ids.length === 0) return new Map();
  const rows = await db.read(
    `select person_id, name from person_name where person_id in (${placeholders(ids.length)})`,
    ids,
  );
  return new Map(rows.map(({ person_id: person, name }) => [String(person), String(name)]));
}

const unitName = (file: LoadedFile | undefined): string | null =>
  file?.kind === 'unit' ? text(file.state.context, 'name') : null;

/** A reminder speaks of its own deadline, a move of the one that it set; both by the day that it has now. */
export function dutyOf(entry: EntryBody, history: readonly EntryBody[]): Duty | null {
  const [timer, stage] = [text(entry.data, 'timer'), text(entry.data, 'stage')];
  if (entry.move === 'remind' && timer !== null && stage !== null) return latest(history, timer, stage);
  const set = entry.deadlines.find(({ step, dueAt }) => step === 'due' && dueAt !== null);
  return set ? latest(history, set.timer, set.stage) : null;
}

/** The day of a wait, as the last move that set it did. */
function latest(history: readonly EntryBody[], timer: string, stage: string): Duty | null {
  for (const { seq, deadlines } of history.toReversed()) {
    const set = deadlines.find((one) => one.timer === timer && one.stage === stage && one.step === 'due');
    if (set?.dueAt) return { timer, stage, last: addDays(dateOf(set.dueAt), -1), version: seq };
  }
  return null;
}
