import { randomBytes } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { app } from '../../src/http/app.js';
import type { Site } from '../../src/http/site.js';
import type { Database } from '../../src/entities/database.js';

/** The pages of a database, entered by the front door without a port. */

export const opensAt = '2024-07-20T02:00:00.000Z';

/** A site whose two clocks stand still until a test moves them. */
export interface TestSite extends Site {
  at: string;
}

export function siteOn(db: Database, more: Partial<Site> = {}): TestSite {
  const site: TestSite = {
    db,
    at: opensAt,
    now: () => site.at,
    wallClock: () => site.at,
    random: randomBytes,
    secret: 'a secret of thirty-two characters and more',
    baseUrl: null,
    trustProxy: false,
    metricsToken: null,
    webhookSecret: null,
    isDemo: false,
    logs: null,
    ...more,
  };
  return site;
}

/** A browser: it keeps cookies, and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly server: FastifyInstance,
    readonly address = '192.0.2.7',
  ) {}

  static async on(site: Site): Promise<Browser> {
    return new Browser(await app(site));
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#keep(await this.server.inject({ method: 'GET', url, ...this.#sent() }));
  }

  async post(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const { remoteAddress, headers: own } = this.#sent();
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const payload = new URLSearchParams(form).toString();
    return this.#keep(
      await this.server.inject({
        method: 'POST',
        url,
        payload,
        remoteAddress,
        headers: { ...own, ...type, ...headers },
      }),
    );
  }

  #sent() {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { remoteAddress: this.address, headers: { 'user-agent': 'Test', ...(cookie ? { cookie } : {}) } };
  }

  #keep(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of answer.cookies as { name: string; value: string }[])
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    return answer;
  }
}

/** What a page says, without its tags. */
export const textOf = ({ body }: LightMyRequestResponse): string =>
  body
    .replace(/<(head|style|svg)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
