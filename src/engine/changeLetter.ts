import type { Row, Value } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Outcome, Session, Work } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import { verdict } from '../machines/rule.js';
import { Forbidden, NotFound, Refused } from './errors.js';
import type { How } from './how.js';
import { checkHow } from './writing/checkHow.js';
import { moveWork, type Moved } from './writing/moveWork.js';

/** What a person does to one letter of the outbox. */
export type LetterChange =
  | { readonly type: 'hold' | 'release' | 'resend' }
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'served';
      /** Of the paper. */
      readonly number: string;
      readonly date: string;
      readonly receivedBy: string;
    };

interface Rule {
  readonly from: readonly string[];
  readonly set: string;
  readonly says: string;
}

/** Where each may be done, what it writes, and what the file's journal says of it. */
const rules: Readonly<Record<LetterChange['type'], Rule>> = {
  hold: { from: ['queued', 'unknown'], set: `state = 'held', next_at = null`, says: 'Giữ lại thư' },
  release: { from: ['held'], set: `state = 'queued', next_at = null`, says: 'Cho gửi thư' },
  resend: {
    from: ['sent', 'failed', 'suppressed'],
    set: `state = 'queued', next_at = null, attempts = 0`,
    says: 'Gửi lại thư',
  },
  note: { from: ['queued', 'unknown', 'held', 'failed'], set: 'note = $2', says: 'Ghi chú cho thư' },
  served: {
    from: ['queued', 'unknown', 'held', 'failed', 'suppressed'],
    set: `state = 'servedOnPaper', next_at = null, sent_at = $2`,
    says: 'Đã giao bằng văn bản giấy thay thư',
  },
};
const allowed = ['boardClerk', 'boardHead'] as const;

/**
 * Changes one letter, for somebody of the board, and leaves a comment on its file that says so: both or neither.
 * Throws NotFound, Forbidden, and Refused where the letter's state does not allow it, or somebody is just sending it.
 */
export async function changeLetter(
  db: Database,
  id: string,
  change: LetterChange,
  how: Omit<How, 'onBehalfOf'>,
): Promise<Moved> {
  await refuseOthers(db, how);
  return db.write.submit(changing, { id, change, how: checkHow(how) });
}

interface Wanted {
  readonly id: string;
  readonly change: LetterChange;
  readonly how: Omit<How, 'onBehalfOf'>;
}

const changing: Work<Wanted, Moved> = {
  async run(session, requests) {
    const outcomes: Outcome<Moved>[] = [];
    for (const one of requests) outcomes.push(await changeOne(session, one));
    return outcomes;
  },
  isDurable: (session, moved) => moveWork.isDurable(session, moved),
};

async function changeOne(session: Session, { id, change, how }: Wanted): Promise<Outcome<Moved>> {
  const [letter] = await session.query(
    `select file_id, state, letter, lease_until from outbox_message where id = $1${session.kind === 'postgres' ? ' for update' : ''}`,
    [id],
  );
  if (!letter) return { error: new NotFound('letter', id) };
  const { from, set, says } = rules[change.type];
  const isBeingSent = letter['lease_until'] != null && String(letter['lease_until']) > how.at;
  if (isBeingSent || !from.includes(String(letter['state']))) return { error: wrongState(letter, from) };
  const text = [`${says} ${id} (${String(letter['letter'])})`, ...detailsOf(change)].join('. ');
  const outcome = await comment(session, String(letter['file_id']), text, how);
  if ('value' in outcome && !outcome.value.repeated)
    await session.query(`update outbox_message set ${set} where id = $1`, [id, ...valueOf(change, how.at)]);
  return outcome;
}

/** On the version of the file that stands now: whoever holds a letter looks at the letter. */
async function comment(
  session: Session,
  id: string,
  text: string,
  how: Wanted['how'],
): Promise<Outcome<Moved>> {
  const [file] = await session.query('select version from case_file where id = $1', [id]);
  const seen = Number(file?.['version']);
  const request = { verb: 'advance', id, type: 'comment', data: { text }, how: { ...how, seen } } as const;
  const [outcome] = await moveWork.run(session, [request]);
  return outcome ?? { error: new NotFound('file', id) };
}

const valueOf = (change: LetterChange, at: Instant): Value[] =>
  change.type === 'note' ? [change.text] : change.type === 'served' ? [at] : [];

const detailsOf = (change: LetterChange): string[] =>
  change.type === 'note'
    ? [change.text]
    : change.type === 'served'
      ? [
          `Số ${change.number}, ngày ${change.date.split('-').reverse().join('/')}, người nhận: ${change.receivedBy}`,
        ]
      : [];

/** Only those who are the board's people on that day: a comment is open to more. */
async function refuseOthers(db: Database, { by, at }: Pick<How, 'by' | 'at'>): Promise<void> {
  const person = typeof by === 'string' ? by : by.id;
  const rows = await db.read(
    `select role from role_grant where person_id = $1
     and (from_date is null or from_date <= $2) and (until_date is null or until_date >= $2)`,
    [person, dateOf(at)],
  );
  const held = rows.map(({ role }) => String(role));
  if (allowed.some((role) => held.includes(role))) return;
  const values = { roles: held.join(' ') };
  throw new Forbidden(
    verdict('role', false, { source: 'C', verified: false, values, desk: 'board', roles: allowed }),
  );
}

const wrongState = ({ state }: Row, from: readonly string[]): Refused =>
  new Refused(
    verdict('letterState', false, {
      source: 'C',
      verified: false,
      values: { state: String(state), allowed: from.join(', ') },
    }),
  );
