import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { Site } from './site.js';

/** A line of JSON for each answer, without personal data: the route's pattern, never the address that names a file. */
export const loggerOf = ({ logs }: Site): NonNullable<FastifyServerOptions['logger']> =>
  logs === null ? false : { stream: logs, base: null, serializers: { err: errorFields } };

/** Messages of the database may quote a row. */
const errorFields = ({ name, stack }: Error) => ({
  type: name,
  message: '',
  stack: (stack ?? '').replace(/^.*?(?=\n {4}at )/s, name),
});

export function logAnswers(server: FastifyInstance): void {
  server.addHook('onResponse', async ({ log, method, routeOptions }, { statusCode, elapsedTime }) => {
    log.info(
      { method, route: routeOptions.url ?? null, status: statusCode, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
}
