import type { Random } from '../engine/how.js';
import type { Database } from '../entities/database.js';
import { emptyDatabase, readProperty, writeProperty } from '../entities/properties.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { play, type Played } from './play.js';

/** The demo runs only on an empty database or one that it made itself: it never touches real files. @internal */
export class NotForDemo extends Error {
  override readonly name = 'NotForDemo';

  constructor(readonly sentence: { readonly vi: string; readonly en: string }) {
    super(sentence.en);
  }
}
const realFiles = {
  vi: 'Cơ sở dữ liệu này có hồ sơ thật, bản trình diễn không chạy ở đây: hãy đặt DATABASE_URL tới một tệp mới.',
  en: 'This database holds real files, so the demo does not run here: set DATABASE_URL to a new file.',
};

/**
 * Plays the sprint, or finds it played: null then, because a demo goes on from where it stood. `reset` empties a
 * demo's database first. Throws NotForDemo on a database with real files.
 */
export async function demo(
  db: Database,
  { definition, random, reset }: { definition: MovementDefinition; random: Random; reset: boolean },
): Promise<Played | null> {
  const made = (await readProperty(db, 'simulatedInstant')) !== null;
  const [file] = await db.read('select id from case_file limit 1');
  if (file && !made) throw new NotForDemo(realFiles);
  if (made && !reset) return null;
  if (file) await emptyDatabase(db);
  // Marked before the first file, so that a demo that was interrupted can be reset.
  await writeProperty(db, 'simulatedInstant', '2024-07-08T00:30:00.000Z');
  const played = await play(db, definition, random);
  await writeProperty(db, 'simulatedInstant', played.now);
  return played;
}
