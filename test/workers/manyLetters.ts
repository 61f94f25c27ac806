import type { Database } from '../../src/entities/database.js';
import type { Work } from '../../src/entities/writeQueue.js';

/** Empties the outbox but for its first row, and writes `count` more like it, due at once. */
export const copyLetters = (db: Database, count: number): Promise<true> => db.write.submit(copying, count);

const columns = 'file_id, seq, letter, recipient, params, created_at';

const copying: Work<number, true> = {
  async run(session, requests) {
    for (const count of requests) {
      await session.query('delete from outbox_message where id <> (select min(id) from outbox_message)');
      const [first] = await session.query('select id from outbox_message');
      const [, id = '', last = ''] = /^(.*)\.(\d+)$/.exec(String(first?.['id'])) ?? [];
      for (let number = 1; number <= count; number += 1)
        await session.query(
          `insert into outbox_message (id, ${columns}, state, attempts)
           select $1, ${columns}, 'queued', 0 from outbox_message where id = $2`,
          [`${id}.${String(Number(last) + number)}`, String(first?.['id'])],
        );
      await session.query(`delete from outbox_message where id = $1`, [String(first?.['id'])]);
    }
    return requests.map(() => ({ value: true }));
  },
  isDurable: () => Promise.resolve(false),
};
