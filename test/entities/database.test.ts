import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrations } from '../../src/entities/dataSource.js';
import { openDatabase } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { smallDisk } from '../faults/smallDisk.js';

/** A connection beside the program's. */
async function beside<Result>(
  address: string,
  use: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  try {
    return await use(source);
  } finally {
    await source.destroy();
  }
}

const run = (address: string, statement: string) =>
  beside(address, (source) => source.query<unknown[]>(statement));

describe.each(databases)('a database on $name', (database) => {
  let address: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
  });
  afterEach(() => drop());

  test('the migrations make exactly what the classes say', async () => {
    await (await openDatabase(address)).close();
    const { upQueries } = await beside(address, (source) => source.driver.createSchemaBuilder().log());
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('what the migrations made, they take away again', async () => {
    await (await openDatabase(address)).close();
    const left = await beside(address, async (source) => {
      for (let left = migrations.length; left > 0; left -= 1) await source.undoLastMigration();
      return source.createQueryRunner().getTables();
    });
    expect(
      left
        .map(({ name }) => name)
        .filter((name) => /case_file|journal|deadline|outbox|import|plan|report/.test(name)),
    ).toEqual([]);
  });

  test('opened again, it is as it was left', async () => {
    await (await openDatabase(address)).close();
    await run(address, `insert into file_counter (prefix, kind, last) values ('bt24', 'nomination', 7)`);
    const again = await openDatabase(address);
    expect(await again.read('select last from file_counter')).toEqual([{ last: 7 }]);
    await again.close();
  });

  test('opened by four at the same moment, each finds the tables', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => openDatabase(address)));
    const counts = await Promise.all(all.map((db) => db.read('select count(*) as n from migrations')));
    expect(counts.map(([row]) => Number(row?.['n']))).toEqual(Array(4).fill(migrations.length));
    await Promise.all(all.map((db) => db.close()));
  });

  test('a database with the tables of another program is left alone', async () => {
    await run(address, 'create table orders (id integer)');
    await expect(openDatabase(address)).rejects.toMatchObject({
      name: 'DatabaseUnusable',
      obstacle: 'foreign',
    });
    expect(await run(address, 'select * from orders')).toEqual([]);
    await expect(run(address, 'select * from case_file')).rejects.toThrow();
  });

  test('a database of a newer version is left alone', async () => {
    await (await openDatabase(address)).close();
    await run(
      address,
      `insert into migrations (timestamp, name) values (1999999999999, 'Later1999999999999')`,
    );
    await expect(openDatabase(address)).rejects.toMatchObject({
      obstacle: 'newer',
      sentence: { vi: expect.stringContaining('nâng cấp'), en: expect.stringContaining('upgrade') },
    });
  });
});

test('a folder where none can be made is told at once', async () => {
  await expect(openDatabase('sqlite:/proc/thidua/data/thidua.sqlite')).rejects.toMatchObject({
    obstacle: 'readOnly',
  });
});

describe('a server of PostgreSQL 13', () => {
  /** No such server is at hand: a function of that name, found before the server's own, answers the same question. */
  const answers = (version: string) => `
    create function public.current_setting(text) returns text language sql as $$ select '${version}' $$;
    do $$ begin execute format('alter database %I set search_path to public, pg_catalog', current_database()); end $$`;

  test.each([
    ['130022', false],
    ['140000', true],
  ])('which says %s is used: %s', async (version, isUsed) => {
    const postgres = databases.find(({ name }) => name === 'PostgreSQL');
    const { address, drop } = (await postgres?.fresh()) ?? { address: '', drop: () => Promise.resolve() };
    await run(address, answers(version));
    if (isUsed) await (await openDatabase(address)).close();
    else {
      await expect(openDatabase(address)).rejects.toMatchObject({
        obstacle: 'oldServer',
        sentence: { vi: expect.stringContaining('nâng cấp máy chủ'), en: expect.stringContaining('upgrade') },
      });
      await expect(run(address, 'select * from case_file')).rejects.toThrow();
    }
    await drop();
  });
});

describe('an address', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'thidua-address-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('a file that is no database is refused and not touched', async () => {
    const path = join(folder, 'plan.txt');
    writeFileSync(path, 'Kế hoạch phát động phong trào thi đua');
    await expect(openDatabase(`sqlite:${path}`)).rejects.toMatchObject({ obstacle: 'foreign' });
    expect(readFileSync(path, 'utf8')).toBe('Kế hoạch phát động phong trào thi đua');
  });

  test('a database of another program keeps every byte', async () => {
    const path = join(folder, 'orders.sqlite');
    const other = await new DataSource({ type: 'sqlite', database: path }).initialize();
    await other.query('create table orders (id integer)');
    await other.destroy();
    const before = readFileSync(path);
    await expect(openDatabase(`sqlite:${path}`)).rejects.toMatchObject({ obstacle: 'foreign' });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a damaged database says so', async () => {
    const path = join(folder, 'damaged.sqlite');
    await (await openDatabase(`sqlite:${path}`)).close();
    writeFileSync(path, readFileSync(path).fill(255, 4_096));
    await expect(openDatabase(`sqlite:${path}`)).rejects.toMatchObject({ obstacle: 'damaged' });
  });

  test('a file that only begins like a database is refused', async () => {
    const path = join(folder, 'broken.sqlite');
    writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_096, 7)]));
    await expect(openDatabase(`sqlite:${path}`)).rejects.toMatchObject({ obstacle: 'foreign' });
  });

  test('a folder, and a file in place of a folder, are refused', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const address of [`sqlite:${folder}`, `sqlite:${join(folder, 'file', 'thidua.sqlite')}`])
      await expect(openDatabase(address)).rejects.toMatchObject({ obstacle: 'foreign' });
  });

  test('an empty file becomes a database, in folders that are made for it', async () => {
    const path = join(folder, 'empty.sqlite');
    writeFileSync(path, '');
    for (const address of [`sqlite:${path}`, `sqlite:${join(folder, 'a', 'b', 'new.sqlite')}`]) {
      const db = await openDatabase(address);
      expect(await db.read('select count(*) as n from case_file')).toEqual([{ n: 0 }]);
      await db.close();
    }
  });

  test('reads never write', async () => {
    const db = await openDatabase(`sqlite:${join(folder, 'new.sqlite')}`);
    await expect(db.read('delete from file_counter')).rejects.toMatchObject({ obstacle: 'readOnly' });
    await db.close();
  });

  test('a place without the right to write says so', async () => {
    const disk = smallDisk(2);
    if (!disk) return;
    try {
      execFileSync('mount', ['-o', 'remount,ro', disk.folder]);
      const address = `sqlite:${join(disk.folder, 'new.sqlite')}`;
      await expect(openDatabase(address)).rejects.toMatchObject({ obstacle: 'readOnly' });
    } finally {
      disk.remove();
    }
  });

  test('a server that takes the call and says nothing is given up in time', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    await expect(openDatabase(`postgres://thidua@127.0.0.1:${String(port)}/thidua`)).rejects.toMatchObject({
      obstacle: 'silent',
      sentence: { vi: expect.stringContaining('tường lửa'), en: expect.stringContaining('firewall') },
    });
    mute.close();
  }, 20_000);

  test('a server that is not there is named without its password', async () => {
    const error: unknown = await openDatabase('postgres://thidua:bi-mat@127.0.0.1:1/thidua').catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ obstacle: 'unreachable', address: 'postgres://thidua@127.0.0.1:1/thidua' });
    expect(JSON.stringify([error, String(error)])).not.toContain('bi-mat');
  });
});
