import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Stale } from '../../src/engine/errors.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { verify } from '../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { move, nominate, province, walk, wholeRoad, type Province } from './province.js';

const callers = 64;

describe.each(databases)('sixty-four callers on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let address: string;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
    db = await openDatabase(address);
    here = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const entriesOf = async (file: string): Promise<number> => {
    const [row] = await db.read('select count(*) as n from journal_entry where file_id = $1', [file]);
    return Number(row?.['n']);
  };

  test('each on a file of their own: every acknowledged move is there, and every chain is whole', async () => {
    const opened = await Promise.all(Array.from({ length: callers }, () => nominate(here)));
    expect(new Set(opened.map(({ code }) => code)).size).toBe(callers);
    const ended = await Promise.all(opened.map((file) => walk(here, file, wholeRoad)));
    expect(new Set(ended.map(({ stage, seq }) => `${stage} ${String(seq)}`))).toEqual(new Set(['closed 14']));
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('all on the same four files: losers are told, winners are kept, nothing is doubled', async () => {
    const files = await Promise.all([1, 2, 3, 4].map(() => nominate(here)));
    const heads = new Map(files.map((file) => [file.file, file]));
    const tries = await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        const file = files[caller % files.length]?.file ?? '';
        return comments(here, heads, file, caller, 10);
      }),
    );
    const made = tries.reduce((sum, { won }) => sum + won, 0);
    const lost = tries.reduce((sum, { stale }) => sum + stale, 0);
    expect(made + lost).toBe(callers * 10);
    expect(lost).toBeGreaterThan(0);
    const counted = await Promise.all(files.map(({ file }) => entriesOf(file)));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(made + files.length);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('a poisoned request leaves its neighbours alone', async () => {
    const [good, bad] = await Promise.all([nominate(here), nominate(here)]);
    const outcomes = await Promise.allSettled([
      move(here, good, 'startGrassroots', 'clerk'),
      move(here, bad, 'startGrassroots', 'clerk', { at: 'not an instant' }),
      move(here, bad, 'startGrassroots', 'clerk'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('a second process writing the same files at the same time', async () => {
    const files = await Promise.all([1, 2, 3, 4].map(() => nominate(here)));
    const other = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'test/engine/otherProcess.ts',
        address,
        here.people['boardClerk'] ?? '',
        ...files.map(({ file }) => file),
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const theirs: Buffer[] = [];
    other.stdout.on('data', (data: Buffer) => theirs.push(data));
    const heads = new Map(files.map((file) => [file.file, file]));
    const mine = await Promise.all(
      Array.from({ length: 16 }, async (_, caller) => {
        const file = files[caller % files.length]?.file ?? '';
        return comments(here, heads, file, caller, 25);
      }),
    );
    await once(other, 'close');
    const { won } = JSON.parse(Buffer.concat(theirs).toString()) as { won: number };
    const made = won + mine.reduce((sum, one) => sum + one.won, 0);
    expect(won).toBeGreaterThan(0);
    const counted = await Promise.all(files.map(({ file }) => entriesOf(file)));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(made + files.length);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });
});

/** A caller who comments again and again on what it last saw; `heads` is what its neighbours saw too. */
async function comments(
  here: Province,
  heads: Map<string, Moved>,
  file: string,
  caller: number,
  times: number,
) {
  const count = { won: 0, stale: 0 };
  for (let time = 0; time < times; time += 1) {
    const seen = heads.get(file);
    if (!seen) break;
    try {
      const data = { text: `Ý kiến ${String(caller)}.${String(time)}` };
      heads.set(file, await move(here, seen, 'comment', 'boardClerk', { data }));
      count.won += 1;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      count.stale += 1;
      if (error.version > (heads.get(file)?.seq ?? 0)) heads.set(file, { ...seen, seq: error.version });
    }
  }
  return count;
}
