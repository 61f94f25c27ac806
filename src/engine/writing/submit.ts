import type { Database } from '../../entities/database.js';
import { checkHow } from './checkHow.js';
import type { Request } from './consider.js';
import { groupWork, moveWork, type Moved } from './moveWork.js';

/** Puts a request into the write queue. Resolves when it is durable; throws what the verbs promise. */
export const submit = async (db: Database, request: Request): Promise<Moved> =>
  db.write.submit(moveWork, withCheckedHow(request));

/** The same for requests of which all are written, in one transaction, or none. Throws the first one's refusal. */
export const submitTogether = async (db: Database, requests: readonly Request[]): Promise<readonly Moved[]> =>
  db.write.submit(groupWork, requests.map(withCheckedHow));

const withCheckedHow = (request: Request): Request =>
  request.verb === 'open'
    ? { ...request, how: checkHow(request.how) }
    : { ...request, how: checkHow(request.how) };
