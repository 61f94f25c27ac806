import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/entities/dataSource.js';
import {
  entryOf,
  inOrder,
  noPrevious,
  parseBody,
  stateText,
  type DeadlineSet,
} from '../../src/engine/journal/entry.js';
import { sha256 } from '../../src/engine/journal/canonical.js';
import { machineOf } from '../../src/engine/journal/machineIdentity.js';
import type { Attempt, FileKind } from '../../src/machines/attempt.js';
import { decide, open, stageOf } from '../../src/machines/decide.js';
import type { NominationContext } from '../../src/machines/nominationContext.js';
import type { Decision, FileState, Moved } from '../../src/machines/state.js';

/** Journals written by hand, row by row, as the interfaces say: what proofs are tested on, whoever writes in earnest. */

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;
export interface Written {
  readonly entries: Row[];
  readonly files: Row[];
  readonly deadlines: Row[];
  readonly letters: Row[];
}

export interface Life {
  readonly kind: FileKind;
  readonly id: string;
  readonly code: string;
  /** The first one opens the file; each next one is made from the state before it. */
  readonly attempts: readonly (Attempt | ((state: FileState) => Attempt))[];
}

/** All rows of one file's life. Every wait is due on the same day: verify asks only that rows and entries agree. */
export function written({ kind, id, code, attempts }: Life): Written {
  const entries: Row[] = [];
  const letters: Row[] = [];
  const pending = new Map<string, Row>();
  let state: FileState | null = null;
  let prev = noPrevious;
  for (const [index, next] of attempts.entries()) {
    const seq = index + 1;
    const attempt = inOrder(typeof next === 'function' ? next(mustHave(state)) : next);
    const decision: Decision = state ? decide(state, attempt) : open(kind, attempt);
    if ('refused' in decision) throw new Error(`${attempt.type}: ${JSON.stringify(decision.refused)}`);
    const orders = decision.letters.map(({ letter }, n) => ({ id: `${id}.${seq}.${n + 1}`, letter }));
    for (const { id: name, letter } of orders) letters.push(letterRow(name, id, seq, letter, attempt.at));
    const deadlines = follow(pending, decision, id, seq);
    const entry = entryOf({
      file: id,
      kind,
      seq,
      at: attempt.at,
      move: attempt.type,
      key: `${id}-${seq}`,
      data: attempt.data,
      facts: attempt.facts,
      reason: attempt.reason,
      actor: attempt.actor,
      onBehalfOf: attempt.onBehalfOf,
      machine: machineOf(kind, decision.next.version),
      from: state?.value ?? null,
      to: decision.next.value,
      stateHash: sha256(stateText(decision.next)),
      ...deadlines,
      letters: orders.map(({ id: name }) => name),
      prev,
    });
    entries.push({
      file_id: id,
      seq,
      at: attempt.at,
      move: attempt.type,
      actor_id: attempt.actor.id,
      key: `${id}-${seq}`,
      ...entry,
    });
    state = decision.next;
    prev = entry.hash;
  }
  return {
    entries,
    letters,
    deadlines: [...pending.values()],
    files: [fileRow(code, mustHave(state), entries)],
  };
}

const mustHave = <T>(value: T | null): T => {
  if (value === null) throw new Error('A life begins with open');
  return value;
};

function follow(pending: Map<string, Row>, { timers, cancelled }: Moved, file: string, seq: number) {
  const key = ({ timer, stage }: { timer: string; stage: string }) => `${timer} ${stage}`;
  const gone = cancelled.filter((wait) => pending.delete(key(wait)));
  for (const wait of timers)
    pending.set(key(wait), {
      file_id: file,
      ...wait,
      step: 'due',
      due_at: dueAt,
      days_left: null,
      version: seq,
    });
  return {
    deadlines: timers.map((wait): DeadlineSet => ({ ...wait, step: 'due', dueAt, daysLeft: null })),
    cancelled: gone.map((wait) => ({ ...wait, step: 'due' })),
  };
}
const dueAt = '2024-12-01T17:00:00.000Z';

const letterRow = (id: string, file: string, seq: number, letter: string, at: string): Row => ({
  id,
  file_id: file,
  seq,
  letter,
  recipient: 'unitClerk@unit',
  params: '{}',
  created_at: at,
  state: 'queued',
  attempts: 0,
});

function fileRow(code: string, state: FileState, entries: readonly Row[]): Row {
  const [first, last] = [mustHave(entries[0] ?? null), mustHave(entries.at(-1) ?? null)];
  const machine = machineOf(state.kind, state.version);
  return {
    id: last['file_id'] ?? null,
    kind: state.kind,
    code,
    ...concerned(state),
    title: code,
    stage: stageOf(state),
    version: entries.length,
    head: last['hash'] ?? null,
    state: stateText(state),
    machine_id: machine?.id ?? null,
    machine_version: machine?.version ?? null,
    machine_hash: machine?.hash ?? null,
    opened_at: first['at'] ?? null,
    moved_at: last['at'] ?? null,
  };
}

const concerned = ({ kind, context }: FileState): Row => {
  if (kind !== 'nomination') return { movement_id: null, unit_id: null, subject_id: null };
  const { movement, unit, nominee } = context as NominationContext;
  return { movement_id: movement, unit_id: unit, subject_id: nominee.id };
};

/** An empty database with our tables, open for anything that a tamperer may do. */
export async function tablesAt(address: string): Promise<DataSource> {
  const source = await new DataSource(dataSourceOptions(address)).initialize();
  await source.runMigrations();
  return source;
}

export async function keep(source: DataSource, lives: readonly Written[]): Promise<void> {
  await insert(
    source,
    'case_file',
    lives.flatMap(({ files }) => files),
  );
  await insert(
    source,
    'journal_entry',
    lives.flatMap(({ entries }) => entries),
  );
  await insert(
    source,
    'deadline',
    lives.flatMap(({ deadlines }) => deadlines),
  );
  await insert(
    source,
    'outbox_message',
    lives.flatMap(({ letters }) => letters),
  );
}

async function insert(source: DataSource, table: string, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 50) {
    const some = rows.slice(start, start + 50);
    const columns = Object.keys(some[0] ?? {});
    const places = some.map(
      (_, n) => `(${columns.map((__, m) => `$${n * columns.length + m + 1}`).join(', ')})`,
    );
    await source.query(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values ${places.join(', ')}`,
      some.flatMap((row) => columns.map((name) => row[name] ?? null)),
    );
  }
}

/** The body of a row, for a tamperer who keeps it well-formed. */
export const bodyOf = (row: Row) => parseBody(String(row['body']));
