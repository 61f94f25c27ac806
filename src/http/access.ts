import type { FastifyInstance, RouteOptions } from 'fastify';
import { roles, type Role } from '../machines/attempt.js';
import { cookieless } from './cookieless.js';

/**
 * Who may use an address. Every route says it in `config.access`, and the start refuses one that does not. Whether
 * a *file* may be seen is asked where the file is read: a foreign one answers exactly as one that is not there.
 */
export type Access =
  /** Anybody. What it shows depends on nobody, and a POST still has to come from our own pages. */
  | 'public'
  /** Anybody, and no cookie is looked at: what guards it instead stands in `cookieless.ts`. */
  | 'cookieless'
  /** Whoever has given a password and still owes the second factor. */
  | 'half'
  /** Whoever is signed in. */
  | 'person'
  /** Whoever is signed in and holds one of these roles today, in whichever unit. */
  | { readonly roles: readonly Role[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** Every address and its right, by `GET /health`. */
    readonly rights: ReadonlyMap<string, Access>;
  }
}

/** Refuses routes that say nothing of their right. Before any route: Fastify tells of those that come after. */
export function demandAccess(server: FastifyInstance): void {
  const rights = new Map<string, Access>();
  server.decorate('rights', rights);
  server.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!isAccess(access)) throw new Error(`${nameOf(route)} does not say who may use it: set config.access`);
    if (access === 'cookieless' && !(nameOf(route) in cookieless))
      throw new Error(`${nameOf(route)} is not in the table of addresses without cookie`);
    rights.set(nameOf(route), access);
  });
}

/** `GET /health`. Fastify makes a HEAD beside each GET, under the same right. */
const nameOf = ({ method, url }: Pick<RouteOptions, 'method' | 'url'>): string =>
  `${[method].flat().join(',').replace('HEAD', 'GET')} ${url}`;

const words = ['public', 'cookieless', 'half', 'person'];
const isAccess = (access: unknown): access is Access =>
  typeof access === 'string'
    ? words.includes(access)
    : typeof access === 'object' &&
      access !== null &&
      'roles' in access &&
      Array.isArray(access.roles) &&
      access.roles.length > 0 &&
      access.roles.every((role: Role) => roles.includes(role));
