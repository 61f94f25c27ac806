import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { doctor } from '../../src/engine/proofs/doctor.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { DatabaseUnusable } from '../../src/entities/databaseUnusable.js';
import type { Work } from '../../src/entities/writeQueue.js';
import { databases } from '../databases.js';
import { move, nominate, province, type Province } from '../engine/province.js';
import { smallDisk, type SmallDisk } from './smallDisk.js';

const [sqlite] = databases;
const kilobyte = 1024;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function opened(address: string): Promise<Database> {
  const db = await openDatabase(address);
  undo.push(() => db.close());
  return db;
}

function small(megabytes: number): SmallDisk | null {
  const disk = smallDisk(megabytes);
  undo.push(() => disk?.remove());
  return disk;
}

/** Sixteen callers comment, each on a file of their own, until the disk has no room for any of them. */
async function fill(here: Province, files: readonly Moved[]) {
  const errors: unknown[] = [];
  const comment = async (file: Moved): Promise<Moved> => {
    for (let last = file; ;) {
      try {
        last = await move(here, last, 'comment', 'boardClerk', { data: { text: 'Chật chỗ. '.repeat(150) } });
      } catch (error) {
        errors.push(error);
        return last;
      }
    }
  };
  return { made: await Promise.all(files.map(comment)), errors };
}

const red = async (db: Database): Promise<string[]> =>
  (await doctor(db)).filter(({ ok }) => !ok).map(({ name, found }) => `${name}: ${found.join()}`);

const versions = async (db: Database) => {
  const rows = await db.read(`select id, version from case_file where kind = 'nomination'`);
  return new Map(rows.map(({ id, version }) => [id, version]));
};

/** A full disk says so in one sentence, keeps what was acknowledged, and is forgotten when there is room again. */
async function survives(db: Database, lack: () => unknown, makeRoom: () => unknown): Promise<void> {
  const here = await province(db);
  const files = await Promise.all(Array.from({ length: 16 }, () => nominate(here)));
  await lack();
  const { errors, made } = await fill(here, files);
  for (const error of errors) {
    expect(error).toBeInstanceOf(DatabaseUnusable);
    expect(error).toMatchObject({
      obstacle: 'full',
      message: expect.stringMatching(/^The disk of .* is full/),
    });
  }
  expect(made.some(({ seq }) => seq > 1)).toBe(true);
  expect(await versions(db)).toEqual(new Map(made.map(({ file, seq }) => [file, seq])));
  expect(await red(db)).toEqual([]);
  await makeRoom();
  const again = await Promise.all(made.map((file) => move(here, file, 'startGrassroots', 'clerk')));
  expect(again.map(({ seq }) => seq)).toEqual(made.map(({ seq }) => seq + 1));
  expect(await red(db)).toEqual([]);
}

/** Lets the database of the writing connection grow by so many pages. */
const growth: Work<number, true> = {
  async run(session, requests) {
    const [row] = await session.query('pragma page_count');
    for (const pages of requests)
      await session.query(`pragma max_page_count = ${Number(row?.['page_count']) + pages}`);
    return requests.map(() => ({ value: true as const }));
  },
  isDurable: () => Promise.resolve(true),
};

describe('a full disk', () => {
  test('on SQLite, by its own count of pages', async () => {
    if (!sqlite) throw new Error('The suites have no SQLite');
    const { address, drop } = await sqlite.fresh();
    undo.push(drop);
    const db = await opened(address);
    await survives(
      db,
      () => db.write.submit(growth, 100),
      () => db.write.submit(growth, 100_000),
    );
  });

  test('on SQLite, in a small file system', async () => {
    const disk = small(16);
    if (!disk) return;
    const db = await opened(`sqlite:${join(disk.folder, 'small.sqlite')}`);
    await survives(
      db,
      () => disk.fillUpTo(300 * kilobyte),
      () => disk.makeRoom(),
    );
  });

  test('a new database on a full disk is refused in one sentence', async () => {
    const disk = small(1);
    if (!disk) return;
    disk.fillUpTo(8 * kilobyte);
    const address = `sqlite:${join(disk.folder, 'new.sqlite')}`;
    await expect(openDatabase(address)).rejects.toMatchObject({ name: 'DatabaseUnusable', obstacle: 'full' });
    disk.makeRoom();
    expect(await red(await opened(address))).toEqual([]);
  });

  test('on PostgreSQL, in a tablespace in a small file system', async () => {
    const disk = small(32);
    if (!disk) return;
    const db = await opened(await inTablespace(disk.folder));
    await survives(
      db,
      () => disk.fillUpTo(500 * kilobyte),
      () => disk.makeRoom(),
    );
  });
});

/** Address of a new database that lies in a folder. */
async function inTablespace(folder: string): Promise<string> {
  const address = process.env['TEST_POSTGRES_URL'] ?? '';
  const place = join(folder, 'tablespace');
  mkdirSync(place);
  execFileSync('chown', ['postgres', place]);
  const name = `small_${process.pid}`;
  const administrator = new Client({ connectionString: address });
  await administrator.connect();
  await administrator.query(`create tablespace ${name} location '${place}'`);
  await administrator.query(`create database ${name} tablespace ${name}`);
  undo.push(async () => {
    await administrator.query(`drop database ${name} with (force)`);
    await administrator.query(`drop tablespace ${name}`);
    await administrator.end();
  });
  return address.replace(/\/postgres(?=\?|$)/, `/${name}`);
}
