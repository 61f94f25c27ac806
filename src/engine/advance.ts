import type { JsonObject } from '../machines/attempt.js';
import type { Database } from '../entities/database.js';
import type { MoveHow } from './how.js';
import type { Moved } from './writing/moveWork.js';
import { openCommitments } from './writing/openCommitments.js';
import { submit } from './writing/submit.js';

/**
 * The one verb by which a file moves, for the page, the API, the command line, the importer and the clock alike.
 * `id` is the file's id or code. Throws Invalid, NotFound, Stale, Forbidden, Refused; DatabaseUnusable when
 * nothing can be written. When it resolves, the move is durable; a launch opens the commitments that units owe.
 */
export async function advance(
  db: Database,
  id: string,
  move: { readonly type: string; readonly data: JsonObject },
  how: MoveHow,
): Promise<Moved> {
  const moved = await submit(db, { verb: 'advance', id, ...move, how });
  if (move.type === 'launch') await openCommitments(db, how.at);
  return moved;
}
