import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { doctor } from '../../src/engine/proofs/doctor.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import { numbered, scanned } from '../machines/world.js';
import { definition, move, province, type Province } from './province.js';

/** What a unit reports when it is stuck (plan III.3), from the report to its end. */

const at = '2024-10-02T01:00:00.000Z';
const deadlines = {
  ...(definition['deadlines'] as JsonObject),
  resolveDue: {
    period: { named: true },
    ladder: [{ step: '+1', letter: 'difficultyAssigned', to: ['unitHead', 'planningLeader'] }],
    source: 'P III',
    verified: true,
  },
};

describe.each(databases)('difficulties on $name', (database) => {
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

  const reported = (here: Province) =>
    open(
      db,
      'difficulty',
      {
        movement: here.movement,
        unit: here.units['LG'] ?? '',
        obstacle: 'landPrice',
        project: 'LG-01',
        amountAtRisk: '12000000000',
        since: '2024-09-01',
        description: 'Chưa có giá đất cụ thể',
        proposal: 'Giao huyện Tuy Phong xác định giá',
      },
      { by: { id: here.people['clerk'] ?? '' }, at, random: here.random },
    );
  const proposed = async (here: Province) =>
    move(here, await reported(here), 'proposeDirection', 'planningLeader', {
      data: { paper: numbered, responsible: here.units['TP'] ?? '', proposal: 'Giao UBND huyện' },
    });
  /** Recorded by the records clerk from the Chairman's signed paper, due at the end of Friday 11/10/2024. */
  const directed = async (here: Province) =>
    move(here, await proposed(here), 'direct', 'recordsClerk', {
      data: {
        ...{ number: '3100/UBND-ĐTQH', date: '2024-10-02', responsible: here.units['TP'] ?? '' },
        ...{ due: '2024-10-11', task: 'Phê duyệt giá đất' },
      },
      onBehalfOf: { id: here.people['chairman'] ?? '', basis: 'signedPaper', paper: scanned },
    });
  const letters = async ({ file }: Moved, seq: number) =>
    (
      await db.read(
        'select letter, recipient from outbox_message where file_id = $1 and seq = $2 order by id',
        [file, seq],
      )
    ).map(({ letter, recipient }) => [String(letter), String(recipient)]);

  test('a report waits at planning, and its code is the movement’s', async () => {
    const here = await province(db);
    const file = await reported(here);
    expect([file.code, file.stage]).toEqual(['bt24-d-0001', 'reported']);
    const [row] = await db.read('select title, unit_id, movement_id from case_file where id = $1', [
      file.file,
    ]);
    expect(row).toEqual({
      title: 'Xác định nguồn gốc đất, giá đất · LG',
      unit_id: here.units['LG'],
      movement_id: here.movement,
    });
    expect(await letters(file, 1)).toContainEqual(['difficultyReported', here.people['planningOfficer']]);
  });

  test('a direction is told to the responsible unit and to the reporter, and is due on its day', async () => {
    const here = await province(db, { deadlines });
    const file = await directed(here);
    expect(await letters(file, file.seq)).toEqual(
      expect.arrayContaining([
        ['difficultyAssigned', here.people['foreignHead']],
        ['difficultyAnswered', here.people['head']],
      ]),
    );
    expect(await db.read(`select due_at from deadline where step = 'due' and timer = 'resolveDue'`)).toEqual([
      { due_at: '2024-10-11T17:00:00.000Z' },
    ]);
  });

  test('when it is late the responsible unit is reminded, not the one that reported', async () => {
    const here = await province(db, { deadlines });
    const file = await directed(here);
    await sweep(db, '2024-10-14T01:00:00.000Z');
    const [row] = await db.read('select version from case_file where id = $1', [file.file]);
    const told = await letters(file, Number(row?.['version']));
    expect(told.map(([, recipient]) => recipient).sort()).toEqual(
      [here.people['foreignHead'], here.people['planningLeader']].sort(),
    );
  });

  test('the responsible unit resolves, the reporter reopens, then confirms; everything stands', async () => {
    const here = await province(db, { deadlines });
    const resolved = await move(here, await directed(here), 'resolve', 'foreignClerk', {
      data: { answer: 'Đã phê duyệt' },
    });
    const again = await move(here, resolved, 'reopen', 'head', { data: {} });
    expect(again.stage).toBe('reported');
    const answered = await move(here, again, 'answerDifficulty', 'planningOfficer', {
      data: { answer: 'Đã có giá' },
    });
    const closed = await move(here, answered, 'confirmResolved', 'head', { data: {} });
    expect(closed.stage).toBe('closed');
    expect(await db.read('select timer from deadline where file_id = $1', [closed.file])).toEqual([]);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });
});
