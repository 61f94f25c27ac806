import type { Database } from '../entities/database.js';
import { readProperty } from '../entities/properties.js';
import { readEnvironment, type Environment } from '../environment.js';
import { app } from '../http/app.js';
import type { Site } from '../http/site.js';
import { say, type Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import { signatureOf, signs } from '../notifications/signature.js';
import { startOwnClock, type Clock } from '../workers/ownClock.js';
import { startQueueClock } from '../workers/queueClock.js';
import { done, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { concurrency, deliveryOf, letterheadOf, slotLimitOf } from './post.js';
import { firstLink, siteOf } from './site.js';
import { WrongUse } from './wrongUse.js';

/** Runs the addresses, the clock and delivery until it is told to stop (SIGTERM, SIGINT), then ends what it began. */
export const serve: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const environment = readEnvironment(call.env, call.cwd);
    const parts = partsOf(options);
    await refuseUnsigned(environment);
    const now = await runningClock(db);
    const web = parts.web ? await startWeb(await siteOf(db, environment, now), portOf(options)) : null;
    const clock = parts.workers ? startClock(db, environment, web?.origin ?? null, now) : null;
    process.stderr.write(`${greeting(environment, web, call.language)}\n`);
    await stopAsked();
    await Promise.all([web?.server.close(), clock?.stop(patience)]);
    return done({ stopped: true }, say({ vi: 'Đã dừng.', en: 'Stopped.' }, call.language));
  });

/** Milliseconds between two looks, and how long the end may take. */
const every = 5_000;
const patience = 30_000;

async function startWeb(site: Site, port: number) {
  const server = await app(site);
  const origin = await server.listen({ port, host: '127.0.0.1' });
  const link = await firstLink(site);
  return { server, origin, firstLink: link === null ? null : `${site.baseUrl ?? origin}${link}` };
}
type Web = Awaited<ReturnType<typeof startWeb>>;

function startClock(
  db: Database,
  environment: Environment,
  origin: string | null,
  now: () => Instant,
): Clock {
  const delivery = deliveryOf(environment, origin ?? 'http://127.0.0.1', now);
  const { redisUrl, mail } = environment;
  const own = { delivery, concurrency, every, bounceMaildir: mail.bounceMaildir, complain };
  const clock =
    redisUrl === null
      ? startOwnClock(db, own)
      : startQueueClock(db, {
          ...own,
          redisUrl,
          prefix: 'thidua',
          lock: 30_000,
          slots: slotLimitOf(environment),
        });
  return {
    async stop(milliseconds) {
      await clock.stop(milliseconds);
      delivery.courier.close();
    },
  };
}

/** The real clock, or a demo's, which goes on from where it stands. */
async function runningClock(db: Database): Promise<() => Instant> {
  const simulated = await readProperty(db, 'simulatedInstant');
  if (simulated === null) return () => new Date().toISOString();
  const [begin, start] = [Date.parse(simulated), performance.now()];
  return () => new Date(begin + Math.floor(performance.now() - start)).toISOString();
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

function partsOf(options: Options) {
  const only = textOption(options, 'only');
  if (only === null || only === 'web' || only === 'workers')
    return { web: only !== 'workers', workers: only !== 'web' };
  throw new WrongUse(
    { vi: '--only nhận web hoặc workers.', en: '--only takes web or workers.' },
    '--only',
    only,
  );
}

function portOf(options: Options): number {
  const given = textOption(options, 'port') ?? '8080';
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port < 65_536) return port;
  throw new WrongUse(
    { vi: '--port phải là một số từ 0 đến 65535.', en: '--port must be a number from 0 to 65535.' },
    '--port',
    given,
  );
}

/** Letters that were meant to be signed and are not would be taken for forged ones. */
async function refuseUnsigned(environment: Environment): Promise<void> {
  const { dkim } = environment.mail;
  const head = letterheadOf(environment);
  if (dkim === null || (await signs(signatureOf(dkim.key, dkim.selector, head), head))) return;
  throw new WrongUse(
    {
      vi: 'DKIM_KEY không ký được thư: cần khóa RSA dạng PEM (openssl genrsa 2048); khóa Ed25519 không dùng được.',
      en: 'DKIM_KEY does not sign: it must be an RSA key as PEM (openssl genrsa 2048); Ed25519 keys do not work.',
    },
    'DKIM_KEY',
    '…',
  );
}

function greeting({ mail, dataFolder }: Environment, web: Web | null, language: Language): string {
  const letters = mail.smtpUrl === null ? `${dataFolder}/mail` : new URL(mail.smtpUrl).host;
  const at = web?.origin ?? '–';
  const running = say(
    {
      vi: `Đang chạy: ${at} · thư đi: ${letters} · dừng: Ctrl+C`,
      en: `Running: ${at} · letters go to: ${letters} · stop: Ctrl+C`,
    },
    language,
  );
  return web?.firstLink ? `${running}\n${invitation(web.firstLink, language)}` : running;
}

const invitation = (link: string, language: Language): string =>
  say(
    {
      vi: `Chưa ai đăng nhập được. Mở một lần, trong ba ngày, để lập tài khoản quản trị: ${link}`,
      en: `Nobody can sign in yet. Open this once, within three days, to make the administrator's account: ${link}`,
    },
    language,
  );
