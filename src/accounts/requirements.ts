import type { Role } from '../machines/attempt.js';

/** What signing in demands of whom. All of it is the province's choice (C); these are the defaults. */

/** Whoever decides, keeps the register, or sees everything proves twice who they are. */
const withSecondFactor: readonly Role[] = ['chairman', 'boardClerk', 'boardHead', 'administrator', 'auditor'];
export const needsSecondFactor = (roles: readonly Role[]): boolean =>
  roles.some((role) => withSecondFactor.includes(role));

/** Minutes without a request after which a session ends; the shortest of a person's roles counts. */
const idleMinutes: Readonly<Partial<Record<Role, number>>> = {
  administrator: 30,
  auditor: 60,
  chairman: 120,
};
const usualIdle = 240;
export const idleLimit = (roles: readonly Role[]): number =>
  Math.min(...roles.map((role) => idleMinutes[role] ?? usualIdle), usualIdle) * 60_000;

/** Milliseconds after which a session ends whatever happens: a working day. */
export const longestSession = 12 * 3_600_000;
