import type { FileKind, Instant, JsonObject } from '../machines/attempt.js';
import { stageOf } from '../machines/decide.js';
import type { Row, Value } from '../entities/bulk.js';
import { placeholders } from '../entities/bulk.js';
import { parseBody, type EntryBody } from './journal/entry.js';
import { lifeOf } from './writing/rescheduled.js';

/** A file of a movement as it stood at an instant. */
export interface FileAt {
  readonly id: string;
  readonly kind: FileKind;
  readonly code: string;
  readonly stage: string;
  readonly context: JsonObject;
}

interface Reading {
  read(statement: string, values?: readonly Value[]): Promise<Row[]>;
}

/**
 * The files of these kinds in a movement as they stood at an instant, entries made then included: those that moved
 * since are replayed, the others stand there still. Two statements at most.
 */
export async function filesAt(
  db: Reading,
  movement: string,
  kinds: readonly FileKind[],
  at: Instant,
): Promise<FileAt[]> {
  const rows = await db.read(
    `select id, kind, code, stage, state, moved_at from case_file
     where movement_id = $1 and kind in (${placeholders(kinds.length, 2)}) order by code`,
    [movement, ...kinds],
  );
  const moved = rows.some((row) => String(row['moved_at']) > at);
  const before = moved ? await journalsUntil(db, movement, kinds, at) : new Map<string, EntryBody[]>();
  return rows.flatMap((row) => {
    const { id, kind, code, stage, state, moved_at: movedAt } = row;
    const file = { id: String(id), kind: kind as FileKind, code: String(code) };
    if (String(movedAt) <= at)
      return {
        ...file,
        stage: String(stage),
        context: (JSON.parse(String(state)) as { context: JsonObject }).context,
      };
    const last = lifeOf(before.get(file.id) ?? []).at(-1)?.decided.next;
    return last ? { ...file, stage: stageOf(last), context: last.context } : [];
  });
}

/** Entries of those of the files that moved since. */
async function journalsUntil(
  db: Reading,
  movement: string,
  kinds: readonly FileKind[],
  at: Instant,
): Promise<Map<string, EntryBody[]>> {
  const rows = await db.read(
    `select file_id, body from journal_entry join case_file on id = file_id
     where movement_id = $1 and moved_at > $2 and at <= $2 and kind in (${placeholders(kinds.length, 3)})
     order by file_id, seq`,
    [movement, at, ...kinds],
  );
  const found = new Map<string, EntryBody[]>();
  for (const { file_id: file, body } of rows)
    found.set(String(file), [...(found.get(String(file)) ?? []), parseBody(String(body))]);
  return found;
}
