/** How often a letter is tried again, and after how long. Milliseconds. */
export interface Retries {
  readonly first: number;
  readonly longest: number;
  /** Attempts in all; after the last one a person decides. */
  readonly attempts: number;
}

/** From two minutes to four hours, for about two days. */
export const patientRetries: Retries = { first: 120_000, longest: 14_400_000, attempts: 18 };

/**
 * Milliseconds until the attempt after number `attempt`; null: there is none. Doubles each time, and is spread over its
 * second half by `jitter` (0 to 1), so that a thousand letters refused together do not come back together.
 */
export function nextAttempt(
  attempt: number,
  { first, longest, attempts }: Retries,
  jitter: number,
): number | null {
  if (attempt >= attempts) return null;
  const whole = Math.min(longest, first * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * jitter);
}
