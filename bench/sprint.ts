import { join } from 'node:path';
import type { Moved } from '../src/engine/writing/moveWork.js';
import { openDatabase } from '../src/entities/database.js';
import type { JsonObject } from '../src/machines/attempt.js';
import { loadMovement } from '../src/movements/loadMovement.js';
import { nominate, province, walk, wholeRoad, type Province } from '../test/engine/province.js';
import { crowd } from './crowd.js';

/** A province with the 2024 sprint launched and so many nominations in draft; its database is closed again. */
export interface Sprint {
  readonly address: string;
  readonly drafts: readonly Moved[];
  /** The same province on a copy. */
  readonly here: (db: Province['db']) => Province;
}

const { deadlines } = loadMovement(
  join(import.meta.dirname, '../movements/binh-thuan-2024-disbursement-sprint.yaml'),
);

/** The plan's own waits with their ladders: a wait is several rows. `ended`: every file is walked to its end. */
export async function makeSprint(address: string, files: number, ended = false): Promise<Sprint> {
  const db = await openDatabase(address);
  const made = await province(db, { deadlines } as unknown as JsonObject);
  const drafts: Moved[] = [];
  await crowd(
    64,
    Array.from({ length: files }, (_, file) => file),
    async () => {
      const draft = await nominate(made);
      drafts.push(ended ? await walk(made, draft, wholeRoad) : draft);
    },
  );
  await db.close();
  return { address, drafts, here: (copy) => ({ ...made, db: copy }) };
}
