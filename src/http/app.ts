import fastify, { type FastifyInstance } from 'fastify';
import type { Database } from '../entities/database.js';

/** What the addresses of the program need. */
export interface Site {
  readonly db: Database;
}

/** The program's addresses; listens nowhere yet. */
export function app({ db }: Site): FastifyInstance {
  const server = fastify({ logger: false, bodyLimit: 1_048_576 });
  server.get('/health', async (_request, reply) => {
    try {
      await db.read('select 1 as ok');
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false });
    }
  });
  return server;
}
