import type { FileKind, JsonObject } from '../machines/attempt.js';
import type { Database } from '../entities/database.js';
import type { OpenHow } from './how.js';
import type { Moved } from './moveWork.js';
import { submit } from './submit.js';

/**
 * Opens a file: its first entry, its number, its deadlines and letters in one transaction.
 * Throws Invalid, NotFound, Forbidden, Refused; DatabaseUnusable when nothing can be written.
 */
export const open = (db: Database, kind: FileKind, data: JsonObject, how: OpenHow): Promise<Moved> =>
  submit(db, { verb: 'open', kind, data, how });
