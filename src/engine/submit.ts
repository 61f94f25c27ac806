import type { Database } from '../entities/database.js';
import { asUnusable } from '../entities/databaseUnusable.js';
import { DateWithoutRegime, YearWithoutCalendar } from '../movements/mistakes.js';
import type { Request } from './consider.js';
import { Forbidden, Invalid, NotFound, Refused, Stale } from './errors.js';
import { moveWork, type Moved } from './moveWork.js';

/** Puts a request into the write queue. Resolves when it is durable; throws what the verbs promise. */
export async function submit(db: Database, request: Request): Promise<Moved> {
  try {
    return await db.write.submit(moveWork, request);
  } catch (error) {
    throw answers.some((kind) => error instanceof kind) ? error : asUnusable(error, db.address);
  }
}

/** What the rules, the request or the province's data brought about; anything else came from the database. */
const answers = [Forbidden, Invalid, NotFound, Refused, Stale, YearWithoutCalendar, DateWithoutRegime];
