import { createHash } from 'node:crypto';
import type { Database } from '../entities/database.js';
import type { Outcome, Session, Work } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';
import { returnedMail, type ReturnedMail } from '../notifications/returnedMail.js';
import { attemptsIn, withoutAddresses, type StoredAttempt } from './attempts.js';

/**
 * What became of a message that came to a bounce address. `recorded`: it stands with its letter; `repeated`: it already
 * did; `unknown`: it names no letter of ours, and changed nothing; `busy`: its letter is being sent at this moment, to
 * be given again later; `unread`: no report and no machine's answer, for a person to read.
 */
export type Taken = 'recorded' | 'repeated' | 'unknown' | 'busy' | 'unread';

/**
 * Records a returned message with the letter that it speaks of. A report of a failure ends a letter that was sent, or
 * of which nobody knew; one of a delay, or a machine's answer, changes no state. The same message counts once.
 */
export async function takeReturned(db: Database, source: Uint8Array, at: Instant): Promise<Taken> {
  const mail = await returnedMail(source);
  if (mail.kind === 'other') return 'unread';
  const report = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const text = withoutAddresses(mail.text.slice(0, mostText));
  return db.write.submit(recording, {
    ...{ rows: mail.rows, fails: mail.kind === 'failed', at },
    attempt: { at, result: results[mail.kind], code: null, text, report },
  });
}
const mostText = 500;
const results = { failed: 'returned', delayed: 'delayed', automatic: 'answered' } as const satisfies Record<
  Exclude<ReturnedMail['kind'], 'other'>,
  StoredAttempt['result']
>;

interface Returned {
  readonly rows: readonly string[];
  readonly fails: boolean;
  readonly at: Instant;
  readonly attempt: StoredAttempt;
}

const recording: Work<Returned, Taken> = {
  async run(session, requests) {
    const outcomes: Outcome<Taken>[] = [];
    for (const one of requests) outcomes.push({ value: await record(session, one) });
    return outcomes;
  },
  // Recorded again, a message is known by its report.
  isDurable: () => Promise.resolve(false),
};

async function record(session: Session, { rows, fails, at, attempt }: Returned): Promise<Taken> {
  for (const id of rows) {
    const [row] = await session.query(
      `select outcome, case when lease_until > $2 then 1 else 0 end as busy from outbox_message where id = $1${session.kind === 'postgres' ? ' for update' : ''}`,
      [id, at],
    );
    if (row === undefined) continue;
    const before = attemptsIn(row['outcome'] == null ? null : String(row['outcome']));
    if (before.some(({ report }) => report === attempt.report)) return 'repeated';
    if (row['busy'] === 1) return 'busy';
    await session.query(fails ? failing : remembering, [id, JSON.stringify([...before, attempt])]);
    return 'recorded';
  }
  return 'unknown';
}

const remembering = 'update outbox_message set outcome = $2 where id = $1';
const ended = `state in ('sent', 'unknown')`;
const failing = `update outbox_message set outcome = $2, state = case when ${ended} then 'failed' else state end,
  next_at = case when ${ended} then null else next_at end where id = $1`;
