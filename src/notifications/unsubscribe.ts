import { createHmac, timingSafeEqual } from 'node:crypto';

/** The one thing that a letter lets its reader do without signing in: stop this digest (RFC 8058). */

const tokenOf = (secret: string, row: string): string =>
  createHmac('sha256', secret).update(`unsubscribe ${row}`).digest('base64url');

/** The address of a digest's button; `secret`: SECRET of the environment. */
export const unsubscribeUrl =
  (baseUrl: string, secret: string) =>
  (row: string): string =>
    `${baseUrl}/unsubscribe/${row}/${tokenOf(secret, row)}`;

export function isUnsubscribeToken(secret: string, row: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(token), Buffer.from(tokenOf(secret, row))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
