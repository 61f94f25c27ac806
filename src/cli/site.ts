import { randomBytes } from 'node:crypto';
import { hasAccounts, makeLink } from '../accounts/links.js';
import type { Database } from '../entities/database.js';
import { readProperty } from '../entities/properties.js';
import type { Environment } from '../environment.js';
import type { Site } from '../http/site.js';
import type { Instant } from '../machines/attempt.js';
import { keptSecret } from './keptSecret.js';

/** What the pages need, from the environment and the database. `now`: the instant of files. */
export async function siteOf(db: Database, environment: Environment, now: () => Instant): Promise<Site> {
  const { baseUrl, web, webhookSecret } = environment;
  return {
    db,
    now,
    wallClock: () => new Date().toISOString(),
    random: randomBytes,
    secret: keptSecret(environment),
    baseUrl,
    trustProxy: web.trustProxy ?? false,
    metricsToken: web.metricsToken,
    webhookSecret,
    isDemo: (await readProperty(db, 'simulatedInstant')) !== null,
    logs: process.stderr,
  };
}

/** A path that only whoever reads the start's output knows, while nobody can sign in yet; null: somebody can. */
export async function firstLink({ db, wallClock, random, isDemo }: Site): Promise<string | null> {
  if (isDemo || (await hasAccounts(db))) return null;
  const [administrator] = await db.read(
    `select person_id from role_grant join case_file on id = person_id
     where role = 'administrator' and stage = 'active' order by person_id limit 1`,
  );
  const person = administrator ? String(administrator['person_id']) : null;
  return `/set-up/${await makeLink(db, { person, by: null }, wallClock(), random)}`;
}
