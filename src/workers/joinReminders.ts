import { advance } from '../engine/advance.js';
import { Refused } from '../engine/errors.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { placeholders, type Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant } from '../machines/attempt.js';

/**
 * Joins the reminders that one recipient would get at one hour into one digest, by an entry of the recipient's own
 * file: a person's, or a unit's for its mailbox. A reminder that comes alone goes alone. Called twice, it joins once.
 * Resolves with the digests made.
 */
export async function joinReminders(db: Database, now: Instant): Promise<Moved[]> {
  const groups = new Map<string, Row[]>();
  for (const row of await db.read(waiting, [new Date(Date.parse(now) - day).toISOString()])) {
    const name = `${String(row['recipient'])} ${String(row['next_at'])}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const several = await withoutStopped(
    db,
    [...groups.values()].filter((group) => group.length > 1),
  );
  const made = await Promise.all(several.map((group) => join(db, group, now)));
  return made.filter((moved) => moved !== null);
}
const day = 86_400_000;

/** What no digest and no courier has taken; what is older than a day goes as it is. */
const waiting = `
  select outbox_message.id, recipient, next_at from outbox_message
  join journal_entry on journal_entry.file_id = outbox_message.file_id and journal_entry.seq = outbox_message.seq
  where state = 'queued' and next_at >= $1 and attempts = 0 and lease_owner is null and journal_entry.move = 'remind'
  order by outbox_message.id`;

/** Who stopped the digest gets each reminder by itself. */
async function withoutStopped(db: Database, groups: readonly Row[][]): Promise<readonly Row[][]> {
  if (groups.length === 0) return groups;
  const files = [...new Set(groups.map(fileOf))];
  const rows = await db.read(
    `select id, state from case_file where id in (${placeholders(files.length)})`,
    files,
  );
  const stopped = rows.filter(({ state }) => digestsOf(String(state)) === false).map(({ id }) => id);
  return groups.filter((group) => !stopped.includes(fileOf(group)));
}
const fileOf = ([first]: readonly Row[]): string => String(first?.['recipient']).split('@').at(-1) ?? '';
const digestsOf = (state: string): unknown =>
  (JSON.parse(state) as { readonly context: { readonly digests?: unknown } }).context.digests;

/** Null: another process joined some of them. */
async function join(db: Database, group: readonly Row[], at: Instant): Promise<Moved | null> {
  const letters = group.map(({ id }) => String(id));
  const [first] = group;
  const [recipient, nextAt] = [String(first?.['recipient']), String(first?.['next_at'])];
  const move = { type: 'joinLetters', data: { recipient, nextAt, letters } };
  try {
    const moved = await advance(db, fileOf(group), move, {
      by: 'clock',
      at,
      key: `digest ${letters[0] ?? ''}`,
    });
    return moved.repeated ? null : moved;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
