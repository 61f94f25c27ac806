import { advance } from '../src/engine/advance.js';
import { openDatabase } from '../src/entities/database.js';
import { addDays } from '../src/machines/legalDate.js';
import { dataOf, wholeRoad } from '../test/engine/province.js';
import { pathOf, type Place } from './places.js';
import { GroupCommit } from './reference/groupCommit.js';
import { PerMove } from './reference/perMove.js';
import type { Recorded } from './reference/recorded.js';
import type { Sprint } from './sprint.js';

/** The moves of one file, each to be made when the one before it is durable. */
export type Road = readonly (() => Promise<unknown>)[];

/** Who makes the moves, on a database that was prepared. */
export interface Mover {
  readonly roads: readonly Road[];
  close(): unknown;
}
export type Contender = (address: string) => Promise<Mover>;

/**
 * The engine. The first files go different ways along the road, so that callers stand at different stages later, as
 * on a working day.
 */
export const engine =
  (sprint: Sprint, options: { readonly batchLimit?: number } = {}): Contender =>
  async (address) => {
    const db = await openDatabase(address, options);
    const here = sprint.here(db);
    const requests = wholeRoad.map(([name, who], index) => ({
      move: { type: name.endsWith('Opinion') ? 'giveOpinion' : name, data: dataOf(here, name) },
      by: { id: here.people[who] ?? '' },
      at: `${addDays('2024-10-01', index)}T01:00:00.000Z`,
    }));
    const roads = sprint.drafts.map(({ file, seq }, place) =>
      requests
        .slice(0, place < 64 ? 1 + (place % requests.length) : undefined)
        .map(({ move, by, at }, index) => {
          const how = { by, at, seen: seq + index, reason: 'Theo đề nghị' };
          return () => advance(db, file, move, how);
        }),
    );
    return { roads, close: () => db.close() };
  };

/** The same moves by hand, as fast as it is known to go. */
export const byHand =
  (place: Place, recorded: readonly (readonly Recorded[])[]): Contender =>
  (address) => {
    const hand = place.name === 'SQLite' ? new GroupCommit(pathOf(address)) : new PerMove(address);
    const roads = recorded.map((moves) => moves.map((move) => () => hand.move(move)));
    return Promise.resolve({ roads, close: () => hand.close() });
  };
