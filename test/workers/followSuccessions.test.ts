import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import { numbered } from '../machines/world.js';
import { move, nominate, province, withCommitments, type Province } from '../engine/province.js';

/** A unit is merged into another: what it had open is the successor's from that day on. */

const at = '2024-10-02T01:00:00.000Z';

describe.each(databases)('reorganised units on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const merge = (here: Province, from: string, to: string, on: string) =>
    advance(
      db,
      here.units[from] ?? '',
      { type: 'succeed', data: { by: [here.units[to] ?? ''], on, basis: 'Nghị quyết mẫu' } },
      { by: { id: here.people['administrator'] ?? '' }, at },
    );
  const filesOf = async (unit: string | undefined) =>
    (await db.read(`select id from case_file where unit_id = $1 order by id`, [unit ?? ''])).map(({ id }) =>
      String(id),
    );

  test('its nomination and commitment pass on the day itself, not before, and once', async () => {
    const here = await province(db, withCommitments);
    const nomination = await nominate(here, { at });
    const before = await filesOf(here.units['LG']);
    expect(before).toHaveLength(2);
    await merge(here, 'LG', 'TP', '2024-10-10');
    await sweep(db, '2024-10-09T16:59:59.999Z');
    expect(await filesOf(here.units['LG'])).toEqual(before);
    await sweep(db, '2024-10-09T17:00:00.000Z');
    expect(await filesOf(here.units['LG'])).toEqual([]);
    expect(await filesOf(here.units['TP'])).toEqual(expect.arrayContaining(before));
    expect(await sweep(db, '2024-10-09T17:00:00.000Z')).toEqual([]);
    const [row] = await db.read('select version, title from case_file where id = $1', [nomination.file]);
    expect(String(row?.['title'])).toContain('· TP');
    // The successor's people go on with it.
    const going = { file: nomination.file, seq: Number(row?.['version']) };
    const started = await move(here, going, 'startGrassroots', 'foreignClerk', {
      at: '2024-10-11T01:00:00.000Z',
    });
    expect(started.stage).toBe('grassroots');
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a difficulty that it must resolve passes too', async () => {
    const here = await province(db);
    const how = { by: { id: here.people['clerk'] ?? '' }, at, random: here.random };
    const report = {
      ...{ movement: here.movement, unit: here.units['LG'] ?? '', obstacle: 'capital', since: '2024-09-01' },
      ...{ description: 'Hụt thu', proposal: 'Điều chuyển vốn' },
    };
    const charged = { responsible: here.units['TP'] ?? '' };
    const proposed = await move(
      here,
      await open(db, 'difficulty', report, how),
      'proposeDirection',
      'planningLeader',
      {
        data: { paper: numbered, ...charged, proposal: 'Giao huyện' },
      },
    );
    const direction = { ...numbered, ...charged, due: '2024-12-31', task: 'Giải quyết' };
    const directed = await move(here, proposed, 'direct', 'chairman', { data: direction });
    await merge(here, 'TP', 'SNV', '2024-10-05');
    await sweep(db, '2024-10-05T01:00:00.000Z');
    const [row] = await db.read('select state, unit_id from case_file where id = $1', [directed.file]);
    expect(JSON.parse(String(row?.['state']))).toMatchObject({ context: { responsible: here.units['SNV'] } });
    expect(row?.['unit_id']).toBe(here.units['LG']);
  });
});
