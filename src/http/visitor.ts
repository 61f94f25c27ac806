import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { markSeen, visitorOf, type Visitor } from '../accounts/sessions.js';
import { languageOf, type Language } from '../language/language.js';
import { dateOf } from '../machines/legalDate.js';
import type { Access } from './access.js';
import { Refusal } from './refusals.js';
import { isSecure, type Site } from './site.js';

/** Who is behind a request, by the cookie that holds the session's token, and whether they may use its address. */

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody is signed in, and where nobody asks. */
    visitor: Visitor | null;
  }
}

/** `__Host-` keeps other hosts of the domain from planting one; browsers take it by https only. */
const cookieName = (site: Site): string => (isSecure(site) ? '__Host-session' : 'session');
const cookieOptions = (site: Site) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(site) }) as const;

/** Looks the visitor up where the address depends on them, and refuses whom it is not for. */
export function recogniseVisitors(server: FastifyInstance, site: Site): void {
  server.decorateRequest('visitor', null);
  server.addHook('preHandler', async (request) => {
    const { access = 'cookieless' } = request.routeOptions.config;
    if (access === 'cookieless') return;
    request.visitor = await visitorIn(request, site);
    refuse(request.visitor, access);
    if (request.visitor) keepAwake(request, request.visitor, site);
  });
}

async function visitorIn(request: FastifyRequest, site: Site): Promise<Visitor | null> {
  const token = request.cookies[cookieName(site)];
  if (token === undefined) return null;
  return visitorOf(site.db, token, site.wallClock(), dateOf(site.now()));
}

function refuse(visitor: Visitor | null, access: Access): void {
  if (access === 'public') return;
  if (!visitor || (visitor.stage === 'password') !== (access === 'half')) throw new Refusal('NotSignedIn');
  if (typeof access === 'string') return;
  if (!visitor.roles.some(({ role }) => access.roles.includes(role))) throw new Refusal('NotForRole');
}

/** Nobody waits for it: a session that is not marked ends a minute early at worst. */
function keepAwake(request: FastifyRequest, visitor: Visitor, site: Site): void {
  markSeen(site.db, visitor, site.wallClock()).catch((error: unknown) => request.log.error(error));
}

/** Gives the browser a session's token, or takes it away. */
export function keepSession(reply: FastifyReply, token: string | null, site: Site): void {
  if (token === null) reply.clearCookie(cookieName(site), cookieOptions(site));
  else reply.setCookie(cookieName(site), token, cookieOptions(site));
}

const aYear = 365 * 24 * 3600;
export const keepLanguage = (reply: FastifyReply, language: Language, site: Site) =>
  reply.setCookie('language', language, { ...cookieOptions(site), maxAge: aYear });

/** The language that was chosen here, else Vietnamese: a browser's own setting says little about an office. */
export const languageIn = (request: FastifyRequest): Language =>
  languageOf(request.cookies['language'] ?? null, {});
