import { sha256 } from '../engine/journal/canonical.js';
import type { Database } from '../entities/database.js';
import type { Session } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';

/**
 * Failed attempts slow the next one down, for this account from this address and for this address alone. Nobody is
 * locked out by what somebody else does elsewhere.
 */

export interface Attempted {
  /** Folded login, or a person's id at the second factor. */
  readonly account: string;
  readonly address: string;
}

const [freeForAccount, freeForAddress] = [5, 30];
const longestWait = 15 * 60;
/** Failures older than this are forgotten. */
const memory = 24 * 3_600_000;

const subjectsOf = ({ account, address }: Attempted) => [
  { subject: sha256(`account:${account} address:${address}`), free: freeForAccount },
  { subject: sha256(`address:${address}`), free: freeForAddress },
];

/** Seconds until the next attempt is looked at; 0: now. */
export async function waitBefore(db: Database, attempted: Attempted, at: Instant): Promise<number> {
  const subjects = subjectsOf(attempted);
  const rows = await db.read(
    'select subject, count, last_at from sign_in_failure where subject in ($1, $2)',
    subjects.map(({ subject }) => subject),
  );
  const waits = rows.map(({ subject, count, last_at }) => {
    const free = subjects.find((one) => one.subject === subject)?.free ?? 0;
    const left = Date.parse(String(last_at)) + delay(Number(count) - free) * 1000 - Date.parse(at);
    return Math.ceil(left / 1000);
  });
  return Math.max(0, ...waits);
}

/** Doubles with each failure beyond the free ones: 1, 2, 4 … seconds, 15 minutes at most. */
const delay = (beyond: number): number => (beyond < 0 ? 0 : Math.min(2 ** beyond, longestWait));

export async function countFailure(session: Session, attempted: Attempted, at: Instant): Promise<void> {
  const forgotten = new Date(Date.parse(at) - memory).toISOString();
  await session.query('delete from sign_in_failure where last_at < $1', [forgotten]);
  for (const { subject } of subjectsOf(attempted))
    await session.query(
      `insert into sign_in_failure (subject, count, last_at) values ($1, 1, $2)
       on conflict (subject) do update set count = sign_in_failure.count + 1, last_at = excluded.last_at`,
      [subject, at],
    );
}

/** Whoever got in has no failures left behind for this account; the address keeps its own. */
export const forgetFailures = (session: Session, attempted: Attempted) =>
  session.query('delete from sign_in_failure where subject = $1', [subjectsOf(attempted)[0]?.subject ?? '']);
