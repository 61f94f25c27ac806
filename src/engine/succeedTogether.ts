import type { JsonObject } from '../machines/attempt.js';
import type { Database } from '../entities/database.js';
import type { MoveHow } from './how.js';
import type { Moved } from './writing/moveWork.js';
import { submitTogether } from './writing/submit.js';

/**
 * Records one reorganisation of several units: all of them end in one transaction, or none. A key is one entry's, so
 * each unit has its own. Throws what `advance` does.
 */
export const succeedTogether = (
  db: Database,
  units: readonly string[],
  data: JsonObject,
  how: MoveHow,
): Promise<readonly Moved[]> =>
  submitTogether(
    db,
    units.map((id) => ({
      verb: 'advance',
      id,
      type: 'succeed',
      data,
      how: { ...how, key: how.key ? `${how.key} ${id}` : null },
    })),
  );
