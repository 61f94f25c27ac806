import type { FastifyReply, FastifyRequest } from 'fastify';
import { render } from 'preact-render-to-string';
import { asset } from './assets.js';
import { Layout } from './look/Layout.js';
import type { Access } from './access.js';
import type { Answer, Page, Shown, Visit } from './page.js';
import { pages } from './pages.js';
import type { Site } from './site.js';
import { keepLanguage, keepSession, languageIn } from './visitor.js';

/** From a request to what a page sees, and from what the page says to an answer. */

export const visitOf = (request: FastifyRequest, site: Site): Visit => ({
  site,
  who: request.visitor,
  language: languageIn(request),
  now: site.now(),
  params: texts(request.params),
  query: texts(request.query),
  form: texts(request.body),
  address: request.ip,
  agent: request.headers['user-agent'] ?? '',
  path: request.url,
});

/** Only texts, and of a field that came several times the last. */
const texts = (given: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given ?? {}).map(([name, value]: [string, unknown]) => [
      name,
      String(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );

/** A form's answer is always another page to look at, so that reloading sends nothing again. */
export function answer(reply: FastifyReply, given: Answer, visit: Visit): FastifyReply {
  const { site } = visit;
  if (given.session !== undefined) keepSession(reply, given.session, site);
  if (given.language !== undefined) keepLanguage(reply, given.language, site);
  return 'to' in given ? reply.redirect(given.to, 303) : sendPage(reply, given, visit);
}

/** A page as HTML. The library escapes every value; nothing of ours goes around it. */
export function sendPage(
  reply: FastifyReply,
  { title, body, status = 200 }: Shown,
  visit: Visit,
): FastifyReply {
  const frame = {
    language: visit.language,
    title,
    asset,
    path: visit.path,
    who: visit.who?.stage === 'password' ? null : visit.who,
    navigation: navigationFor(visit),
    isDemo: visit.site.isDemo,
  };
  const html = `<!doctype html>${render(<Layout {...frame}>{body}</Layout>)}`;
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

const navigationFor = ({ who, site }: Visit) =>
  pages.flatMap(({ path, navigation, access, where }: Page) =>
    navigation && mayOpen(who, access) && (where?.(site) ?? true) ? [{ path, label: navigation }] : [],
  );

const mayOpen = (who: Visit['who'], access: Access): boolean =>
  who !== null &&
  who.stage !== 'password' &&
  (access === 'person' ||
    (typeof access === 'object' && who.roles.some(({ role }) => access.roles.includes(role))));
