import { NotFound } from '../engine/errors.js';
import { offers } from '../engine/offers.js';
import type { Database } from '../entities/database.js';
import { dateOf } from '../machines/legalDate.js';
import { fileView } from '../views/fileView.js';
import { namesIn } from '../views/names.js';
import { done, textOperand, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { movesText } from './file.js';
import { pageText } from './filePage.js';
import { bearing } from './how.js';
import { now } from './now.js';

/** One file whole: where it stands, whose turn it is, until when, and how it came there. */

export const show: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const seen = await fileView(db, textOperand(operands, 0), dateOf(await now(db)));
    const names = await namesIn(db, [seen.file, seen.places, seen.history.map(({ actor }) => actor)]);
    const offered =
      options['as'] === undefined ? null : await offersFor(db, seen.file.id, await bearing(db, options));
    const { value, context: _context, ...file } = seen.file;
    return done(
      {
        ...file,
        value,
        places: seen.places,
        deadlines: seen.deadlines,
        history: seen.history,
        moves: offered,
      },
      [pageText(seen, call.language, names), ...(offered ? [movesText(offered, call.language)] : [])].join(
        '\n\n',
      ),
    );
  });

async function offersFor(db: Database, id: string, { by }: Awaited<ReturnType<typeof bearing>>) {
  if (typeof by === 'string') throw new NotFound('person', by);
  return offers(db, id, by, await now(db));
}
