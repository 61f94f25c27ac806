import type { Instant } from '../machines/attempt.js';
import type { Attempted } from '../notifications/courier.js';

/** One attempt at a letter, or what came back of it, as stored with its row. */
export interface StoredAttempt {
  readonly at: Instant;
  readonly result:
    Attempted['result'] | 'notComposed' | 'noAddress' | 'suppressed' | 'returned' | 'delayed' | 'answered';
  /** Reply code of the server; null where it gave none. */
  readonly code: number | null;
  readonly text: string;
  /** Of what came back: tells the message from others. */
  readonly report?: string;
}

/** All attempts at a row, the first one first. */
export const attemptsIn = (outcome: string | null): StoredAttempt[] =>
  outcome === null ? [] : (JSON.parse(outcome) as StoredAttempt[]);

/** Servers repeat the address, which stands in its owner's own file and nowhere else. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>(),;:"]+@(?=[^\s<>(),;:"])/g, '…@');

/**
 * Whether an attempt says that there is no such mailbox: one of these statuses (RFC 3463), or what begins like one.
 * A full mailbox, or what a server thinks of our letters, says nothing about the address.
 */
export const saysNoMailbox = ({ result, text }: StoredAttempt, statuses: readonly string[]): boolean => {
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? '';
  return (
    (result === 'returned' || result === 'refused') &&
    statuses.some((one) => status === one || status.startsWith(`${one}.`))
  );
};
