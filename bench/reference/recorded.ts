import { decide, stageOf } from '../../src/machines/decide.js';
import type { Attempt } from '../../src/machines/attempt.js';
import { sha256 } from '../../src/engine/journal/canonical.js';
import {
  attemptOf,
  entryOf,
  parseBody,
  stateText,
  type DeadlineKey,
  type DeadlineSet,
} from '../../src/engine/journal/entry.js';
import { machineOf } from '../../src/engine/journal/machineIdentity.js';
import { remember, storedState } from '../../src/engine/writing/storedState.js';
import type { Database } from '../../src/entities/database.js';
import type { Row } from '../../src/entities/bulk.js';

/**
 * A move as the engine once made it, for the hand-written references: who, when, what and on which facts, with the
 * days, the hours and the recipients that the engine worked out. They are spared that work; the chart, the texts and the hashes
 * they do themselves.
 */
export interface Recorded {
  readonly file: string;
  readonly seen: number;
  readonly attempt: Attempt;
  readonly deadlines: readonly DeadlineSet[];
  readonly cancelled: readonly DeadlineKey[];
  readonly letters: readonly Letter[];
}
interface Letter {
  readonly id: string;
  readonly letter: string;
  readonly recipient: string;
  readonly params: string;
  readonly next_at: string | null;
}

/** The moves of every nomination, by file, in their order. */
export async function recordedMoves(db: Database): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const letters = new Map<string, Letter[]>();
  const rows = await db.read(
    'select id, file_id, seq, letter, recipient, params, next_at from outbox_message',
  );
  for (const row of rows) {
    const written = `${row['file_id']} ${row['seq']}`;
    letters.set(written, [...(letters.get(written) ?? []), row as unknown as Letter]);
  }
  const moves = new Map<string, Recorded[]>();
  for (const { body: text } of await db.read('select body from journal_entry order by file_id, seq')) {
    const body = parseBody(text as string);
    const { file, kind, seq, deadlines, cancelled } = body;
    if (kind !== 'nomination' || seq === 1) continue;
    const attempt = attemptOf(body);
    const move = { file, seen: seq - 1, attempt, deadlines, cancelled };
    moves.set(file, [...(moves.get(file) ?? []), { ...move, letters: letters.get(`${file} ${seq}`) ?? [] }]);
  }
  return moves;
}

/** What a reference reads of a file before it decides. */
export type Standing = Parameters<typeof storedState>[0] & { readonly version: number };
export const standing = 'kind, version, head, state, machine_version';

export interface MoveRows {
  readonly file: Row;
  readonly entry: Row;
  readonly cancelled: readonly Row[];
  readonly deadlines: readonly Row[];
  readonly letters: readonly Row[];
}

/** All rows that a move writes. Throws when the file has moved on, or the chart refuses. */
export function rowsOf(before: Standing, { file, seen, attempt, ...recorded }: Recorded): MoveRows {
  if (before.version !== seen) throw new Error(`${file} has moved on`);
  const state = storedState(before);
  const decision = decide(state, attempt);
  if ('refused' in decision) throw new Error(`${file}: ${attempt.type} is refused`);
  const { next } = decision;
  const seq = seen + 1;
  const text = stateText(next);
  const { type: move, at, actor, data, facts, reason, onBehalfOf } = attempt;
  const { body, hash } = entryOf({
    ...{ file, kind: next.kind, seq, at, move, key: null, data, facts, reason, actor, onBehalfOf },
    machine: machineOf(next.kind, next.version),
    from: state.value,
    to: next.value,
    stateHash: sha256(text),
    deadlines: recorded.deadlines,
    cancelled: recorded.cancelled,
    letters: recorded.letters.map(({ id }) => id),
    prev: before.head,
  });
  remember(hash, next);
  return {
    file: { id: file, stage: stageOf(next), version: seq, head: hash, state: text, moved_at: at },
    entry: { file_id: file, seq, at, move, actor_id: actor.id, key: null, body, hash },
    cancelled: recorded.cancelled.map(({ timer, stage, step }) => ({ file_id: file, timer, stage, step })),
    deadlines: recorded.deadlines.map(({ timer, stage, step, dueAt, daysLeft }) => ({
      ...{ file_id: file, timer, stage, step, due_at: dueAt, days_left: daysLeft, version: seq },
    })),
    letters: recorded.letters.map(({ id, letter, recipient, params, next_at }) => ({
      ...{ id, file_id: file, seq, letter, recipient, params, created_at: at },
      ...{ state: 'queued', attempts: 0, next_at },
    })),
  };
}
