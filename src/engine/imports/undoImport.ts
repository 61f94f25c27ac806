import type { Database } from '../../entities/database.js';
import { advanceMovement } from '../advanceMovement.js';
import { NotFound } from '../errors.js';
import type { MoveHow } from '../how.js';
import type { Moved } from '../writing/moveWork.js';

/** Takes an import back: its rows stay and count no longer. Throws NotFound; Forbidden, Refused as `advance` does. */
export async function undoImport(db: Database, id: string, how: Omit<MoveHow, 'seen'>): Promise<Moved> {
  const [row] = await db.read('select movement_id from data_import where id = $1', [id]);
  if (row === undefined) throw new NotFound('import', id);
  return advanceMovement(db, String(row['movement_id']), how, () =>
    Promise.resolve({ type: 'undoImport', data: { import: id } }),
  );
}
