import { describe, expect, test } from '@jest/globals';
import { databases } from '../databases.js';
import { campaign } from './campaign.js';

/** A short campaign; `script/crash` is the long one, where the PostgreSQL server is killed as well. */
const rounds = 6;
const seed = process.env['CRASH_SEED'] ?? 'thi-dua';

describe.each(databases)('killed while it writes on $name', (database) => {
  test(`${rounds} times (seed ${seed}): what was acknowledged is there, once, and its key says so`, async () => {
    const lines = await campaign({ database, rounds, seed });
    const sum = (column: 'rounds' | 'kills' | 'lost' | 'doubled'): number =>
      lines.reduce((total, line) => total + line[column], 0);
    expect(lines.flatMap(({ point, faults }) => faults.map((fault) => `${point}: ${fault}`))).toEqual([]);
    expect({ kills: sum('kills'), lost: sum('lost'), doubled: sum('doubled') }).toEqual({
      kills: rounds,
      lost: 0,
      doubled: 0,
    });
    expect(lines.reduce((total, { acknowledged }) => total + acknowledged, 0)).toBeGreaterThan(0);
  }, 180_000);
});
