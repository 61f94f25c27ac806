import type { Instant, Paper } from '../machines/attempt.js';

/** A person, for the unit that they name; without a name, the only unit in which their roles allow the move. */
export interface By {
  readonly id: string;
  readonly unit?: string | null;
}

/** Random bytes are an argument, so that a test can repeat them. */
export type Random = (size: number) => Buffer;

/** How a move is made: by whom, when, and on what they saw. */
export interface How {
  /** `clock`: a deadline row is the authority. `first`: the first person of an empty database. */
  readonly by: By | 'clock' | 'first';
  readonly at: Instant;
  /** Idempotency key: the same key twice is one move. */
  readonly key?: string | null;
  readonly reason?: string | null;
  readonly onBehalfOf?: {
    readonly id: string;
    readonly unit?: string | null;
    readonly basis: 'delegation' | 'signedPaper';
    readonly paper: Paper | null;
  } | null;
}

export interface OpenHow extends How {
  readonly random: Random;
}

export interface MoveHow extends How {
  /** The version that the caller saw; the clock has none, its deadline row is the lock. */
  readonly seen?: number;
  /** Needed only where personal data is given. */
  readonly random?: Random;
}
