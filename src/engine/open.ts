import type { FileKind, JsonObject } from '../machines/attempt.js';
import type { Database } from '../entities/database.js';
import type { OpenHow } from './how.js';
import type { Moved } from './writing/moveWork.js';
import { openCommitments } from './writing/openCommitments.js';
import { submit } from './writing/submit.js';

/**
 * Opens a file: its first entry, its number, its deadlines and letters in one transaction. A new unit gets the
 * commitments that it owes.
 * Throws Invalid, NotFound, Forbidden, Refused; DatabaseUnusable when nothing can be written.
 */
export async function open(db: Database, kind: FileKind, data: JsonObject, how: OpenHow): Promise<Moved> {
  const opened = await submit(db, { verb: 'open', kind, data, how });
  if (kind === 'unit') await openCommitments(db, how.at);
  return opened;
}
