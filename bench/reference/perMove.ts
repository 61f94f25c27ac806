import { Pool, type PoolClient } from 'pg';
import type { Row, Value } from '../../src/entities/bulk.js';
import { rowsOf, standing, type Recorded, type Standing } from './recorded.js';

/**
 * PostgreSQL by hand: a transaction per move through a pool, with named (prepared) statements, one for each table
 * that the move writes. The server itself commits together what its connections commit at once.
 */
export class PerMove {
  readonly #pool: Pool;

  constructor(address: string, connections = 64) {
    this.#pool = new Pool({ connectionString: address, max: connections });
  }

  /** Resolves when the move is durable. */
  async move(move: Recorded): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      await write(client, move);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

async function write(client: PoolClient, move: Recorded): Promise<void> {
  const run = (name: keyof typeof statements, values: readonly (Value | Value[])[]) =>
    client.query({ name, text: statements[name], values: [...values] });
  const found = await run('read', [move.file]);
  const { file, entry, cancelled, deadlines, letters } = rowsOf(found.rows[0] as Standing, move);
  await run('file', Object.values(file));
  await run('entry', Object.values(entry));
  if (cancelled.length > 0) await run('remove', columnsOf(cancelled));
  if (deadlines.length > 0) await run('deadlines', columnsOf(deadlines));
  if (letters.length > 0) await run('letters', columnsOf(letters));
}

/** One list for each column. */
const columnsOf = (rows: readonly Row[]): Value[][] =>
  Object.keys(rows[0] ?? {}).map((column) => rows.map((row) => row[column] ?? null));

const statements = {
  read: `select ${standing} from case_file where id = $1 for update`,
  file: 'update case_file set stage = $2, version = $3, head = $4, state = $5, moved_at = $6 where id = $1',
  entry: `insert into journal_entry (file_id, seq, at, move, actor_id, key, body, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  remove: `delete from deadline where (file_id, timer, stage, step) in
    (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]))`,
  deadlines: `insert into deadline (file_id, timer, stage, step, due_at, days_left, version)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[])
    on conflict (file_id, timer, stage, step) do update
    set due_at = excluded.due_at, days_left = excluded.days_left, version = excluded.version`,
  letters: `insert into outbox_message
    (id, file_id, seq, letter, recipient, params, created_at, state, attempts, next_at)
    select * from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
      $8::text[], $9::integer[], $10::text[])`,
};
