import { parseBody, type EntryBody } from '../engine/journal/entry.js';
import { NotFound } from '../engine/errors.js';
import { seatedAt, successorOn, unitAt } from '../engine/writing/seats.js';
import { Workspace } from '../engine/writing/workspace.js';
import type { Database } from '../entities/database.js';
import type { Place } from '../language/stages.js';
import { desks, type JsonObject, type LegalDate, type SeatedDesk } from '../machines/attempt.js';
import { group, text } from '../machines/data.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import type { Readable } from '../machines/reading.js';
import { filesWhere, innermost, type ListedFile } from './listedFile.js';

/** One file whole: where it stands, whose turn it is, until when, and how it came there. */

export interface FileView {
  readonly file: ListedFile;
  readonly definition: MovementDefinition | null;
  /** `unit`: who sits at that desk today. */
  readonly places: readonly (Place & { readonly unit: string | null })[];
  readonly deadlines: readonly Pending[];
  readonly history: readonly EntryBody[];
  /** What a right to read it hangs on. */
  readonly readable: Readable;
}
export interface Pending {
  readonly timer: string;
  readonly stage: string;
  readonly step: string;
  readonly dueAt: string | null;
  readonly daysLeft: number | null;
  readonly version: number;
}

/** By id or code, as it stands; units as of `today`. Throws NotFound. */
export async function fileView(db: Database, name: string, today: LegalDate): Promise<FileView> {
  const [file] = await filesWhere(db, 'id = $1 or code = $1', [name]);
  if (!file) throw new NotFound('file', name);
  const movement = await movementOf(db, file);
  const deadlines = await db.read(
    `select timer, stage, step, due_at as "dueAt", days_left as "daysLeft", version from deadline
     where file_id = $1 order by due_at, timer, stage, step`,
    [file.id],
  );
  const seats = await seatsOf(db, file, movement, today);
  return {
    file,
    definition: movement ? (group(movement.context, 'definition') as unknown as MovementDefinition) : null,
    places: innermost(file).map((place) => ({
      ...place,
      unit: place.desk === null || !movement ? null : seats.at(place.desk),
    })),
    deadlines: deadlines as unknown as Pending[],
    history: await historyOf(db, file.id),
    readable: seats.readable,
  };
}

async function movementOf(db: Database, file: ListedFile): Promise<ListedFile | null> {
  if (file.kind === 'movement') return file;
  const [found] = file.movementId ? await filesWhere(db, 'id = $1', [file.movementId]) : [];
  return found ?? null;
}

async function historyOf(db: Database, id: string): Promise<EntryBody[]> {
  const rows = await db.read('select body from journal_entry where file_id = $1 order by seq', [id]);
  return rows.map(({ body }) => parseBody(String(body)));
}

/** Who sits at the desks of a file today. */
async function seatsOf(db: Database, file: ListedFile, movement: ListedFile | null, today: LegalDate) {
  const workspace = new Workspace((statement, values) => db.read(statement, values), false);
  await workspace.loadUnits();
  const { definition = {}, units = {} } = movement?.context ?? {};
  const table = { definition: definition as JsonObject, units: units as JsonObject };
  const unit = successorOn(workspace, file.unitId, today);
  const above = text(workspace.file(unit)?.state.context ?? {}, 'parent');
  const readable: Readable = {
    id: file.id,
    kind: file.kind,
    stage: file.stage,
    unit,
    responsible: successorOn(workspace, text(file.context, 'responsible'), today),
    parent: successorOn(workspace, above, today),
    desks: Object.fromEntries(seatedDesks.map((desk) => [desk, seatedAt(workspace, table, desk, today)])),
  };
  return {
    readable,
    at: (desk: Parameters<typeof unitAt>[3]) => unitAt(workspace, file.context, table, desk, today),
  };
}
const seatedDesks = desks.filter((desk): desk is SeatedDesk => desk !== 'unit' && desk !== 'responsible');
