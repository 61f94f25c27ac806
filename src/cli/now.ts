import type { Database } from '../entities/database.js';
import { readProperty, writeProperty } from '../entities/properties.js';
import type { Instant } from '../machines/attempt.js';

/** The instant of a command: the real clock's, or that of a demo's database, which goes on from where it stood. */
export const now = async (db: Database): Promise<Instant> =>
  (await readProperty(db, 'simulatedInstant')) ?? new Date().toISOString();

/** The instant of a command that writes. Simulated time goes on by a second each, so that entries stay in order. */
export async function nextInstant(db: Database): Promise<Instant> {
  const simulated = await readProperty(db, 'simulatedInstant');
  if (simulated === null) return new Date().toISOString();
  const next = new Date(Date.parse(simulated) + 1_000).toISOString();
  await writeProperty(db, 'simulatedInstant', next);
  return next;
}
