import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { sha256 } from '../engine/journal/canonical.js';
import type { Random } from '../engine/how.js';
import type { Database } from '../entities/database.js';
import type { Session } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';
import { note } from './accessLog.js';
import { countFailure, forgetFailures, waitBefore } from './attempts.js';
import { inTransaction } from './inTransaction.js';
import { startSession, type Origin, type Visitor } from './sessions.js';

/** Codes of six digits from an application on the person's telephone (RFC 6238), and codes on paper for its loss. */

/** What the second step of signing in needs of the program. */
export interface Keys {
  readonly secret: string;
  readonly random: Random;
  readonly at: Instant;
}

/** Enrolled: the codes count. Begun: a secret was shown, and its first code is still to come. */
export async function enrolment(db: Database, person: string): Promise<'none' | 'begun' | 'enrolled'> {
  const [row] = await db.read('select totp_secret, totp_step from account where person_id = $1', [person]);
  if (row?.['totp_secret'] == null) return 'none';
  return Number(row['totp_step']) === unconfirmed ? 'begun' : 'enrolled';
}
const unconfirmed = -1;

/** The secret to put into the telephone, made once; `uri` is what the square code says. */
export async function beginEnrolment(
  db: Database,
  { person, name }: Visitor,
  keys: Keys,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const fresh = new Secret({ buffer: new Uint8Array(keys.random(20)).buffer });
  const kept = await inTransaction(db, async (tx) => {
    await tx.query(
      `update account set totp_secret = $2, totp_step = ${unconfirmed} where person_id = $1 and totp_secret is null`,
      [person, encrypted(fresh.base32, person, keys)],
    );
    const [row] = await tx.query('select totp_secret from account where person_id = $1', [person]);
    return String(row?.['totp_secret']);
  });
  const secret = decrypted(kept, person, keys.secret);
  return { secret, uri: totpOf(secret, name).toString() };
}

export type Proof =
  | { readonly ok: true; readonly token: string; readonly recoveryCodes: readonly string[] | null }
  | { readonly ok: false; readonly wait: number };

/**
 * Takes a code of six digits, or a recovery code, and turns half a session into a whole one under a new token. The
 * first code after enrolling also makes ten recovery codes, which are shown once.
 */
export async function prove(
  db: Database,
  visitor: Visitor,
  given: Origin & { readonly code: string },
  keys: Keys,
): Promise<Proof> {
  const attempted = { account: visitor.person, address: given.address };
  const wait = await waitBefore(db, attempted, keys.at);
  if (wait > 0) return { ok: false, wait };
  return inTransaction(db, async (tx) => {
    const proven = await takeCode(tx, visitor, given.code.replace(/[\s-]/g, ''), keys);
    const about = { at: keys.at, person: visitor.person, address: given.address, about: {} };
    if (proven === null) {
      await countFailure(tx, attempted, keys.at);
      await note(tx, [{ ...about, event: 'signInFailed' }]);
      return { ok: false, wait: 0 };
    }
    await forgetFailures(tx, attempted);
    await tx.query('update web_session set ended_at = $2 where hash = $1', [visitor.session, keys.at]);
    const person = { person: visitor.person, stage: 'full' as const, agent: given.agent };
    const token = await startSession(tx, person, keys.at, keys.random);
    const events = { enrolled: 'secondFactorSet', recovery: 'recoveryCodeUsed', code: null } as const;
    const event = events[proven];
    await note(tx, [...(event ? [{ ...about, event }] : []), { ...about, event: 'signedIn' }]);
    const recoveryCodes = proven === 'enrolled' ? await newRecoveryCodes(tx, visitor.person, keys) : null;
    return { ok: true, token, recoveryCodes };
  });
}

async function takeCode(
  tx: Session,
  { person }: Visitor,
  code: string,
  keys: Keys,
): Promise<'enrolled' | 'code' | 'recovery' | null> {
  const [row] = await tx.query('select totp_secret, totp_step from account where person_id = $1', [person]);
  if (row?.['totp_secret'] == null) return null;
  if (!/^\d{6}$/.test(code)) return (await takeRecoveryCode(tx, person, code, keys.at)) ? 'recovery' : null;
  const last = Number(row['totp_step']);
  const step = stepOf(decrypted(String(row['totp_secret']), person, keys.secret), code, keys.at);
  // A code that was seen over a shoulder has been used by then.
  if (step === null || step <= last) return null;
  await tx.query('update account set totp_step = $2 where person_id = $1', [person, step]);
  return last === unconfirmed ? 'enrolled' : 'code';
}

/** The step of 30 seconds that a code belongs to: this one, or the one before or after. */
function stepOf(secret: string, code: string, at: Instant): number | null {
  const timestamp = Date.parse(at);
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
}

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Thidua', label: label === '' ? 'Thidua' : label, secret: Secret.fromBase32(secret) });

async function takeRecoveryCode(tx: Session, person: string, code: string, at: Instant): Promise<boolean> {
  const rows = await tx.query(
    'update recovery_code set used_at = $3 where person_id = $1 and hash = $2 and used_at is null returning hash',
    [person, sha256(code.toLowerCase()), at],
  );
  return rows.length > 0;
}

/** Ten codes of 80 bits, in groups of four letters. */
async function newRecoveryCodes(tx: Session, person: string, { random }: Keys): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => base32(random(10)));
  await tx.query('delete from recovery_code where person_id = $1', [person]);
  for (const code of codes)
    await tx.query('insert into recovery_code (person_id, hash) values ($1, $2)', [person, sha256(code)]);
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}
const base32 = (bytes: Buffer): string =>
  new Secret({ buffer: new Uint8Array(bytes).buffer }).base32.toLowerCase();

/** A key of its own from the program's secret: whoever copies the database alone cannot make codes. */
const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'second factor', 32));

function encrypted(text: string, person: string, { secret, random }: Keys): string {
  const iv = random(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), iv).setAAD(Buffer.from(person));
  const data = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  return `${iv.toString('base64url')}.${data.toString('base64url')}`;
}

function decrypted(kept: string, person: string, secret: string): string {
  const [iv = '', data = ''] = kept.split('.');
  const bytes = Buffer.from(data, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), Buffer.from(iv, 'base64url'));
  decipher.setAAD(Buffer.from(person)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
}
