import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sha256 } from '../engine/journal/canonical.js';
import { Counts } from './counts.js';
import { Refusal } from './refusals.js';
import type { Site } from './site.js';

/** What machines ask: whether it lives, whether it can work, how much it does. */

const config = { access: 'cookieless' } as const;

export function answerMachines(server: FastifyInstance, site: Site): void {
  const counts = new Counts();
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    counts.add(method, routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
  });
  server.get('/health', { config }, () => ({ ok: true }));
  server.get('/ready', { config }, async (_request, reply) => {
    const ok = await site.db.read('select 1 as ok').then(
      () => true,
      () => false,
    );
    return reply.code(ok ? 200 : 503).send({ ok });
  });
  server.get('/metrics', { config }, async (request, reply) => {
    if (!mayCount(request, site)) throw new Refusal('NoSuchPage');
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(counts.text());
  });
}

/** This machine, or whoever bears the token. */
function mayCount({ ip, headers }: FastifyRequest, { metricsToken }: Site): boolean {
  if (['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && headers['x-forwarded-for'] === undefined)
    return true;
  if (metricsToken === null) return false;
  const [given, wanted] = [headers.authorization ?? '', `Bearer ${metricsToken}`].map((text) =>
    Buffer.from(sha256(text)),
  );
  return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
}
