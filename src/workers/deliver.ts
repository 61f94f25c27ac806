import type { Database } from '../entities/database.js';
import { DatabaseUnusable } from '../entities/databaseUnusable.js';
import type { Instant } from '../machines/attempt.js';
import type { Attempted, Courier } from '../notifications/courier.js';
import type { ComposedLetter } from '../notifications/composedLetter.js';
import { domainOf } from '../notifications/mailMessage.js';
import { attemptsIn, withoutAddresses, type StoredAttempt } from './attempts.js';
import { claim, settle, type Claimed, type Settlement } from './outboxLease.js';
import { nextAttempt, type Retries } from './retries.js';

/** What delivery needs besides the row: everything that another machine, clock or chance would change. */
export interface Delivery {
  /** This process. */
  readonly owner: string;
  /** Milliseconds that one attempt may take, from claim to outcome. */
  readonly leaseLength: number;
  readonly retries: Retries;
  readonly courier: Courier;
  /** The letter of a row as it is on this day; null: its file has moved on. */
  compose(db: Database, row: string, now: Instant): Promise<ComposedLetter | null>;
  /** Milliseconds until a letter may go to this domain, 0: now. Asking takes a place in its time slot. */
  wait(domain: string, now: Instant): Promise<number>;
  clock(): Instant;
  /** From 0 to 1. */
  jitter(): number;
}

/** What became of a letter; null: it was not to be sent now, or somebody else is sending it. */
export type Delivered = Pick<Settlement, 'state' | 'nextAt'> | null;

/**
 * Claims a row, composes its letter, hands it over, and stores what came of it; claim and outcome are durable before
 * anything follows. A process that dies in between leaves a lease that expires, and the letter goes again under the
 * same Message-ID.
 */
export async function deliver(db: Database, id: string, delivery: Delivery): Promise<Delivered> {
  const now = delivery.clock();
  const { owner, leaseLength } = delivery;
  const claimed = await claim(db, { id, owner, now, until: later(now, leaseLength) });
  if (claimed === null) return null;
  const found = await attempt(db, claimed, now, delivery);
  const settlement = { ...nothing, ...found, id, owner, attempt: claimed.attempt };
  return (await settle(db, settlement)) ? settlement : null;
}

type Ended = Omit<StoredAttempt, 'at'> & Pick<Attempted, 'final'>;
type Found = Partial<Settlement> & Pick<Settlement, 'state'>;
const nothing = { nextAt: null, outcome: null, sentAt: null, spent: true };

async function attempt(db: Database, claimed: Claimed, now: Instant, delivery: Delivery): Promise<Found> {
  const before = { outcome: claimed.outcome };
  let letter: ComposedLetter | null;
  try {
    letter = await delivery.compose(db, claimed.id, now);
  } catch (error) {
    if (error instanceof DatabaseUnusable) throw error;
    const text = error instanceof Error ? error.message : String(error);
    return outcomeOf(claimed, { result: 'notComposed', code: null, text, final: false }, delivery);
  }
  if (letter === null) return { ...before, state: 'cancelled', spent: false };
  if (letter.to === null) return unsendable(claimed, letter.suppressed, now);
  const wait = await delivery.wait(domainOf(letter.to.address), now);
  if (wait > 0) return { ...before, state: 'queued', spent: false, nextAt: later(now, wait) };
  const attempted = await delivery.courier.send(claimed.id, letter, now);
  return outcomeOf(claimed, attempted, delivery);
}

/** There is no address, or letters to it came back: it goes on paper, or waits for a better one. */
function unsendable(claimed: Claimed, suppressed: boolean, at: Instant): Found {
  const result = suppressed ? 'suppressed' : 'noAddress';
  const outcome = withAttempt(claimed, { at, result, code: null, text: '' });
  return { state: suppressed ? 'suppressed' : 'held', spent: false, outcome };
}

function outcomeOf(claimed: Claimed, attempted: Ended, delivery: Delivery): Found {
  const at = delivery.clock();
  const { result, code } = attempted;
  const outcome = withAttempt(claimed, { at, result, code, text: withoutAddresses(attempted.text) });
  if (result === 'accepted') return { state: 'sent', sentAt: at, outcome };
  const wait = attempted.final ? null : nextAttempt(claimed.attempt, delivery.retries, delivery.jitter());
  if (wait === null) return { state: 'failed', outcome };
  return { state: result === 'unknown' ? 'unknown' : 'queued', nextAt: later(at, wait), outcome };
}

const withAttempt = ({ outcome }: Claimed, last: StoredAttempt): string =>
  JSON.stringify([...attemptsIn(outcome), last]);
const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
