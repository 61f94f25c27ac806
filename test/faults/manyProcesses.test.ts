import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { wholeRoad } from '../engine/province.js';
import { aftermath, entriesIn } from './aftermath.js';
import { end, ready, start } from './round.js';
import { furnish, planOf, type Plan, type Target } from './target.js';

const callers = 8;
/** Of one life, comments left aside: the nominee, their role, the nomination, and its road. */
const moves = 3 + wholeRoad.length;

/** All processes also write the same four files, and each has sixteen callers. None may lose a move to another. */
describe.each(databases)('several processes on $name', (database) => {
  let target: Target;
  let folder: string;
  let before: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'thidua-processes-'));
    target = await furnish(database);
    before = await entriesIn(target.address);
  });
  afterEach(async () => {
    await target.drop();
    await rm(folder, { recursive: true });
  });

  const process = (name: string, lives: number | null): Plan =>
    planOf(folder, target, name, { lives, callers });

  /** Numbers of nominations are given once each, and none is left out. */
  const numbersAreWhole = async (): Promise<void> => {
    const db = await openDatabase(target.address);
    const rows = await db.read(`select code from case_file where kind = 'nomination'`);
    const [counter] = await db.read(`select last from file_counter where kind = 'nomination'`);
    await db.close();
    const numbers = rows.map(({ code }) => Number(/\d+$/.exec(String(code))?.[0])).sort((a, b) => a - b);
    expect(numbers).toEqual(rows.map((_, index) => index + 1));
    expect(counter?.['last']).toBe(rows.length);
  };

  test.each([2, 3])(
    '%i at once: every acknowledged move is there, once',
    async (count) => {
      const plans = ['a', 'b', 'c'].slice(0, count).map((name) => process(name, 1));
      const codes = await Promise.all(plans.map((plan) => end(start(folder, plan))));
      expect(codes).toEqual(plans.map(() => 0));
      const found = await aftermath(plans, before);
      expect(found).toMatchObject({ lost: 0, doubled: 0, untold: 0, faults: [] });
      expect(found.acknowledged).toBeGreaterThan(count * callers * moves);
      await numbersAreWhole();
    },
    180_000,
  );

  test('one of three is killed while it writes: the others do not notice', async () => {
    const plans = [process('a', null), process('b', 1), process('c', 1)];
    const [killed, ...others] = plans.map((plan) => start(folder, plan));
    const ends = others.map(end);
    if (!killed) throw new Error('Nobody to kill');
    await ready(killed);
    // Killed when the first of the others is through: all three were writing until then.
    void Promise.race(ends).then(() => killed.kill('SIGKILL'));
    expect(await end(killed)).toBe('SIGKILL');
    expect(await Promise.all(ends)).toEqual([0, 0]);
    expect(await aftermath(plans, before)).toMatchObject({ lost: 0, doubled: 0, faults: [] });
    await numbersAreWhole();
  }, 180_000);
});
