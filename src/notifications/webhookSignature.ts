import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../machines/attempt.js';

/**
 * Proof that a program which knows the secret sent this body at this instant: `t=<seconds since 1970>,v1=<hex
 * HMAC-SHA256 of "<seconds>." and the body>`, in the header `Thidua-Signature`. @internal
 */
export function signatureFor(secret: string, body: string | Uint8Array, at: Instant): string {
  const seconds = String(Math.floor(Date.parse(at) / 1_000));
  return `t=${seconds},v1=${macOf(secret, seconds, body)}`;
}

/** Whether a signature is genuine, and of these five minutes: an older one may be a recording. */
export function isGenuine(
  secret: string,
  signature: string,
  body: string | Uint8Array,
  now: Instant,
): boolean {
  const [, seconds, mac] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (seconds === undefined || mac === undefined) return false;
  const fresh = Math.abs(Number(seconds) - Date.parse(now) / 1_000) <= tolerance;
  return fresh && timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, seconds, body)));
}
const tolerance = 300;

const macOf = (secret: string, seconds: string, body: string | Uint8Array): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
