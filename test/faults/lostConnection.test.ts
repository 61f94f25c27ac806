import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { DatabaseUnusable } from '../../src/entities/databaseUnusable.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { verify } from '../../src/engine/proofs/verify.js';
import { databases } from '../databases.js';
import { move, nominate, province, type Province } from '../engine/province.js';
import { atStatement, cut, resume, stop, terminate, waitsForLock, type Fault } from './connection.js';

const [, postgres] = databases;

describe('a connection to PostgreSQL that is lost', () => {
  let db: Database;
  let here: Province;
  let drop: () => Promise<void>;
  let address: string;
  let administrator: Client;
  let disarm: () => void = () => undefined;

  beforeEach(async () => {
    if (!postgres) throw new Error('The suites have no PostgreSQL');
    ({ address, drop } = await postgres.fresh());
    db = await openDatabase(address);
    here = await province(db);
    administrator = new Client({ connectionString: address });
    await administrator.connect();
  });
  afterEach(async () => {
    disarm();
    await administrator.end();
    await db.close();
    await drop();
  });

  const arm = (statement: string, fault: Fault): void => {
    disarm = atStatement(statement, fault);
  };
  const kill = (client: Client): Promise<void> => terminate(administrator, client);

  const starts = (files: readonly Moved[]): Promise<Moved[]> =>
    Promise.all(files.map((file) => move(here, file, 'startGrassroots', 'clerk')));

  const isWhole = async (files: readonly Moved[], entries: number): Promise<void> => {
    const counts = await db.read(
      `select file_id, count(*) as n from journal_entry where file_id in (${files.map((_, index) => `$${index + 1}`).join()}) group by 1`,
      files.map(({ file }) => file),
    );
    expect(counts.map(({ n }) => Number(n))).toEqual(files.map(() => entries));
    expect(await verify(db)).toMatchObject({ findings: [] });
  };

  test.each(['BEGIN', 'insert into journal_entry', 'COMMIT'])(
    'ended by the server before %s: every move is made, once',
    async (statement) => {
      const files = await Promise.all([1, 2, 3].map(() => nominate(here)));
      arm(statement, kill);
      await starts(files);
      await isWhole(files, 2);
    },
  );

  test.each(['BEGIN', 'insert into journal_entry', 'COMMIT'])(
    'ended by the server before %s of a move that is alone: it is made, once',
    async (statement) => {
      const file = await nominate(here);
      arm(statement, kill);
      await starts([file]);
      await isWhole([file], 2);
    },
  );

  test('ended while nothing was written: the next move does not notice', async () => {
    const file = await nominate(here);
    await administrator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await starts([file]);
    await isWhole([file], 2);
  });

  test('ended together with the one that replaces it: the move is made, once', async () => {
    const file = await nominate(here);
    arm('BEGIN', async (client) => {
      await kill(client);
      arm('select pg_terminate_backend', kill);
    });
    await starts([file]);
    await isWhole([file], 2);
  });

  test('after the server committed, before it said so: callers are told that their moves are made', async () => {
    const files = await Promise.all([1, 2, 3].map(() => nominate(here)));
    arm('COMMIT', async (client) => {
      await client.query('COMMIT');
      cut(client);
    });
    expect((await starts(files)).map(({ repeated }) => repeated)).toEqual([false, false, false]);
    await isWhole(files, 2);
  });

  test('while the server was still committing: nobody is told before it has ended', async () => {
    const file = await nominate(here);
    const stopped: number[] = [];
    arm('COMMIT', async (client) => {
      stopped.push(await stop(administrator, client));
      void client.query('COMMIT').catch(() => undefined);
      cut(client);
    });
    const made = starts([file]);
    await Promise.race([made, waitsForLock(administrator)]).catch(() => undefined);
    stopped.forEach(resume);
    expect(await made).toMatchObject([{ seq: 2, stage: 'grassroots' }]);
    await isWhole([file], 2);
  });

  test('a repeated key beside a new move says nothing about the new one', async () => {
    const [known, fresh] = await Promise.all([nominate(here), nominate(here)]);
    const how = { key: 'once' };
    const first = await move(here, known, 'startGrassroots', 'clerk', how);
    arm('COMMIT', kill);
    const outcomes = await Promise.all([
      move(here, known, 'startGrassroots', 'clerk', how),
      move(here, fresh, 'startGrassroots', 'clerk'),
    ]);
    expect(outcomes[0]).toEqual({ ...first, repeated: true });
    await isWhole([known, fresh], 2);
  });

  test('the server is gone at COMMIT: the caller reads that nobody knows, and the key tells later', async () => {
    const file = await nominate(here);
    const name = new URL(address.replace('@/', '@socket/')).pathname.slice(1);
    const other = new Client({ connectionString: address.replace(`/${name}`, '/postgres') });
    await other.connect();
    await administrator.end();
    const how = { key: 'once' };
    arm('COMMIT', async (client) => {
      await client.query('COMMIT');
      await other.query(`alter database ${name} allow_connections false`);
      // Those that the pool still keeps could ask, too.
      await other.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
        name,
      ]);
      cut(client);
    });
    const unanswered = await move(here, file, 'startGrassroots', 'clerk', how).catch(
      (error: unknown) => error,
    );
    await other.query(`alter database ${name} allow_connections true`);
    await other.end();
    administrator = new Client({ connectionString: address });
    await administrator.connect();
    expect(unanswered).toBeInstanceOf(DatabaseUnusable);
    expect(unanswered).toMatchObject({ obstacle: 'unanswered' });
    expect(await move(here, file, 'startGrassroots', 'clerk', how)).toMatchObject({ seq: 2, repeated: true });
    await isWhole([file], 2);
  });
});
