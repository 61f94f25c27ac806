import { advance } from '../engine/advance.js';
import { Refused, Stale } from '../engine/errors.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { Workspace } from '../engine/writing/workspace.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Instant } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';
import { suppressionRule, type Suppression } from '../movements/returnedMailRule.js';
import { attemptsIn, saysNoMailbox } from './attempts.js';

/**
 * Stops writing to recipients whose letters came back for good too often, whether a server said so at once or in a
 * report later, and tells the board's people of that day. Letters that came back before somebody last edited the
 * recipient's record count no more. Called twice, it stops once. Resolves with the moves made.
 */
export async function suppressFailing(
  db: Database,
  now: Instant,
  rule: Suppression = suppressionRule(),
): Promise<Moved[]> {
  const since = new Date(Date.parse(now) - rule.withinDays * day).toISOString();
  const failed = failedSince(await db.read(`${failedRows} order by id`), since, rule);
  const made: Moved[] = [];
  for (const [recipient, letters] of failed) {
    const moved = await suppress(db, recipient, letters, now, rule);
    if (moved) made.push(moved);
  }
  return made;
}
const day = 86_400_000;

const failedRows = `select id, recipient, outcome from outbox_message where state = 'failed'`;

interface Failure {
  readonly id: string;
  readonly at: Instant;
}

/** By the file of the recipient: letters that have no mailbox to go to, with the day on which that was said. */
function failedSince(
  rows: readonly Row[],
  since: Instant,
  { statuses }: Suppression,
): Map<string, Failure[]> {
  const found = new Map<string, Failure[]>();
  for (const { id, recipient, outcome } of rows) {
    const last = attemptsIn(outcome == null ? null : String(outcome)).findLast((one) =>
      saysNoMailbox(one, statuses),
    );
    if (last === undefined || last.at < since) continue;
    const file = String(recipient).split('@').at(-1) ?? '';
    found.set(file, [...(found.get(file) ?? []), { id: String(id), at: last.at }]);
  }
  return found;
}

async function suppress(
  db: Database,
  file: string,
  failures: readonly Failure[],
  at: Instant,
  rule: Suppression,
): Promise<Moved | null> {
  if (failures.length < rule.letters) return null;
  const record = await recordOf(db, file);
  const counted = failures.filter((one) => one.at > record.editedAt).map(({ id }) => id);
  if (record.unreachable || counted.length < rule.letters) return null;
  const data = { letters: counted.sort().slice(-mostNamed), tell: await boardOn(db, at) };
  try {
    return await advance(db, file, { type: 'suppressLetters', data }, { by: 'clock', at });
  } catch (error) {
    if (error instanceof Refused || error instanceof Stale) return null;
    throw error;
  }
}
const mostNamed = 20;

async function recordOf(db: Database, file: string) {
  const workspace = new Workspace((statement, values) => db.read(statement, values), false);
  await workspace.loadReferences([file]);
  const [edited] = await db.read(
    `select max(at) as at from journal_entry where file_id = $1 and move in ('open', 'edit')`,
    [file],
  );
  return {
    unreachable: text(workspace.file(file)?.state.context ?? {}, 'unreachable') !== null,
    editedAt: String(edited?.['at'] ?? ''),
  };
}

/** Whoever holds the role of the board's clerk on that day; where nobody does, its heads. */
async function boardOn(db: Database, at: Instant): Promise<string[]> {
  const rows = await db.read(
    `select distinct person_id, role from role_grant where role in ('boardClerk', 'boardHead')
     and (from_date is null or from_date <= $1) and (until_date is null or until_date >= $1) order by person_id`,
    [dateOf(at)],
  );
  const holding = (role: string): string[] =>
    rows.filter((row) => row['role'] === role).map((row) => String(row['person_id']));
  const clerks = holding('boardClerk');
  return clerks.length > 0 ? clerks : holding('boardHead');
}
