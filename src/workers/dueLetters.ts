import type { Database } from '../entities/database.js';
import type { Instant } from '../machines/attempt.js';

/** A row of the outbox that may be sent from `at` on. */
export interface DueLetter {
  readonly id: string;
  readonly attempts: number;
}

/**
 * Letters that may be sent now and that nobody has a lease of, those that wait longest first. `leaseLength`
 * (milliseconds): a lease that ends later than that was taken before the clock went back.
 */
export async function dueLetters(
  db: Database,
  now: Instant,
  leaseLength: number,
  limit: number,
): Promise<DueLetter[]> {
  const latest = new Date(Date.parse(now) + leaseLength).toISOString();
  const rows = await db.read(
    `select id, attempts from outbox_message where state in ('queued', 'unknown')
     and (next_at is null or next_at <= $1)
     and (lease_until is null or lease_until <= $1 or lease_until > $2)
     order by created_at, id limit ${String(limit)}`,
    [now, latest],
  );
  return rows.map(({ id, attempts }) => ({ id: String(id), attempts: Number(attempts) }));
}
