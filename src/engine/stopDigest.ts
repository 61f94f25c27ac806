import type { Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { advance } from './advance.js';

/**
 * Stops the digest of whoever got this one, by an entry of their file: their reminders come as letters of their own
 * from then on. Doing it again changes nothing. False: there is no such digest.
 */
export async function stopDigest(db: Database, letter: string, at: Instant): Promise<boolean> {
  const [row] = await db.read(
    `select file_id, case_file.state as record from outbox_message join case_file on case_file.id = file_id
     where outbox_message.id = $1 and letter = 'dailyDigest'`,
    [letter],
  );
  if (row === undefined) return false;
  const { context } = JSON.parse(String(row['record'])) as { readonly context: JsonObject };
  if (context['digests'] !== false)
    await advance(db, String(row['file_id']), { type: 'stopDigest', data: { letter } }, { by: 'clock', at });
  return true;
}
