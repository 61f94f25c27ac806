import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusals.js';
import type { Site } from './site.js';

/**
 * A request that changes something is taken only from our own pages. Browsers say where it comes from, and no page
 * can make them say otherwise: `Sec-Fetch-Site`, and `Origin` where a browser is older than that. Who says neither
 * is no browser and has no business with a cookie.
 */
export function refuseElsewhere(server: FastifyInstance, site: Site): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const guarded = request.routeOptions.config.access !== 'cookieless';
    done(changes && guarded && !isOurs(request, site) ? new Refusal('FromElsewhere') : undefined);
  });
}

function isOurs({ headers, protocol, host }: FastifyRequest, { baseUrl }: Site): boolean {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  return origin === `${protocol}://${host}` || origin === baseUrl;
}
