import type { Row, Value } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Work } from '../entities/writeQueue.js';
import type { Instant } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import { verdict } from '../machines/rule.js';
import { advance } from './advance.js';
import { Forbidden, NotFound, Refused } from './errors.js';
import type { How } from './how.js';
import type { Moved } from './writing/moveWork.js';

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
  note: { from: ['queued', 'unknown', 'held', 'failed'], set: 'note = $3', says: 'Ghi chú cho thư' },
  served: {
    from: ['queued', 'unknown', 'held', 'failed', 'suppressed'],
    set: `state = 'servedOnPaper', next_at = null, sent_at = $3`,
    says: 'Đã giao bằng văn bản giấy thay thư',
  },
};
const allowed = ['boardClerk', 'boardHead'] as const;

/**
 * Changes one letter, for somebody of the board, and leaves a comment on its file that says so. Throws NotFound,
 * Forbidden, and Refused where the letter's state does not allow it.
 */
export async function changeLetter(
  db: Database,
  id: string,
  change: LetterChange,
  how: Omit<How, 'onBehalfOf'>,
): Promise<Moved> {
  const [letter] = await db.read('select file_id, state, letter from outbox_message where id = $1', [id]);
  if (!letter) throw new NotFound('letter', id);
  await refuseOthers(db, how);
  const { from, says } = rules[change.type];
  if (!from.includes(String(letter['state']))) throw wrongState(letter, from);
  const text = [`${says} ${id} (${String(letter['letter'])})`, ...detailsOf(change)].join('. ');
  const [file] = await db.read('select version from case_file where id = $1', [String(letter['file_id'])]);
  const comment = { type: 'comment', data: { text } };
  const moved = await advance(db, String(letter['file_id']), comment, {
    ...how,
    seen: Number(file?.['version']),
  });
  const [now] = (await db.write.submit(changing, { id, change, at: how.at })) ? [] : [letter];
  if (now) throw wrongState(now, from);
  return moved;
}

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

interface Wanted {
  readonly id: string;
  readonly change: LetterChange;
  readonly at: Instant;
}

/** A letter that somebody is sending at this moment is left alone. */
const changing: Work<Wanted, boolean> = {
  async run(session, requests) {
    const outcomes = [];
    for (const { id, change, at } of requests) {
      const { from, set } = rules[change.type];
      const more: Value[] = change.type === 'note' ? [change.text] : change.type === 'served' ? [at] : [];
      const rows = await session.query(
        `update outbox_message set ${set} where id = $1 and (lease_until is null or lease_until <= $2)
         and state in (${from.map((state) => `'${state}'`).join(',')}) returning id`,
        [id, at, ...more],
      );
      outcomes.push({ value: rows.length > 0 });
    }
    return outcomes;
  },
  isDurable: () => Promise.resolve(false),
};
