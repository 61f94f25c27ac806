import { parseBody, type EntryBody } from '../engine/journal/entry.js';
import { NotFound } from '../engine/errors.js';
import { offers } from '../engine/offers.js';
import { unitAt } from '../engine/writing/seats.js';
import { Workspace } from '../engine/writing/workspace.js';
import type { Database } from '../entities/database.js';
import type { JsonObject } from '../machines/attempt.js';
import { group } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { done, textOperand, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { movesText } from './file.js';
import { pageText, type Pending, type Seen } from './filePage.js';
import { filesWhere, innermost, type ListedFile } from '../views/listedFile.js';
import { bearing } from './how.js';
import { namesIn } from '../views/names.js';
import { now } from './now.js';

/** One file whole: where it stands, whose turn it is, until when, and how it came there. */

export const show: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const seen = await look(db, textOperand(operands, 0));
    const names = await namesIn(db, [seen.file, seen.places, seen.history.map(({ actor }) => actor)]);
    const offered =
      options['as'] === undefined ? null : await offersFor(db, seen.file.id, await bearing(db, options));
    const { value, context: _context, ...file } = seen.file;
    return done(
      {
        ...file,
        value,
        places: seen.places,
        deadlines: seen.deadlines,
        history: seen.history,
        moves: offered,
      },
      [pageText(seen, call.language, names), ...(offered ? [movesText(offered, call.language)] : [])].join(
        '\n\n',
      ),
    );
  });

async function offersFor(db: Database, id: string, { by }: Awaited<ReturnType<typeof bearing>>) {
  if (typeof by === 'string') throw new NotFound('person', by);
  return offers(db, id, by, await now(db));
}

async function look(db: Database, name: string): Promise<Seen> {
  const [file] = await filesWhere(db, 'id = $1 or code = $1', [name]);
  if (!file) throw new NotFound('file', name);
  const movement = await movementOf(db, file);
  const rows = await db.read(
    `select timer, stage, step, due_at as "dueAt", days_left as "daysLeft", version from deadline
     where file_id = $1 order by due_at, timer, stage, step`,
    [file.id],
  );
  return {
    file,
    definition: movement ? definitionOf(movement.context) : null,
    places: await seated(db, file, movement),
    deadlines: rows as unknown as Pending[],
    history: await historyOf(db, file.id),
  };
}

async function movementOf(db: Database, file: ListedFile): Promise<ListedFile | null> {
  if (file.kind === 'movement') return file;
  const [found] = file.movementId ? await filesWhere(db, 'id = $1', [file.movementId]) : [];
  return found ?? null;
}

const definitionOf = (context: JsonObject): MovementDefinition =>
  group(context, 'definition') as unknown as MovementDefinition;

async function historyOf(db: Database, id: string): Promise<EntryBody[]> {
  const rows = await db.read('select body from journal_entry where file_id = $1 order by seq', [id]);
  return rows.map(({ body }) => parseBody(String(body)));
}

/** The unit that sits today at each desk where the file waits. */
async function seated(db: Database, file: ListedFile, movement: ListedFile | null): Promise<Seen['places']> {
  const places = innermost(file);
  if (!movement) return places.map((place) => ({ ...place, unit: null }));
  const workspace = new Workspace((text, values) => db.read(text, values), false);
  await workspace.loadUnits();
  const today = dateOf(await now(db));
  const { definition, units } = movement.context;
  const seats = { definition: definition as JsonObject, units: units as JsonObject };
  return places.map((place) => ({
    ...place,
    unit: place.desk === null ? null : unitAt(workspace, file.context, seats, place.desk, today),
  }));
}
