import { placeholders, type Row, type Value } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Outcome, Session, Work } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';

/**
 * Who may send a letter: whoever holds the lease in its row, taken and given up by conditional updates, many of which
 * share one transaction. A lease is never longer than its length: one that ends later was taken before the clock went
 * back, and has expired.
 */

export interface Claim {
  readonly id: string;
  /** One process. */
  readonly owner: string;
  readonly now: Instant;
  /** When the lease ends if nobody gives it up. */
  readonly until: Instant;
}

/** What stands in the row while the lease is held. */
export interface Claimed {
  readonly id: string;
  readonly owner: string;
  /** Counted from 1, this one included. */
  readonly attempt: number;
  /** JSON of the attempts before. */
  readonly outcome: string | null;
}

/** What became of an attempt. */
export interface Settlement {
  readonly id: string;
  readonly owner: string;
  readonly attempt: number;
  readonly state: 'queued' | 'sent' | 'failed' | 'unknown' | 'suppressed' | 'held' | 'cancelled';
  readonly nextAt: Instant | null;
  readonly outcome: string | null;
  readonly sentAt: Instant | null;
  /** False: nothing was sent and the attempt does not count. */
  readonly spent: boolean;
}

/** The lease of a row that may be sent now; null: somebody has it, or it is not to be sent (any more, or yet). */
export const claim = (db: Database, wanted: Claim): Promise<Claimed | null> =>
  db.write.submit(leaseWork, { claim: wanted }).then((row) => row && claimedOf(row));

/** Stores what became of an attempt and gives up the lease. False: the row is somebody else's by now. */
export const settle = (db: Database, settlement: Settlement): Promise<boolean> =>
  db.write.submit(leaseWork, { settlement }).then((row) => row !== null);

type Change = { readonly claim: Claim } | { readonly settlement: Settlement };

/** Claims and outcomes are one kind of work, so that they share their transactions. */
const leaseWork: Work<Change, Row | null> = {
  async run(session, changes) {
    const claims = changes.flatMap((one) => ('claim' in one ? [one.claim] : []));
    const settlements = changes.flatMap((one) => ('settlement' in one ? [one.settlement] : []));
    const settled = await changeRows(session, settling, settlements, settlementValues);
    const claimed = await changeRows(session, claiming, claims, claimValues);
    return changes.map((one): Outcome<Row | null> => ({
      value: taken('claim' in one ? claimed : settled, one),
    }));
  },
  async isDurable(session, row) {
    if (row === null) return true;
    const [stored] = await session.query(`select ${columns} from outbox_message where id = $1`, [
      row['id'] ?? '',
    ]);
    return JSON.stringify(stored) === JSON.stringify(row);
  },
};

/** Two claims of one row in one batch: the first has it. */
function taken(rows: Map<string, Row>, change: Change): Row | null {
  const { id } = 'claim' in change ? change.claim : change.settlement;
  const row = rows.get(id) ?? null;
  rows.delete(id);
  return row;
}

const columns = 'id, state, attempts, next_at, lease_owner, lease_until, outcome, sent_at';
const sendable = `outbox_message.state in ('queued', 'unknown')`;

const claiming = (values: string): string => `
  update outbox_message set lease_owner = given.column2, lease_until = given.column4, attempts = attempts + 1
  from (values ${values}) as given
  where outbox_message.id = given.column1 and ${sendable}
  and (next_at is null or next_at <= given.column3)
  and (lease_until is null or lease_until <= given.column3 or lease_until > given.column4)
  returning ${columns}`;
const claimValues = ({ id, owner, now, until }: Claim): Value[] => [id, owner, now, until];

/** That a letter was accepted is true whoever holds the lease by now; all else is for its holder to say. */
const settling = (values: string): string => `
  update outbox_message set state = given.column4, next_at = given.column5, outcome = given.column6,
    sent_at = given.column7, attempts = attempts - cast(given.column8 as integer), lease_owner = null, lease_until = null
  from (values ${values}) as given
  where outbox_message.id = given.column1 and ${sendable}
  and (given.column4 = 'sent' or (lease_owner = given.column2 and attempts = cast(given.column3 as integer)))
  returning ${columns}`;
const settlementValues = (one: Settlement): Value[] => {
  const { id, owner, attempt, state, nextAt, outcome, sentAt, spent } = one;
  return [id, owner, String(attempt), state, nextAt, outcome, sentAt, spent ? '0' : '1'];
};

async function changeRows<One extends { readonly id: string }>(
  session: Session,
  statement: (values: string) => string,
  all: readonly One[],
  valuesOf: (one: One) => Value[],
): Promise<Map<string, Row>> {
  const first = [...new Map([...all].reverse().map((one) => [one.id, one])).values()].map(valuesOf);
  if (first.length === 0) return new Map();
  const size = first[0]?.length ?? 0;
  const tuples = first.map((_, index) => `(${placeholders(size, index * size + 1)})`).join(',');
  const rows = await session.query(statement(tuples), first.flat());
  return new Map(rows.map((row) => [String(row['id']), row]));
}

const claimedOf = (row: Row): Claimed => ({
  id: String(row['id']),
  owner: String(row['lease_owner']),
  attempt: Number(row['attempts']),
  outcome: row['outcome'] === null ? null : String(row['outcome']),
});
