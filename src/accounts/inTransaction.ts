import type { Database } from '../entities/database.js';
import type { Outcome, Session, Work } from '../entities/writeQueue.js';

type Verb<Result> = (session: Session) => Promise<Result>;

const verbs: Work<Verb<unknown>, unknown> = {
  async run(session, requests) {
    const outcomes: Outcome<unknown>[] = [];
    for (const verb of requests) outcomes.push({ value: await verb(session) });
    return outcomes;
  },
  // Whoever reads "not sure" looks again: signing in twice, or once more, harms nobody.
  isDurable: () => Promise.resolve(false),
};

/** Runs the statements of one verb in one transaction. What it throws is the database's: a refusal is a value. */
export const inTransaction = <Result>(db: Database, verb: Verb<Result>): Promise<Result> =>
  db.write.submit(verbs, verb) as Promise<Result>;
