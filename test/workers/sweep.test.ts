import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { verify } from '../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import { definition, move, nominate, province, walk, wholeRoad } from '../engine/province.js';

const given = { source: 'test', verified: true };
const ladders: JsonObject = {
  ...(definition['deadlines'] as JsonObject),
  appraisalDue: {
    period: { workingDays: 3 },
    ladder: [
      { step: '-2', letter: 'appraisalWaiting', to: ['planningLeader', 'homeAffairsLeader'] },
      { step: '+1', letter: 'appraisalWaiting', to: ['planningLeader', 'homeAffairsLeader'] },
    ],
    ...given,
  },
  decideDue: {
    period: { workingDays: 3 },
    ladder: [{ step: '+1', letter: 'submissionWaiting', to: ['recordsClerk'], repeatDays: 7 }],
    ...given,
  },
};

describe.each(databases)('the clock on $name', (database) => {
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

  test('a deadline that passed is spent once, and a second sweep finds nothing', async () => {
    const here = await province(db);
    const submitted = await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    const [first, second] = await Promise.all([
      sweep(db, '2024-10-20T00:00:00.000Z'),
      sweep(db, '2024-10-20T00:00:00.000Z'),
    ]);
    const made = [...first, ...second];
    expect(made.map(({ file, stage }) => ({ file, stage }))).toEqual([
      { file: submitted.file, stage: 'submitted' },
    ]);
    expect(await db.read('select timer from deadline')).toEqual([]);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('nothing happens before the first instant after the last day in Vietnam', async () => {
    const here = await province(db);
    // Submitted on Thursday 03/10/2024: three working days end on Tuesday 08/10, at 17:00 UTC.
    await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    expect(await sweep(db, '2024-10-08T16:59:59.999Z')).toEqual([]);
    expect(await sweep(db, '2024-10-08T17:00:00.000Z')).toHaveLength(1);
  });

  test('each department is reminded of its own appraisal only', async () => {
    const here = await province(db, { deadlines: ladders });
    const waiting = await walk(here, await nominate(here), wholeRoad.slice(0, 6));
    await sweep(db, '2024-10-10T00:30:00.000Z');
    const letters = await db.read(
      `select distinct recipient from outbox_message where letter = 'appraisalWaiting' and seq > ${String(waiting.seq)}`,
    );
    expect(letters).toEqual([{ recipient: here.people['homeAffairsLeader'] }]);
  });

  test('a repeating rung comes again a week later, until the file moves on', async () => {
    const here = await province(db, { deadlines: ladders });
    const waiting = await walk(here, await nominate(here), wholeRoad.slice(0, 8));
    const pending = () => db.read(`select step, due_at from deadline order by step`);
    // With the Chairman since Tuesday 08/10: due on Friday 11/10, reminded on Monday 14/10 and each Monday after.
    await sweep(db, '2024-10-14T00:30:00.000Z');
    expect(await pending()).toEqual([{ step: '+1', due_at: '2024-10-21T00:30:00.000Z' }]);
    await sweep(db, '2024-10-21T00:30:00.000Z');
    expect(await pending()).toEqual([{ step: '+1', due_at: '2024-10-28T00:30:00.000Z' }]);
    const [row] = await db.read('select version from case_file where id = $1', [waiting.file]);
    await move(here, { file: waiting.file, seq: Number(row?.['version']) }, 'award', 'chairman', {
      at: '2024-10-22T01:00:00.000Z',
    });
    expect(await pending()).toEqual([{ step: 'due', due_at: '2024-10-25T17:00:00.000Z' }]);
    expect(await sweep(db, '2024-10-24T00:00:00.000Z')).toEqual([]);
  });
});
