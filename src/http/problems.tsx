import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { failureInWords } from '../language/errors.js';
import type { Language } from '../language/language.js';
import { namesIn } from '../views/names.js';
import { sendPage, visitOf } from './answer.js';
import { isEngineFailure, statuses, type EngineFailure } from './engineFailure.js';
import { Message } from './look/Form.js';
import { say } from './page.js';
import { Refusal } from './refusals.js';
import type { Site } from './site.js';

/** Every way in which an address says no: a page for people, a problem (RFC 9457) for programs. */

export function answerProblems(server: FastifyInstance, site: Site): void {
  server.setNotFoundHandler((request, reply) => refuse(new Refusal('NoSuchPage'), request, reply, site));
  server.setErrorHandler((error, request, reply) => {
    const known = understood(error);
    if (known.name === 'Broken') request.log.error({ err: error });
    return refuse(known, request, reply, site);
  });
}

/** A file that is not there and one that is not to be seen are the same page. */
function understood(error: unknown): Refusal | EngineFailure {
  if (error instanceof Refusal) return error;
  if (isEngineFailure(error)) return error.name === 'NotFound' ? new Refusal('NoSuchPage') : error;
  const status = (error as { readonly statusCode?: unknown }).statusCode;
  const isOfRequest = typeof status === 'number' && status >= 400 && status < 500;
  return isOfRequest ? new Refusal('Unreadable', status) : new Refusal('Broken');
}

async function refuse(
  error: Refusal | EngineFailure,
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
): Promise<FastifyReply> {
  const visit = visitOf(request, site);
  const status = error instanceof Refusal ? error.status : statuses[error.name];
  const text = await inWords(error, visit.language, site);
  if (request.url.startsWith('/api/')) return problem(reply, error, status, text);
  if (error.name === 'NotSignedIn' && request.method === 'GET')
    return reply.redirect(`/sign-in?next=${encodeURIComponent(visit.path)}`, 303);
  return sendPage(
    reply,
    { title: titleOf(status, visit), body: <Told text={text} visit={visit} />, status },
    visit,
  );
}

const inWords = async (error: Refusal | EngineFailure, language: Language, { db }: Site): Promise<string> => {
  if (error instanceof Refusal) return error.sentence[language];
  const names = error.name === 'DatabaseUnusable' ? (id: string) => id : await namesIn(db, error);
  return failureInWords(error, language, names);
};

const problem = (reply: FastifyReply, error: Refusal | EngineFailure, status: number, detail: string) =>
  reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send({
      type: `/problems/${error.name}`,
      title: error.name,
      status,
      detail,
      ...('reasons' in error ? { reasons: error.reasons } : {}),
      ...('fields' in error ? { fields: error.fields } : {}),
      ...(error.name === 'Stale'
        ? { by: error.by, at: error.at, stage: error.stage, version: error.version }
        : {}),
    });

const titleOf = (status: number, visit: Parameters<typeof say>[0]): string => {
  if (status === 404) return say(visit, 'Không tìm thấy', 'Not found');
  if (status >= 500) return say(visit, 'Hệ thống gặp lỗi', 'Something broke');
  return say(visit, 'Chưa làm được', 'Not possible');
};

const Told = ({ text, visit }: { readonly text: string; readonly visit: ReturnType<typeof visitOf> }) => (
  <div class="narrow">
    <Message kind="mistake">
      {text.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Message>
    <p>
      <a href="/">{say(visit, 'Về trang đầu', 'To the first page')}</a>
    </p>
  </div>
);
