import { sha256 } from '../engine/journal/canonical.js';
import type { Random } from '../engine/how.js';
import { open } from '../engine/open.js';
import type { Database } from '../entities/database.js';
import type { Session } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { note } from './accessLog.js';
import { inTransaction } from './inTransaction.js';
import { passwordMistakes } from './passwordPolicy.js';
import { hashPassword } from './passwords.js';
import { endSessionsOf } from './sessions.js';
import { loginOf } from './signIn.js';

/** One-time addresses at which people choose how they sign in: the first one, and after a password was forgotten. */

/** Three days. */
const lifetime = 3 * 24 * 3_600_000;

/** A link for a person, or (null) for whoever becomes the first administrator; earlier ones end. Its token. */
export function makeLink(
  db: Database,
  { person, by }: { readonly person: string | null; readonly by: string | null },
  at: Instant,
  random: Random,
): Promise<string> {
  const token = random(32).toString('base64url');
  const endsAt = new Date(Date.parse(at) + lifetime).toISOString();
  return inTransaction(db, async (tx) => {
    await tx.query(
      `update sign_in_link set used_at = $2 where used_at is null and coalesce(person_id, '') = $1`,
      [person ?? '', at],
    );
    await tx.query('insert into sign_in_link (hash, person_id, ends_at) values ($1, $2, $3)', [
      sha256(token),
      person,
      endsAt,
    ]);
    await note(tx, [{ event: 'linkMade', at, person: by, address: null, about: { for: person } }]);
    return token;
  });
}

/** For whom an unused link is; `name` null: the first administrator gives it. */
export interface Invited {
  readonly hash: string;
  readonly person: string | null;
  readonly name: string | null;
  /** The login that the person has already. */
  readonly login: string | null;
}

/** Null: no such link, or it was used, or it has ended. */
export async function invitedBy(db: Database, token: string, at: Instant): Promise<Invited | null> {
  const [row] = await db.read(
    `select l.hash, l.person_id, n.name, a.login from sign_in_link l
     left join person_name n on n.person_id = l.person_id left join account a on a.person_id = l.person_id
     where l.hash = $1 and l.used_at is null and l.ends_at > $2`,
    [sha256(token), at],
  );
  if (!row) return null;
  const orNull = (column: string): string | null => (row[column] == null ? null : String(row[column]));
  return {
    hash: String(row['hash']),
    person: orNull('person_id'),
    name: orNull('name'),
    login: orNull('login'),
  };
}

export interface Chosen {
  /** Of the first administrator; else what the register says counts. */
  readonly name: string;
  readonly login: string;
  readonly password: string;
}
/** A mistake in what was chosen, beside its field. */
export interface ChoiceMistake {
  readonly field: keyof Chosen;
  readonly message: Label;
}

/** Uses a link: the account exists, and every session from before has ended. Mistakes leave the link as it is. */
export async function choose(
  db: Database,
  invited: Invited,
  chosen: Chosen,
  how: Choosing,
): Promise<readonly ChoiceMistake[]> {
  const name = invited.name ?? chosen.name.trim();
  const login = loginOf(chosen.login);
  const mistakes = [
    ...(invited.person === null && name === '' ? [{ field: 'name' as const, message: messages.name }] : []),
    ...(isLogin(login) ? [] : [{ field: 'login' as const, message: messages.login }]),
    ...(await passwordMistakes(chosen.password, [name, login])).map(
      (message) => ({ field: 'password', message }) as const,
    ),
  ];
  if (mistakes.length > 0) return mistakes;
  const passwordHash = await hashPassword(chosen.password);
  const person = invited.person ?? (await firstPerson(db, invited, name, how));
  const refusal = await inTransaction(db, (tx) =>
    keepAccount(tx, { ...invited, person, login, passwordHash }, how),
  );
  return refusal === null ? [] : [{ field: 'login', message: messages[refusal] }];
}

interface Choosing {
  readonly at: Instant;
  /** The instant of files. */
  readonly now: Instant;
  readonly address: string;
  readonly random: Random;
}

/** Opened once for a link, however often its form is sent. */
async function firstPerson(db: Database, { hash }: Invited, name: string, how: Choosing): Promise<string> {
  const first = { by: 'first', at: how.now, key: hash, random: how.random } as const;
  return (await open(db, 'person', { name }, first)).file;
}

async function keepAccount(
  tx: Session,
  account: { hash: string; person: string; login: string; passwordHash: string },
  { at, address }: Choosing,
): Promise<'taken' | 'used' | null> {
  const { hash, person, login, passwordHash } = account;
  const others = await tx.query('select 1 from account where login = $1 and person_id <> $2', [
    login,
    person,
  ]);
  if (others.length > 0) return 'taken';
  const taken = await tx.query(
    'update sign_in_link set used_at = $2 where hash = $1 and used_at is null returning hash',
    [hash, at],
  );
  if (taken.length === 0) return 'used';
  await tx.query(
    `insert into account (person_id, login, password_hash, totp_step, created_at) values ($1, $2, $3, -1, $4)
     on conflict (person_id) do update set login = excluded.login, password_hash = excluded.password_hash`,
    [person, login, passwordHash, at],
  );
  await endSessionsOf(tx, person, at);
  await note(tx, [{ event: 'accountSet', at, person, address, about: {} }]);
  return null;
}

/** Whether anybody can sign in at all: if not, the start prints a link. */
export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.read('select 1 from account limit 1')).length > 0;
}

const messages = {
  name: { vi: 'Ghi họ và tên của bạn.', en: 'Give your full name.' },
  login: {
    vi: 'Tên đăng nhập có từ 3 đến 60 ký tự: chữ không dấu, số, dấu chấm, gạch nối, @.',
    en: 'A login has 3 to 60 characters: letters without marks, digits, dots, hyphens, @.',
  },
  taken: { vi: 'Đã có người dùng tên đăng nhập này.', en: 'Somebody has this login already.' },
  used: {
    vi: 'Liên kết này đã được dùng. Hãy xin liên kết mới.',
    en: 'This link was used. Ask for a new one.',
  },
} satisfies Record<string, Label>;

const isLogin = (login: string): boolean => /^[a-z0-9][a-z0-9._@-]{2,59}$/.test(login);
