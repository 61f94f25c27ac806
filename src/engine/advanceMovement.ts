import type { Database } from '../entities/database.js';
import type { JsonObject } from '../machines/attempt.js';
import { advance } from './advance.js';
import { NotFound, Stale } from './errors.js';
import type { MoveHow } from './how.js';
import type { Moved } from './writing/moveWork.js';

/**
 * Moves a movement on the version that stands now: who imports figures or closes a month looks at figures, not at the
 * movement's file. `move` is made anew for a later version. Throws as `advance` does; NotFound for no such movement.
 */
export async function advanceMovement(
  db: Database,
  movement: string,
  how: Omit<MoveHow, 'seen'>,
  move: (seen: number) => Promise<{ readonly type: string; readonly data: JsonObject }>,
  tries = 5,
): Promise<Moved> {
  const [row] = await db.read('select version from case_file where id = $1', [movement]);
  if (row === undefined) throw new NotFound('movement', movement);
  const seen = Number(row['version']);
  try {
    return await advance(db, movement, await move(seen), { ...how, seen });
  } catch (error) {
    if (!(error instanceof Stale) || tries === 1) throw error;
    return advanceMovement(db, movement, how, move, tries - 1);
  }
}
