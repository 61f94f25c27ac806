import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { demandAccess } from './access.js';
import { answer, visitOf } from './answer.js';
import { serveAssets } from './assets.js';
import { sendHeaders } from './headers.js';
import { answerMachines } from './health.js';
import { answerLetters } from './letters.js';
import { logAnswers, loggerOf } from './logs.js';
import type { Page, Visit } from './page.js';
import { pages } from './pages.js';
import { answerProblems } from './problems.js';
import { refuseElsewhere } from './sameOrigin.js';
import type { Site } from './site.js';
import { recogniseVisitors } from './visitor.js';

/** The program's addresses; listens nowhere yet. */
export async function app(site: Site): Promise<FastifyInstance> {
  const server = fastify({
    logger: loggerOf(site),
    // Fastify's own lines say who asked for which file.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    trustProxy: site.trustProxy,
    routerOptions: { maxParamLength: 200 },
  });
  demandAccess(server);
  logAnswers(server);
  sendHeaders(server, site);
  answerProblems(server, site);
  await server.register(cookie);
  await server.register(formBody);
  await server.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024 });
  refuseElsewhere(server, site);
  recogniseVisitors(server, site);
  answerMachines(server, site);
  serveAssets(server);
  await answerLetters(server, site);
  for (const page of pages.filter(({ where }) => where?.(site) ?? true)) addPage(server, page, site);
  return server;
}

function addPage(server: FastifyInstance, page: Page, site: Site): void {
  const { path, access } = page;
  // Whom the access lets in was looked at before: of whom it asks for, `who` is there.
  const { show, act } = page as {
    readonly [way in 'show' | 'act']?: (visit: Visit) => ReturnType<NonNullable<Page['show']>>;
  };
  const options = { config: { access } };
  if (show)
    server.get(path, options, async (request, reply) => {
      const visit = visitOf(request, site);
      return answer(reply, await show(visit), visit);
    });
  if (act)
    server.post(path, options, async (request, reply) => {
      const visit = visitOf(request, site);
      return answer(reply, await act(visit), visit);
    });
}
