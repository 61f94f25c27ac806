import { sha256 } from '../engine/journal/canonical.js';
import type { Random } from '../engine/how.js';
import type { Database } from '../entities/database.js';
import type { Session } from '../entities/writeQueue.js';
import type { Instant, LegalDate, Role } from '../machines/attempt.js';
import { note } from './accessLog.js';
import { inTransaction } from './inTransaction.js';
import { idleLimit, longestSession } from './requirements.js';

/** Browsers that people are signed in with. The cookie holds a token, the row only its hash. */

/** `password`: the second factor is owed. `demo`: chosen from the sample people. */
export type Stage = 'password' | 'full' | 'demo';

/** A role in a unit today; null: bound to no unit. */
export interface Held {
  readonly role: Role;
  readonly unit: string | null;
}

/** Whoever is behind a request. */
export interface Visitor {
  readonly person: string;
  readonly name: string;
  readonly stage: Stage;
  readonly roles: readonly Held[];
  /** Hash of the session's token. */
  readonly session: string;
  readonly seenAt: Instant;
}

/** Where a sign-in came from: `agent` is what the browser says of itself, cut to something readable. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
}

/** A new session's token: made at each step of signing in, so that nobody can plant one beforehand. */
export async function startSession(
  session: Session,
  { person, stage, agent }: { readonly person: string; readonly stage: Stage; readonly agent: string },
  at: Instant,
  random: Random,
): Promise<string> {
  const token = random(32).toString('base64url');
  await session.query(
    `insert into web_session (hash, person_id, stage, created_at, seen_at, agent) values ($1, $2, $3, $4, $4, $5)`,
    [sha256(token), person, stage, at, agent.replace(/\0/g, '').slice(0, 200)],
  );
  return token;
}

/**
 * Whose token it is: null when it is nobody's, was ended or has timed out, or the person has left. One statement.
 * `today`: the day for which roles are asked.
 */
export async function visitorOf(
  db: Database,
  token: string,
  at: Instant,
  today: LegalDate,
): Promise<Visitor | null> {
  const rows = await db.read(
    `select s.hash, s.person_id, s.stage, s.created_at, s.seen_at, n.name, c.code, g.role, g.unit_id
     from web_session s join case_file c on c.id = s.person_id and c.stage = 'active'
     left join person_name n on n.person_id = s.person_id
     left join role_grant g on g.person_id = s.person_id
       and (g.from_date is null or g.from_date <= $2) and (g.until_date is null or g.until_date >= $2)
     where s.hash = $1 and s.ended_at is null order by g.number`,
    [sha256(token), today],
  );
  const [row] = rows;
  if (!row) return null;
  const roles = rows.flatMap(({ role, unit_id }) =>
    role === null ? [] : [{ role: role as Role, unit: unit_id as string | null }],
  );
  const visitor: Visitor = {
    person: String(row['person_id']),
    name: String(row['name'] ?? row['code']),
    stage: row['stage'] as Stage,
    roles,
    session: String(row['hash']),
    seenAt: String(row['seen_at']),
  };
  return hasEnded(visitor, String(row['created_at']), at) ? null : visitor;
}

/** The second factor has ten minutes to come. */
const patience = 10 * 60_000;

function hasEnded({ stage, roles, seenAt }: Visitor, createdAt: Instant, at: Instant): boolean {
  const now = Date.parse(at);
  if (stage === 'password') return now - Date.parse(createdAt) > patience;
  const idle = idleLimit(roles.map(({ role }) => role));
  return now - Date.parse(createdAt) > longestSession || now - Date.parse(seenAt) > idle;
}

/** Remembers that the session is used, at most once a minute. */
export async function markSeen(db: Database, { session, seenAt }: Visitor, at: Instant): Promise<void> {
  if (Date.parse(at) - Date.parse(seenAt) < 60_000) return;
  await inTransaction(db, (tx) =>
    tx.query('update web_session set seen_at = $2 where hash = $1 and seen_at < $2', [session, at]),
  );
}

/** One of a person's open sessions, as they look through them. */
export interface OpenSession {
  readonly hash: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly agent: string;
}

/** A person's open sessions, the last used first. Those that have timed out are not listed. */
export async function openSessions(db: Database, visitor: Visitor, at: Instant): Promise<OpenSession[]> {
  const idle = idleLimit(visitor.roles.map(({ role }) => role));
  const since = (milliseconds: number): Instant => new Date(Date.parse(at) - milliseconds).toISOString();
  const rows = await db.read(
    `select hash, created_at, seen_at, agent from web_session
     where person_id = $1 and ended_at is null and stage <> 'password' and seen_at >= $2 and created_at >= $3
     order by seen_at desc limit 100`,
    [visitor.person, since(idle), since(longestSession)],
  );
  return rows.map((row) => ({
    hash: String(row['hash']),
    createdAt: String(row['created_at']),
    seenAt: String(row['seen_at']),
    agent: String(row['agent']),
  }));
}

/** Ends one session of the visitor's own; false: it is not theirs, or ended already. */
export function endSession(
  db: Database,
  { person, session: own }: Visitor,
  hash: string,
  { at, address }: { readonly at: Instant; readonly address: string },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const ended = await tx.query(
      'update web_session set ended_at = $3 where hash = $1 and person_id = $2 and ended_at is null returning hash',
      [hash, person, at],
    );
    if (ended.length === 0) return false;
    const event = hash === own ? 'signedOut' : 'sessionEnded';
    await note(tx, [{ event, at, person, address, about: { session: hash.slice(0, 12) } }]);
    return true;
  });
}

/** Ends every session of a person, as when the password is new. */
export const endSessionsOf = (tx: Session, person: string, at: Instant) =>
  tx.query('update web_session set ended_at = $2 where person_id = $1 and ended_at is null', [person, at]);
