import type { Database } from '../entities/database.js';
import { readProperty } from '../entities/properties.js';
import type { Instant } from '../machines/attempt.js';

/** The instant of a command: the real clock's, or that of a demo's database, which goes on from its last move. */
export const now = async (db: Database): Promise<Instant> =>
  (await simulated(db)) ?? new Date().toISOString();

/** The instant of a command that writes. Simulated time goes on by a second a move; a refused one leaves it alone. */
export async function nextInstant(db: Database): Promise<Instant> {
  const last = await simulated(db);
  return new Date(last === null ? Date.now() : Date.parse(last) + 1_000).toISOString();
}

async function simulated(db: Database): Promise<Instant | null> {
  const played = await readProperty(db, 'simulatedInstant');
  if (played === null) return null;
  const [row] = await db.read('select max(moved_at) as last from case_file');
  const last = String(row?.['last'] ?? played);
  return last > played ? last : played;
}
