import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../environment.js';
import type { Instant } from '../machines/attempt.js';
import { compose } from '../notifications/compose.js';
import { folderCourier, smtpCourier, type Courier, type SmtpSettings } from '../notifications/courier.js';
import type { Letterhead } from '../notifications/mailMessage.js';
import type { Sender } from '../notifications/composedLetter.js';
import { signatureOf } from '../notifications/signature.js';
import { unsubscribeUrl } from '../notifications/unsubscribe.js';
import type { Delivery } from '../workers/deliver.js';
import { ownSlots, type SlotLimit } from '../workers/domainSlots.js';
import { patientRetries } from '../workers/retries.js';
import { keptSecret } from './keptSecret.js';

/** Delivery as the environment sets it. */

/** Letters in the air at once, and connections to the mail server. */
export const concurrency = 8;

/** Milliseconds. One attempt takes at most the sum of them, and the lease of a letter is longer. */
const limits = { connection: 20_000, greeting: 20_000, socket: 60_000 };
const leaseLength = 180_000;

/** One click (RFC 8058) needs a signature over its headers, and https. */
export function letterheadOf(environment: Environment): Letterhead {
  const { mail, baseUrl } = environment;
  if (mail.dkim === null || !baseUrl?.startsWith('https://')) return { ...mail.from, unsubscribeUrl: null };
  return { ...mail.from, unsubscribeUrl: unsubscribeUrl(baseUrl, keptSecret(environment)) };
}

/** `baseUrl`: where links lead while BASE_URL is not set. */
export const senderOf = (environment: Environment, baseUrl: string): Sender => {
  const base = environment.baseUrl ?? baseUrl;
  return {
    ...{ from: environment.mail.from.address, baseUrl: base },
    unsubscribeUrl: unsubscribeUrl(base, keptSecret(environment)),
  };
};

/** Null: there is no mail server. */
export function smtpSettingsOf(environment: Environment): SmtpSettings | null {
  const { smtpUrl: url, dkim } = environment.mail;
  const head = letterheadOf(environment);
  if (url === null) return null;
  return {
    url,
    head,
    dkim: dkim && signatureOf(dkim.key, dkim.selector, head),
    limits,
    connections: concurrency,
  };
}

function courierOf(environment: Environment): Courier {
  const settings = smtpSettingsOf(environment);
  return settings === null
    ? folderCourier(join(environment.dataFolder, 'mail'), letterheadOf(environment))
    : smtpCourier(settings);
}

export const slotLimitOf = ({ mail }: Environment): SlotLimit => ({ letters: mail.domainRate, slot: 60_000 });

export function deliveryOf(environment: Environment, baseUrl: string, clock: () => Instant): Delivery {
  const sender = senderOf(environment, baseUrl);
  return {
    owner: `${hostname()}.${String(process.pid)}.${randomUUID().slice(0, 8)}`,
    leaseLength,
    retries: patientRetries,
    courier: courierOf(environment),
    compose: (db, row, now) => compose(db, row, now, sender),
    wait: ownSlots(slotLimitOf(environment)),
    clock,
    jitter: Math.random,
  };
}
