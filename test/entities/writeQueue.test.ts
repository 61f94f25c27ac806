import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { DatabaseUnusable } from '../../src/entities/databaseUnusable.js';
import type { Outcome, Session, Work } from '../../src/entities/writeQueue.js';
import { databases } from '../databases.js';

/** A number for a name; what is negative is refused, what has no name no table takes. */
interface Wish {
  readonly name: string | null;
  readonly number: number;
}

const refusal = new Error('No negative numbers');

/** Writes wishes, and keeps how many came together. */
function wishes(): Work<Wish, Wish> & { readonly batches: number[] } {
  const batches: number[] = [];
  return {
    batches,
    async run(session, requests) {
      batches.push(requests.length);
      const outcomes: Outcome<Wish>[] = [];
      for (const wish of requests) {
        if (wish.number >= 0) await put(session, wish);
        outcomes.push(wish.number >= 0 ? { value: wish } : { error: refusal });
      }
      return outcomes;
    },
    isDurable: () => Promise.resolve(false),
  };
}

const put = (session: Session, { name, number }: Wish) =>
  session.query(`insert into file_counter (prefix, kind, last) values ($1, 'wish', $2)`, [name, number]);

describe.each(databases)('the write queue on $name', (database) => {
  let address: string;
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
    db = await openDatabase(address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const written = async (): Promise<string[]> =>
    (await db.read(`select prefix from file_counter where kind = 'wish' order by prefix`)).map(({ prefix }) =>
      String(prefix),
    );
  const wish = (name: string | null, number = 1): Wish => ({ name, number });
  const statuses = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
    outcomes.map(({ status }) => status);

  test('what waits together is committed together, and nobody waits for more to come', async () => {
    const work = wishes();
    await db.write.submit(work, wish('alone'));
    await Promise.all(Array.from({ length: 64 }, (_, index) => db.write.submit(work, wish(String(index)))));
    expect(work.batches).toEqual([1, 64]);
  });

  test('no batch is larger than its limit', async () => {
    const small = await openDatabase(address, { batchLimit: 3 });
    const work = wishes();
    await Promise.all(Array.from({ length: 8 }, (_, index) => small.write.submit(work, wish(String(index)))));
    expect(work.batches).toEqual([3, 3, 2]);
    await small.close();
  });

  test('whoever is told can read it from another connection, and the refused are told then too', async () => {
    const work = wishes();
    const seen: string[][] = [];
    const look = async (): Promise<void> => void seen.push(await written());
    await Promise.all([
      db.write.submit(work, wish('a')).then(look),
      db.write.submit(work, wish('b', -1)).catch(look),
      db.write.submit(work, wish('c')).then(look),
    ]);
    expect(seen).toEqual([1, 2, 3].map(() => ['a', 'c']));
  });

  test('a refused request leaves the batch, and its neighbours stay', async () => {
    const work = wishes();
    const outcomes = await Promise.allSettled(
      [wish('a'), wish('b', -1), wish('c')].map((one) => db.write.submit(work, one)),
    );
    expect(outcomes).toMatchObject([{ value: wish('a') }, { reason: refusal }, { value: wish('c') }]);
    expect(work.batches).toEqual([3]);
  });

  test('a request that no table takes is rolled back with its batch, and the others are tried once more', async () => {
    const work = wishes();
    const outcomes = await Promise.allSettled(
      [wish('a'), wish(null), wish('c')].map((one) => db.write.submit(work, one)),
    );
    expect(statuses(outcomes)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(DatabaseUnusable) });
    expect(work.batches).toEqual([3, 1, 1, 1]);
    expect(await written()).toEqual(['a', 'c']);
  });

  test('two that exclude each other: the first wins', async () => {
    const outcomes = await Promise.allSettled(
      [wish('same', 1), wish('same', 2)].map((one) => db.write.submit(wishes(), one)),
    );
    expect(statuses(outcomes)).toEqual(['fulfilled', 'rejected']);
    expect(await db.read(`select last from file_counter`)).toEqual([{ last: 1 }]);
  });

  test('a mistake of the program is told as it is, and nothing of its batch stays', async () => {
    const mistake = new TypeError('a mistake');
    const broken: Work<Wish, Wish> = {
      run: async (session, [first]) => {
        if (first) await put(session, first);
        throw mistake;
      },
      isDurable: () => Promise.resolve(false),
    };
    await expect(db.write.submit(broken, wish('a'))).rejects.toBe(mistake);
    await db.write.submit(wishes(), wish('b'));
    expect(await written()).toEqual(['b']);
  });

  test('when the transaction has already ended, the error told is the one that ended it', async () => {
    const ended = new Error('ended by the database');
    const ending: Work<Wish, Wish> = {
      run: async (session) => {
        await session.query('ROLLBACK');
        throw ended;
      },
      isDurable: () => Promise.resolve(false),
    };
    await expect(db.write.submit(ending, wish('a'))).rejects.toBe(ended);
    await db.write.submit(wishes(), wish('b'));
    expect(await written()).toEqual(['b']);
  });

  test('different work keeps its order of arrival', async () => {
    const order: string[] = [];
    const named = (name: string): Work<null, null> => ({
      run: (_, requests) => {
        order.push(`${name}${String(requests.length)}`);
        return Promise.resolve(requests.map(() => ({ value: null })));
      },
      isDurable: () => Promise.resolve(true),
    });
    const [a, b] = [named('a'), named('b')];
    await Promise.all([a, a, b, a].map((work) => db.write.submit(work, null)));
    expect(order).toEqual(['a2', 'b1', 'a1']);
  });

  test('closing waits for what was taken, and takes nothing more', async () => {
    const closing = await openDatabase(address);
    const taken = closing.write.submit(wishes(), wish('a'));
    const closed = closing.close();
    await expect(closing.write.submit(wishes(), wish('b'))).rejects.toThrow('closed');
    await expect(taken).resolves.toEqual(wish('a'));
    await closed;
    expect(await written()).toEqual(['a']);
  });
});
