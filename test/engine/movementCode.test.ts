import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { offers } from '../../src/engine/offers.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { numbered } from '../machines/world.js';
import { definition, launchedAt as at, nominate, province, type Province } from './province.js';

describe.each(databases)('the code of a movement on $name', (database) => {
  let db: Database;
  let address: string;
  let drop: () => Promise<void>;
  let here: Province;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
    db = await openDatabase(address);
    here = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const by = () => ({ id: here.people['boardHead'] ?? '' });
  const draft = async (code: string) =>
    (
      await open(
        db,
        'movement',
        { definition: { ...definition, code } },
        { by: by(), at, random: here.random },
      )
    ).file;
  const launch = (id: string, from = db) =>
    advance(from, id, { type: 'launch', data: numbered }, { by: by(), at, seen: 1 });
  const refusal = (taken: string) => ({
    name: 'Refused',
    reasons: {
      all: expect.arrayContaining([
        expect.objectContaining({
          all: expect.arrayContaining([
            expect.objectContaining({ rule: 'codeFree', ok: false, values: { code: 'bt24', taken } }),
          ]),
        }),
      ]),
    },
  });

  test('is not given to a second movement, and the draft that wanted it stands in nobody’s way', async () => {
    const second = await draft('bt24');
    await expect(launch(second)).rejects.toMatchObject(refusal(here.movement));
    const launchable = (await offers(db, second, by(), at)).find(({ type }) => type === 'launch');
    expect(launchable?.allowed).toBe(false);
    await launch(await draft('bt25'));
    expect((await nominate(here)).code).toBe('bt24-n-0001');
  });

  test('cannot be taken by an amendment either, and one’s own code is no other’s', async () => {
    const third = await draft('bt26');
    await launch(third);
    const amend = (id: string, code: string) =>
      advance(
        db,
        id,
        { type: 'amend', data: { definition: { ...definition, code } } },
        { by: by(), at, seen: 2, reason: 'Đổi mã' },
      );
    await expect(amend(third, 'bt24')).rejects.toMatchObject(refusal(here.movement));
    await expect(amend(here.movement, 'bt24')).resolves.toMatchObject({ seq: 3 });
  });

  test('goes to one of two processes that launch at the same moment', async () => {
    const drafts = [await draft('bt27'), await draft('bt27')];
    const other = await openDatabase(address);
    const outcomes = await Promise.allSettled([launch(drafts[0] ?? ''), launch(drafts[1] ?? '', other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await other.close();
  });
});
