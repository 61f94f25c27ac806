import type { Instant, JsonObject } from '../machines/attempt.js';
import { moves, readsHere, why, type OfferedMove } from '../machines/decide.js';
import type { Facts } from '../machines/facts.js';
import type { Reason } from '../machines/reason.js';
import { text } from '../machines/data.js';
import type { Database } from '../entities/database.js';
import { actorsOf } from './writing/actors.js';
import { workingCalendar } from './writing/calendar.js';
import { checkHow } from './writing/checkHow.js';
import { checked } from './writing/checkedData.js';
import { consider, load, loadPromised, type Request } from './writing/consider.js';
import { NotFound } from './errors.js';
import { gatherFacts } from './writing/gatherFacts.js';
import type { By, MoveHow } from './how.js';
import { Workspace, type LoadedFile } from './writing/workspace.js';

/** What may happen to a file, asked without changing anything. */

/** The moves of the file's stage for a person in each unit where they hold roles; allowed in one is allowed. */
export async function offers(db: Database, id: string, by: By, at: Instant): Promise<OfferedMove[]> {
  const request: Request = { verb: 'advance', id, type: 'comment', data: {}, how: { by, at } };
  const { workspace, file } = await look(db, request);
  const facts = everyFact(workspace, file, at);
  const lists = actorsOf(workspace, by, at).map((actor) => moves(file.state, actor, facts, at));
  const [first = [], ...others] = lists;
  return first.map((move, index) => ({
    ...move,
    allowed: [first, ...others].some((list) => list[index]?.allowed === true),
  }));
}

/** Why a move is possible or not, as the person would make it now. Without `data`, `part` says for which department. */
export async function explain(
  db: Database,
  id: string,
  move: { readonly type: string; readonly data: JsonObject | null; readonly part?: string | null },
  how: MoveHow,
): Promise<Reason> {
  const partOnly = move.part == null ? {} : { part: move.part };
  const request: Request = {
    verb: 'advance',
    id,
    type: move.type,
    data: move.data ?? partOnly,
    how: checkHow(how),
  };
  const { workspace, file } = await look(db, request);
  const data = move.data === null ? partOnly : checked(workspace, request, file);
  const { attempt } = consider(workspace, request, { id: file.id, file, data, calendar: workingCalendar() });
  return why(file.state, attempt);
}

async function look(db: Database, request: Request & { verb: 'advance' }) {
  const workspace = new Workspace((statement, values) => db.read(statement, values), false);
  await load(workspace, [request]);
  const file = workspace.file(request.id);
  if (!file) throw new NotFound('file', request.id);
  if (file.kind === 'nomination') await workspace.loadFigures(file, request.how.at);
  await loadPromised(workspace, request);
  if (file.subjectId) await workspace.loadSiblings([file.subjectId]);
  if (file.movementId && file.unitId) await workspace.loadNominationsOf(file.movementId, file.unitId);
  return { workspace, file };
}

/** What any move of the file may read, for listing them all at once. */
function everyFact(workspace: Workspace, file: LoadedFile, at: Instant): Facts {
  const context = file.state.context;
  const subject = {
    file,
    context,
    movement: workspace.file(text(context, 'movement')) ?? null,
    data: {},
    at,
  };
  return gatherFacts(workspace, subject, readsHere(file.state), null, workingCalendar());
}
