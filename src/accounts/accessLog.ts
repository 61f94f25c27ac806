import { canonical, sha256 } from '../engine/journal/canonical.js';
import type { Database } from '../entities/database.js';
import type { Session } from '../entities/writeQueue.js';
import type { Instant, JsonObject } from '../machines/attempt.js';

/** Who came in, who tried to, what was looked at and taken out: beside the journals, and chained like them. */

export const accessEvents = [
  'signInFailed',
  'passwordGiven',
  'signedIn',
  'signedOut',
  'sessionEnded',
  'linkMade',
  'accountSet',
  'secondFactorSet',
  'recoveryCodeUsed',
  'viewed',
] as const;
export type AccessEvent = (typeof accessEvents)[number];

export interface AccessNote {
  readonly event: AccessEvent;
  readonly at: Instant;
  /** Null: nobody who is known. */
  readonly person: string | null;
  /** Where the request came from; null: this machine's own command line. */
  readonly address: string | null;
  /** What it was about: a file's id, a session. Never a name. */
  readonly about: JsonObject;
}

/** Appends notes in the transaction of what they tell of. */
export async function note(session: Session, notes: readonly AccessNote[]): Promise<void> {
  if (session.kind === 'postgres')
    await session.query(`select pg_advisory_xact_lock(hashtextextended('access_entry', 0))`);
  const [last] = await session.query('select seq, hash from access_entry order by seq desc limit 1');
  let [seq, prev] = [Number(last?.['seq'] ?? 0), String(last?.['hash'] ?? noHash)];
  for (const one of notes) {
    seq += 1;
    const body = canonical({ format: 1, seq, ...one, prev });
    prev = sha256(body);
    await session.query(
      'insert into access_entry (seq, at, event, person_id, body, hash) values ($1, $2, $3, $4, $5, $6)',
      [seq, one.at, one.event, one.person, body, prev],
    );
  }
}
const noHash = '0'.repeat(64);

/** The first entry that is not as it was written, or null; `entries`: how many there are. @internal */
export async function checkAccessLog(
  db: Database,
): Promise<{ readonly entries: number; readonly broken: number | null }> {
  let [entries, prev] = [0, noHash];
  for (;;) {
    const rows = await db.read(
      `select seq, at, event, person_id, body, hash from access_entry where seq > $1 order by seq limit ${pageSize}`,
      [entries],
    );
    for (const row of rows) {
      if (!isWritten(row, entries + 1, prev)) return { entries, broken: entries + 1 };
      entries += 1;
      prev = String(row['hash']);
    }
    if (rows.length < pageSize) return { entries, broken: null };
  }
}
const pageSize = 1_000;

function isWritten(row: Awaited<ReturnType<Database['read']>>[number], seq: number, prev: string): boolean {
  const text = String(row['body']);
  const body = JSON.parse(text) as JsonObject;
  return (
    row['hash'] === sha256(text) &&
    body['prev'] === prev &&
    Number(row['seq']) === seq &&
    body['seq'] === seq &&
    body['at'] === row['at'] &&
    body['event'] === row['event'] &&
    body['person'] === row['person_id']
  );
}
