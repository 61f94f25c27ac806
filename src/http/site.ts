import type { Writable } from 'node:stream';
import type { Random } from '../engine/how.js';
import type { Database } from '../entities/database.js';
import type { Instant } from '../machines/attempt.js';

/** What the addresses of the program need. */
export interface Site {
  readonly db: Database;
  /** The instant of files: a demo's simulated one. */
  readonly now: () => Instant;
  /** The instant of sessions and second factors: the machine's own, in a demo too. */
  readonly wallClock: () => Instant;
  readonly random: Random;
  /** At least 32 characters: encrypts what second factors are made from. */
  readonly secret: string;
  /** The address that people open, without a slash at its end; null: whatever they typed, on loopback. */
  readonly baseUrl: string | null;
  /** Proxies whose X-Forwarded-For is believed, as Fastify's `trustProxy` takes them; false: none. */
  readonly trustProxy: string | false;
  /** Opens /metrics to other machines; null: only to this one. */
  readonly metricsToken: string | null;
  /** Proves the mail that other programs bring; null: none is taken. */
  readonly webhookSecret: string | null;
  /** Whether the database is a demo's: then, and only then, sample people are a press away. */
  readonly isDemo: boolean;
  /** Where a line of JSON goes for each answer, without personal data; null: nowhere. */
  readonly logs: Writable | null;
}

/** Where people reach the site is not https: only on this machine, and there cookies cannot be `Secure`. */
export const isSecure = ({ baseUrl }: Site): boolean => baseUrl?.startsWith('https://') ?? false;
