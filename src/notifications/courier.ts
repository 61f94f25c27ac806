import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type DKIMOptions, type NodemailerError } from 'nodemailer';
import { makeFolder } from '../entities/makeFolder.js';
import type { Instant } from '../machines/attempt.js';
import type { ComposedLetter } from './composedLetter.js';
import { mailMessage, type Letterhead } from './mailMessage.js';

/**
 * How one attempt to hand over a letter ended. `accepted`: the server took it; `refused`: it said no, for good or for
 * now; `unknown`: nobody knows, because the connection went away (a cut after the letter was transmitted looks exactly
 * like one that never came about).
 */
export interface Attempted {
  readonly result: 'accepted' | 'refused' | 'unknown';
  /** Reply code of the server (RFC 5321, 4.2); null where it gave none. */
  readonly code: number | null;
  readonly text: string;
  /** A refusal of this very letter: another attempt would end alike. */
  readonly final: boolean;
}

/** Hands letters over. Never throws. */
export interface Courier {
  send(row: string, letter: ComposedLetter, at: Instant): Promise<Attempted>;
  close(): void;
}

/** Milliseconds: nodemailer alone would wait ten minutes for a silent server. */
export interface TimeLimits {
  readonly connection: number;
  readonly greeting: number;
  readonly socket: number;
}

export interface SmtpSettings {
  /** `smtp://USER:PASSWORD@HOST:PORT` or `smtps://…`. */
  readonly url: string;
  readonly head: Letterhead;
  readonly dkim: DKIMOptions | null;
  readonly limits: TimeLimits;
  readonly connections: number;
}

/** Connects and logs in, and sends nothing. Null: it works; else what went wrong, in the server's words. */
export async function verifyServer(settings: SmtpSettings): Promise<string | null> {
  const pool = poolOf(settings);
  try {
    await pool.verify();
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    pool.close();
  }
}

function poolOf({ url, dkim, limits, connections }: SmtpSettings) {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url);
  return createTransport({
    ...{ pool: true, host: hostname.replace(/^\[(.*)\]$/, '$1'), secure: protocol === 'smtps:' },
    ...(port === '' ? {} : { port: Number(port) }),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...(searchParams.get('tls') === 'none' ? { ignoreTLS: true } : {}),
    ...(dkim === null ? {} : { dkim }),
    maxConnections: connections,
    // A letter whose connection broke is ours to repeat, with the attempt counted: never the pool's.
    maxRequeues: 0,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.socket,
    dnsTimeout: limits.connection,
  });
}

/** A pool of connections to the mail server of `url`. */
export function smtpCourier(settings: SmtpSettings): Courier {
  const { head } = settings;
  const pool = poolOf(settings);
  return {
    async send(row, letter, at) {
      try {
        const { response } = await pool.sendMail(mailMessage(row, letter, head, at));
        return { result: 'accepted', code: codeOf(response), text: response, final: true };
      } catch (error) {
        return failedAttempt(error as NodemailerError);
      }
    },
    close: () => pool.close(),
  };
}

/** Without a mail server: a file for each letter, by its row, so that a repetition replaces it. */
export function folderCourier(folder: string, head: Letterhead): Courier {
  const composer = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(row, letter, at) {
      try {
        const { message } = await composer.sendMail(mailMessage(row, letter, head, at));
        const path = join(folder, `${row}.eml`);
        const half = `${path}.${randomUUID()}`;
        makeFolder(folder);
        await writeFile(half, message as Buffer);
        await rename(half, path);
        return { result: 'accepted', code: null, text: path, final: true };
      } catch (error) {
        return { result: 'refused', code: null, text: (error as Error).message, final: false };
      }
    },
    close: () => composer.close(),
  };
}

const codeOf = (response: string): number | null => {
  const code = Number(response.slice(0, 3));
  return Number.isInteger(code) && code >= 200 ? code : null;
};

/** Only a 5xx about the letter itself is final: one about the greeting or the login is about us, and is mended. */
function failedAttempt(error: NodemailerError): Attempted {
  const code = error.responseCode ?? null;
  const text = error.response ?? error.message;
  const aboutLetter = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (aboutLetter) return { result: 'refused', code, text, final: code === null || code >= 500 };
  if (code !== null && error.code !== 'ECONNECTION') return { result: 'refused', code, text, final: false };
  return { result: 'unknown', code, text, final: false };
}
