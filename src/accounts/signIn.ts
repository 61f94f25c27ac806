import type { Random } from '../engine/how.js';
import { folded } from '../engine/journal/personal.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant, LegalDate, Role } from '../machines/attempt.js';
import { note } from './accessLog.js';
import { countFailure, forgetFailures, waitBefore } from './attempts.js';
import { inTransaction } from './inTransaction.js';
import { isPassword } from './passwords.js';
import { needsSecondFactor } from './requirements.js';
import { startSession, type Origin, type Stage } from './sessions.js';

/** What became of an attempt: a session's token, or seconds to wait, 0 where login and password do not match. */
export type SignedIn =
  | { readonly ok: true; readonly token: string; readonly stage: Stage }
  | { readonly ok: false; readonly wait: number };

export interface Times {
  readonly at: Instant;
  /** The day for which roles are asked. */
  readonly today: LegalDate;
  readonly random: Random;
}

/** The login as it is kept and compared. */
export const loginOf = (typed: string): string => folded(typed.normalize('NFC').trim());

/**
 * Signs in by login and password. Whether the login, the password or the person was the mistake is not told, by
 * words or by time.
 */
export async function signIn(
  db: Database,
  given: Origin & { readonly login: string; readonly password: string },
  times: Times,
): Promise<SignedIn> {
  const attempted = { account: loginOf(given.login), address: given.address };
  const wait = await waitBefore(db, attempted, times.at);
  if (wait > 0) return { ok: false, wait };
  const [account] = await accountNamed(db, attempted.account, times.today);
  const matches = await isPassword(
    (account?.['password_hash'] as string | undefined) ?? null,
    given.password,
  );
  if (!account || !matches) return refuse(db, attempted, account ?? null, times.at);
  const person = String(account['person_id']);
  const roles = String(account['roles'] ?? '').split(',') as Role[];
  const stage = account['totp_secret'] !== null || needsSecondFactor(roles) ? 'password' : 'full';
  return inTransaction(db, async (tx) => {
    await forgetFailures(tx, attempted);
    const token = await startSession(tx, { person, stage, agent: given.agent }, times.at, times.random);
    const event = stage === 'full' ? 'signedIn' : 'passwordGiven';
    await note(tx, [{ event, at: times.at, person, address: given.address, about: {} }]);
    return { ok: true, token, stage };
  });
}

/** Only of people who are still there. */
const accountNamed = (db: Database, login: string, today: LegalDate): Promise<Row[]> =>
  db.read(
    `select a.person_id, a.password_hash, a.totp_secret,
       (select ${db.kind === 'sqlite' ? 'group_concat(role)' : `string_agg(role, ',')`} from role_grant g
        where g.person_id = a.person_id and (from_date is null or from_date <= $2)
        and (until_date is null or until_date >= $2)) as roles
     from account a join case_file c on c.id = a.person_id and c.stage = 'active' where a.login = $1`,
    [login, today],
  );

const refuse = (
  db: Database,
  attempted: { readonly account: string; readonly address: string },
  account: Row | null,
  at: Instant,
): Promise<SignedIn> =>
  inTransaction(db, async (tx) => {
    await countFailure(tx, attempted, at);
    const person = account && String(account['person_id']);
    await note(tx, [{ event: 'signInFailed', at, person, address: attempted.address, about: {} }]);
    return { ok: false, wait: 0 };
  });

/** In a demo a sample person is chosen, without a password: the caller has made sure that it is one. */
export const signInAsSample = (
  db: Database,
  { person, address, agent }: Origin & { readonly person: string },
  { at, random }: Times,
): Promise<string> =>
  inTransaction(db, async (tx) => {
    const token = await startSession(tx, { person, stage: 'demo', agent }, at, random);
    await note(tx, [{ event: 'signedIn', at, person, address, about: { demo: true } }]);
    return token;
  });
