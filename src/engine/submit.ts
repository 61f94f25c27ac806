import type { Database } from '../entities/database.js';
import { checkHow } from './checkHow.js';
import type { Request } from './consider.js';
import { moveWork, type Moved } from './moveWork.js';

/** Puts a request into the write queue. Resolves when it is durable; throws what the verbs promise. */
export const submit = async (db: Database, request: Request): Promise<Moved> =>
  db.write.submit(
    moveWork,
    request.verb === 'open'
      ? { ...request, how: checkHow(request.how) }
      : { ...request, how: checkHow(request.how) },
  );
