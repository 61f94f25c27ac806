import type { Database } from '../entities/database.js';
import type { Delivery } from './deliver.js';
import { readMaildir } from './readMaildir.js';
import { sweep } from './sweep.js';
import { takeReturned } from './takeReturned.js';

/** What a look needs, whoever makes it. */
export interface Looking {
  readonly delivery: Delivery;
  /** Where mail to bounce addresses arrives; null: nowhere. */
  readonly bounceMaildir: string | null;
  /** What went wrong, for the log; the next look tries again. */
  readonly complain: (error: unknown) => void;
}

/** What each look begins with: what came back is recorded with its letter, deadlines that fell due become moves. */
export async function look(db: Database, { delivery, bounceMaildir, complain }: Looking): Promise<void> {
  if (bounceMaildir !== null)
    await readMaildir(bounceMaildir, (source) => takeReturned(db, source, delivery.clock())).catch(complain);
  await sweep(db, delivery.clock()).catch(complain);
}
