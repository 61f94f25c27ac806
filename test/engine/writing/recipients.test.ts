import { expect, test } from '@jest/globals';
import { advance } from '../../../src/engine/advance.js';
import { openDatabase } from '../../../src/entities/database.js';
import { databases } from '../../databases.js';
import { move, nominate, province, walk, wholeRoad } from '../province.js';

test.each(databases)(
  'on $name a role that was given in the same moment brings the letters of the next move, and one that ended does not',
  async (database) => {
    const { address, drop } = await database.fresh();
    const db = await openDatabase(address);
    const here = await province(db);
    const submitted = await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    const at = '2024-10-04T01:00:00.000Z';
    const by = { id: here.people['administrator'] ?? '' };
    const [clerk = '', newcomer = ''] = [here.people['clerk'], here.people['foreignClerk']];
    const seat = { role: 'unitClerk', unit: here.units['LG'] ?? '' };
    await Promise.all([
      advance(db, newcomer, { type: 'grant', data: seat }, { by, at }),
      advance(db, clerk, { type: 'endGrant', data: { ...seat, until: '2024-10-03' } }, { by, at }),
      move(here, submitted, 'receive', 'boardClerk', { at }),
    ]);
    const letters = await db.read(`select recipient from outbox_message where letter = 'dossierReceived'`);
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual([newcomer, here.people['head']].sort());
    await db.close();
    await drop();
  },
);
