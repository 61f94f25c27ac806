import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { vacantPosts } from '../../src/engine/vacantPosts.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import type { MovementDefinition } from '../../src/machines/movementDefinition.js';
import { databases } from '../databases.js';
import { definition, province, withCommitments, type Province } from './province.js';

const given = { source: 'test', verified: true };
const rung = (step: string, ...to: string[]) => ({ step, letter: null, to });
const withLadders = {
  ...definition,
  ...withCommitments,
  deadlines: {
    ...(definition['deadlines'] as JsonObject),
    commitmentDue: {
      period: { date: '2024-07-19' },
      ladder: [rung('-2', 'unitClerk'), rung('+1', 'unitHead')],
      ...given,
    },
    sessionDue: {
      period: { named: true },
      ladder: [rung('-3', 'committeeSecretary', 'committeeChair')],
      ...given,
    },
    decideDue: { period: { workingDays: 3 }, ladder: [rung('+1', 'recordsClerk')], ...given },
  },
} as unknown as MovementDefinition;

describe.each(databases)('before a launch on $name', ({ fresh }) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;

  beforeEach(async () => {
    const made = await fresh();
    db = await openDatabase(made.address);
    drop = made.drop;
    here = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  test('the posts are told that nobody holds and at which a ladder ends', async () => {
    expect(await vacantPosts(db, withLadders, '2024-07-08')).toEqual([
      { role: 'committeeChair', units: ['HĐTĐKT'], steps: [{ timer: 'sessionDue', step: '-3' }] },
      {
        role: 'unitHead',
        units: ['UBND', 'SKHĐT', 'SNV', 'BTĐKT', 'HĐTĐKT'],
        steps: [{ timer: 'commitmentDue', step: '+1' }],
      },
    ]);
  });

  test('a post that somebody holds for some days is vacant on the others', async () => {
    const person = here.people['recordsClerk'] ?? '';
    const by = { id: here.people['administrator'] ?? '' };
    const grant = {
      role: 'committeeChair',
      unit: here.units['HĐTĐKT'] ?? '',
      from: '2024-08-01',
      until: '2024-08-31',
    };
    await advance(
      db,
      person,
      { type: 'grant', data: grant },
      { by, at: '2024-07-08T02:00:00.000Z', seen: 2 },
    );
    const chairOn = async (day: string) =>
      (await vacantPosts(db, withLadders, day)).some(({ role }) => role === 'committeeChair');
    expect([await chairOn('2024-07-31'), await chairOn('2024-08-31'), await chairOn('2024-09-01')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
