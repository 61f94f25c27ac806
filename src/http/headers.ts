import type { FastifyInstance } from 'fastify';
import { isSecure, type Site } from './site.js';

/** Nothing is loaded but from us, nothing stands inline, nobody frames us. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self'`,
  `connect-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
} as const;

/** Two years, as preload lists ask; only where people come by https. */
const strict = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** Headers of every answer. What an answer says itself about caching stands; everything else is not kept. */
export function sendHeaders(server: FastifyInstance, site: Site): void {
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(isSecure(site) ? { ...always, ...strict } : always);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
