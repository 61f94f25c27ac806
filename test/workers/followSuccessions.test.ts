import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { Refused } from '../../src/engine/errors.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
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

  test('a split divides what is open as it says: the first successor has what nobody named', async () => {
    const here = await province(db, withCommitments);
    const [first, second] = [await nominate(here, { at }), await nominate(here, { at })];
    const by = [here.units['TP'] ?? '', here.units['SNV'] ?? ''];
    const reorganise = (data: JsonObject) =>
      advance(
        db,
        here.units['LG'] ?? '',
        { type: 'succeed', data: { on: '2024-10-10', basis: 'Nghị quyết mẫu', by, ...data } },
        { by: { id: here.people['administrator'] ?? '' }, at },
      );
    const stranger = [{ file: second.file, unit: here.units['UBND'] ?? '' }];
    await expect(reorganise({ takes: stranger })).rejects.toThrow(Refused);
    await expect(reorganise({ succession: 'merge' })).rejects.toThrow(Refused);
    await expect(reorganise({ by: [], succession: 'split' })).rejects.toThrow(Refused);
    await reorganise({ takes: [{ file: second.file, unit: by[1] ?? '' }] });
    await sweep(db, '2024-10-10T01:00:00.000Z');
    expect(await filesOf(by[0])).toContain(first.file);
    expect(await filesOf(by[1])).toContain(second.file);
    const [row] = await db.read('select state from case_file where id = $1', [here.units['LG'] ?? '']);
    expect(JSON.parse(String(row?.['state']))).toMatchObject({
      context: { succession: 'split', successors: by, basis: 'Nghị quyết mẫu' },
    });
  });

  test("a successor's own commitment that nobody touched is waived for the one that it inherits, and no other", async () => {
    const here = await province(db, withCommitments);
    const stages = async () =>
      (
        await db.read(
          `select stage from case_file where kind = 'commitment' and unit_id = $1 order by stage`,
          [here.units['TP'] ?? ''],
        )
      ).map(({ stage }) => stage);
    const [own] = await filesOf(here.units['TP']);
    await merge(here, 'LG', 'TP', '2024-07-10');
    await sweep(db, '2024-07-10T01:00:00.000Z');
    expect(await stages()).toEqual(['due', 'waived']);
    const [last] = await db.read(
      'select body from journal_entry where file_id = $1 order by seq desc limit 1',
      [own ?? ''],
    );
    expect(JSON.parse(String(last?.['body']))).toMatchObject({
      ...{ move: 'waive', actor: { id: 'clock' } },
      reason: expect.stringMatching(/^Đơn vị kế thừa cam kết bt24-c-\d{4}$/) as unknown,
    });
    expect(await sweep(db, '2024-07-10T02:00:00.000Z')).toEqual([]);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a commitment of its own that it had begun stays beside the one that it inherits', async () => {
    const here = await province(db, withCommitments);
    const [own] = await filesOf(here.units['TP']);
    const launched = { date: '2024-07-09', paper: numbered };
    await move(here, { file: own ?? '', seq: 1 }, 'reportLaunch', 'foreignHead', { data: launched });
    await merge(here, 'LG', 'TP', '2024-07-10');
    await sweep(db, '2024-07-10T01:00:00.000Z');
    const rows = await db.read(`select stage from case_file where kind = 'commitment' and unit_id = $1`, [
      here.units['TP'] ?? '',
    ]);
    expect(rows.map(({ stage }) => stage)).toEqual(['due', 'due']);
  });

  test('who follows a project is recorded with days; the next one relieves the one before', async () => {
    const here = await province(db);
    const follow = (person: string, from: string, until: string | null = null) =>
      advance(
        db,
        here.units['LG'] ?? '',
        {
          type: 'followProject',
          data: {
            ...{ movement: here.movement, project: 'LG-01', from, until },
            person: here.people[person] ?? '',
          },
        },
        { by: { id: here.people['administrator'] ?? '' }, at },
      );
    await follow('clerk', '2024-07-10');
    await follow('head', '2024-09-01');
    await expect(follow('head', '2024-09-02', '2024-09-01')).rejects.toThrow(Refused);
    const [row] = await db.read('select state from case_file where id = $1', [here.units['LG'] ?? '']);
    expect(JSON.parse(String(row?.['state']))).toMatchObject({
      context: {
        followers: [
          { project: 'LG-01', person: here.people['clerk'], from: '2024-07-10', until: '2024-08-31' },
          { project: 'LG-01', person: here.people['head'], from: '2024-09-01', until: null },
        ],
      },
    });
  });
});
