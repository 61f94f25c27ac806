import { onSnapshot } from '../engine/journal/snapshot.js';
import type { Row } from '../entities/bulk.js';
import { copyTables } from '../entities/copyTables.js';
import { openInMemory, type Database } from '../entities/database.js';
import type { Instant, JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { addDays, dateOf, startOf } from '../machines/legalDate.js';
import { compose } from '../notifications/compose.js';
import type { ComposedLetter, Sender } from '../notifications/composedLetter.js';
import { deliver, type Delivery } from './deliver.js';
import { dueLetters } from './dueLetters.js';
import { patientRetries } from './retries.js';
import { sweep } from './sweep.js';

/** The clock's work over a span of days, played on a copy in memory: which letters would go out, none sent. */

/** What a letter asks for or tells; a digest carries several. */
export interface Obligation {
  /** Code of the file that it is about, and its movement. */
  readonly file: string;
  readonly movement: string | null;
  readonly letter: string;
  /** Deadline and step of a reminder; null: a move asked for the letter. */
  readonly timer: string | null;
  readonly step: string | null;
}

export interface RehearsedLetter {
  readonly letter: string;
  /** A person's id, or `role@unit`. */
  readonly recipient: string;
  /** When it goes out, decided when its row was written. */
  readonly at: Instant;
  readonly composed: ComposedLetter;
  readonly obligations: readonly Obligation[];
}

/** A deadline that was pending at some moment of the span. */
export interface RehearsedDeadline {
  readonly file: string;
  readonly movement: string | null;
  readonly timer: string;
  readonly step: string;
  readonly dueAt: Instant;
}

export interface Rehearsal {
  /** In the order of sending. */
  readonly letters: readonly RehearsedLetter[];
  readonly deadlines: readonly RehearsedDeadline[];
  /** What is still pending when the span ends. */
  readonly left: readonly RehearsedDeadline[];
  /** Letters whose hour had come before the span, and that nobody has sent: they are not told. */
  readonly waiting: number;
  /** Instants at which the clock looked. */
  readonly ticks: readonly Instant[];
}

/** What happens besides the passing of time: made on the copy at its instant. */
export interface PlannedMove {
  readonly at: Instant;
  readonly make: (copy: Database) => Promise<unknown>;
}

/**
 * Plays the time from `now` until `until` (exclusive) and tells what would go out, by the very functions that the clock
 * and delivery run. Nothing happens but the passing of time and what is `planned`; every letter is taken by the server at
 * once. The copy is held in memory as a whole. Throws what the clock throws, and what a planned move is refused with.
 */
export async function rehearse(
  db: Database,
  { now, until }: { readonly now: Instant; readonly until: Instant },
  sender: Sender,
  planned: readonly PlannedMove[] = [],
): Promise<Rehearsal> {
  const copy = await openInMemory();
  try {
    await onSnapshot(db, (snapshot) => copyTables(snapshot, copy));
    const play = new Play(copy, sender, now, await waitingBefore(copy, now));
    const moves = planned.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
    for (const { at, make } of moves.filter((move) => move.at < until)) {
      await play.until(at);
      await make(copy);
    }
    await play.until(until);
    return await play.told();
  } finally {
    await copy.close();
  }
}

class Play {
  readonly #letters: RehearsedLetter[] = [];
  readonly #deadlines = new Map<string, RehearsedDeadline>();
  readonly #ticks: Instant[] = [];
  readonly #delivery: Delivery;
  #now: Instant;

  constructor(
    private readonly copy: Database,
    sender: Sender,
    start: Instant,
    /** Rows whose hour had come before: whoever sends them, it is not told. */
    private readonly waiting: ReadonlySet<string>,
  ) {
    this.#now = start;
    this.#delivery = {
      ...{ owner: 'rehearsal', leaseLength: 60_000, retries: patientRetries },
      clock: () => this.#now,
      jitter: () => 0,
      wait: () => Promise.resolve(0),
      compose: (db, row, now) => this.#compose(db, row, now, sender),
      courier: { send: () => Promise.resolve(taken), close: () => undefined },
    };
  }

  /** Looks whenever something falls due or is to go out, and when a day begins. */
  async until(end: Instant): Promise<void> {
    while (this.#now < end) {
      await this.#look();
      const next = await this.#nextInstant();
      this.#now = next < end ? next : end;
    }
  }

  async told(): Promise<Rehearsal> {
    return {
      letters: this.#letters.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
      deadlines: [...this.#deadlines.values()],
      left: await this.#pending(),
      waiting: this.waiting.size,
      ticks: this.#ticks,
    };
  }

  async #look(): Promise<void> {
    this.#ticks.push(this.#now);
    await sweep(this.copy, this.#now);
    for (const one of await this.#pending())
      this.#deadlines.set(`${one.file} ${one.timer} ${one.step} ${one.dueAt}`, one);
    for (const { id } of await dueLetters(this.copy, this.#now, 0, mostAtOnce))
      if (!this.waiting.has(id)) await deliver(this.copy, id, this.#delivery);
  }

  async #nextInstant(): Promise<Instant> {
    const [row] = await this.copy.read(
      `select min(at) as at from (select due_at as at from deadline where due_at > $1 union all
         select next_at as at from outbox_message where state = 'queued' and next_at > $1) as ahead`,
      [this.#now],
    );
    const midnight = startOf(addDays(dateOf(this.#now), 1));
    const next = row?.['at'];
    return typeof next === 'string' && next < midnight ? next : midnight;
  }

  async #compose(db: Database, id: string, now: Instant, sender: Sender): Promise<ComposedLetter | null> {
    const composed = await compose(db, id, now, sender);
    if (composed) this.#letters.push({ ...(await letterOf(db, id)), composed });
    return composed;
  }

  async #pending(): Promise<RehearsedDeadline[]> {
    const rows = await this.copy.read(
      `select code, coalesce(movement_id, id) as movement, timer, step, due_at from deadline
       join case_file on case_file.id = file_id where due_at is not null order by due_at, code, timer, step`,
    );
    return rows.map(({ code, movement, timer, step, due_at: dueAt }) => ({
      ...{ file: String(code), movement: String(movement), timer: String(timer) },
      ...{ step: String(step), dueAt: String(dueAt) },
    }));
  }
}

const mostAtOnce = 1_000_000;
const taken = { result: 'accepted', code: null, text: '', final: true } as const;

async function waitingBefore(copy: Database, now: Instant): Promise<Set<string>> {
  const rows = await copy.read(
    `select id from outbox_message where state in ('queued', 'unknown') and (next_at is null or next_at < $1)`,
    [now],
  );
  return new Set(rows.map(({ id }) => String(id)));
}

async function letterOf(db: Database, id: string): Promise<Omit<RehearsedLetter, 'composed'>> {
  const rows = await db.read(
    `select outbox_message.id, letter, recipient, next_at, digest, code, coalesce(movement_id, case_file.id) as movement, body
     from outbox_message join case_file on case_file.id = outbox_message.file_id
     join journal_entry on journal_entry.file_id = outbox_message.file_id and journal_entry.seq = outbox_message.seq
     where outbox_message.id = $1 or digest = $1 order by outbox_message.id`,
    [id],
  );
  const itself = rows.find((row) => row['id'] === id);
  const joined = rows.filter((row) => row['digest'] === id);
  return {
    letter: String(itself?.['letter']),
    recipient: String(itself?.['recipient']),
    at: String(itself?.['next_at']),
    obligations: (joined.length > 0 ? joined : itself ? [itself] : []).map(obligationOf),
  };
}

function obligationOf({ code, movement, letter, body }: Row): Obligation {
  const { move, data } = JSON.parse(String(body)) as { readonly move: string; readonly data: JsonObject };
  const field = (name: string): string | null => (move === 'remind' ? text(data, name) : null);
  return {
    ...{ file: String(code), movement: String(movement), letter: String(letter) },
    ...{ timer: field('timer'), step: field('step') },
  };
}
