import { createRequire } from 'node:module';
import { rowsOf, standing, type Recorded, type Standing } from './recorded.js';
import type { Row } from '../../src/entities/bulk.js';

/**
 * SQLite by hand, as fast as it is known to go: better-sqlite3, which does everything in this thread, prepared
 * statements, a savepoint per move, and one commit for all moves that wait.
 */

interface Statement {
  run(row?: Row): { readonly changes: number };
  get(row: Row): unknown;
}
interface Driver {
  pragma(text: string): unknown;
  prepare(text: string): Statement;
  close(): void;
}
interface Waiting {
  readonly move: Recorded;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

// The driver has a package of its own beside this file, so its types are not at hand.
const load = createRequire(import.meta.url);

/** Everybody who was told asks for their next move first. */
const callers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class GroupCommit {
  readonly #driver: Driver;
  readonly #statements: ReturnType<typeof statementsOf>;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(path: string) {
    const Driver = load('better-sqlite3') as new (path: string) => Driver;
    this.#driver = new Driver(path);
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      this.#driver.pragma(pragma);
    this.#statements = statementsOf(this.#driver);
  }

  /** Resolves when the move is durable. */
  move(move: Recorded): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ move, resolve, reject });
      if (!this.#running) void this.#drain();
    });
  }

  close(): void {
    this.#driver.close();
  }

  async #drain(): Promise<void> {
    this.#running = true;
    await callers();
    while (this.#waiting.length > 0) {
      this.#commit(this.#waiting.splice(0));
      await callers();
    }
    this.#running = false;
  }

  #commit(batch: readonly Waiting[]): void {
    const { begin, commit } = this.#statements;
    begin.run();
    const told = batch.map((one) => this.#one(one));
    commit.run();
    for (const tell of told) tell();
  }

  #one({ move, resolve, reject }: Waiting): () => void {
    const { savepoint, release, undo } = this.#statements;
    savepoint.run();
    try {
      this.#write(move);
      release.run();
      return resolve;
    } catch (error) {
      undo.run();
      release.run();
      return () => reject(error);
    }
  }

  #write(move: Recorded): void {
    const { read, file, entry, remove, deadline, letter } = this.#statements;
    const rows = rowsOf(read.get({ id: move.file }) as Standing, move);
    if (file.run({ ...rows.file, seen: move.seen }).changes !== 1)
      throw new Error(`${move.file} has moved on`);
    entry.run(rows.entry);
    for (const row of rows.cancelled) remove.run(row);
    for (const row of rows.deadlines) deadline.run(row);
    for (const row of rows.letters) letter.run(row);
  }
}

const statementsOf = (driver: Driver) => ({
  begin: driver.prepare('begin immediate'),
  commit: driver.prepare('commit'),
  savepoint: driver.prepare('savepoint one'),
  release: driver.prepare('release one'),
  undo: driver.prepare('rollback to one'),
  read: driver.prepare(`select ${standing} from case_file where id = $id`),
  file: driver.prepare(
    `update case_file set stage = $stage, version = $version, head = $head, state = $state, moved_at = $moved_at
     where id = $id and version = $seen`,
  ),
  entry: driver.prepare(
    `insert into journal_entry (file_id, seq, at, move, actor_id, key, body, hash)
     values ($file_id, $seq, $at, $move, $actor_id, $key, $body, $hash)`,
  ),
  remove: driver.prepare(
    'delete from deadline where file_id = $file_id and timer = $timer and stage = $stage and step = $step',
  ),
  deadline: driver.prepare(
    `insert into deadline (file_id, timer, stage, step, due_at, days_left, version)
     values ($file_id, $timer, $stage, $step, $due_at, $days_left, $version)
     on conflict (file_id, timer, stage, step) do update
     set due_at = excluded.due_at, days_left = excluded.days_left, version = excluded.version`,
  ),
  letter: driver.prepare(
    `insert into outbox_message (id, file_id, seq, letter, recipient, params, created_at, state, attempts, next_at)
     values ($id, $file_id, $seq, $letter, $recipient, $params, $created_at, $state, $attempts, $next_at)`,
  ),
});
