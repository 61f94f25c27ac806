import { canonical, sha256 } from './canonical.js';
import { parseBody, stateText, type EntryBody } from './entry.js';
import { History, type Disagreement } from './history.js';
import { fileIdOf, journalPages, rowsWithoutJournal, type JournalRow, type StoredFile } from './journal.js';
import { onSnapshot, type Readable } from './snapshot.js';
import { disagreements, stray } from './storedFile.js';

/** A disagreement and where it stands: the file by its code (its id where it has no row) and the entry. */
export interface Finding extends Disagreement {
  readonly file: string;
  readonly seq: number;
}
export interface Verified {
  readonly files: number;
  readonly entries: number;
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly unlisted: number;
}

/**
 * Proves history: every entry is the one that was written, in its place, and decided again gives what it says;
 * every file stands where its journal leads. One file by id or code, or all. Throws NotFound.
 */
export const verify = (
  db: { readonly address: string; readonly kind: Readable['kind'] },
  file: string | null = null,
): Promise<Verified> => onSnapshot(db, (snapshot) => verifyOn(snapshot, file));

/** The same on a snapshot that other checks share. */
export async function verifyOn(snapshot: Readable, file: string | null): Promise<Verified> {
  const id = file === null ? null : await fileIdOf(snapshot, file);
  const proof = new Proof();
  for await (const { entries, stored } of journalPages(snapshot, id, true)) {
    for (const row of entries) proof.entry(row, stored.get(row.file_id) ?? nothingStored);
  }
  proof.endOfFile();
  const strays = id === null ? await rowsWithoutJournal(snapshot) : [];
  for (const { table, file: name } of strays) proof.found(name, 1, [stray(table)]);
  return proof.result();
}

const listed = 1_000;
const nothingStored: StoredFile = { row: null, deadlines: [], letters: [] };

/** One pass over journals: the file at hand, and what was found so far. */
class Proof {
  #file: string | null = null;
  #stored = nothingStored;
  #history = new History();
  #files = 0;
  #entries = 0;
  #unlisted = 0;
  readonly #findings: Finding[] = [];

  entry(row: JournalRow, stored: StoredFile): void {
    if (row.file_id !== this.#file) this.#begin(row.file_id);
    this.#stored = stored;
    this.#entries += 1;
    // A gap is named by the entry that is missing.
    const seq = Math.min(row.seq, this.#history.seq + 1);
    this.found(this.#name(), seq, entryDisagreements(this.#history, row));
  }

  endOfFile(): void {
    if (this.#file === null) return;
    const { row } = this.#stored;
    // A last entry that was removed is named by the version that the file's row still has.
    const seq = Math.max(this.#history.seq, row?.version ?? 0);
    this.found(this.#name(), seq, disagreements(this.#history, this.#stored));
  }

  found(file: string, seq: number, all: readonly Disagreement[]): void {
    for (const one of all) {
      if (this.#findings.length < listed) this.#findings.push({ file, seq, ...one });
      else this.#unlisted += 1;
    }
  }

  result(): Verified {
    return { files: this.#files, entries: this.#entries, findings: this.#findings, unlisted: this.#unlisted };
  }

  #begin(file: string): void {
    this.endOfFile();
    this.#file = file;
    this.#history = new History();
    this.#files += 1;
  }

  #name(): string {
    return this.#stored.row?.code ?? this.#file ?? '';
  }
}

/** Checks one entry as the next one of its file, and adds it. */
function entryDisagreements(history: History, row: JournalRow): Disagreement[] {
  const broken = [
    ...differs('seq', {}, history.seq + 1, row.seq),
    ...differs('hash', {}, sha256(row.body), row.hash),
  ];
  const body = broken.length === 0 ? readBody(String(row.body)) : null;
  if (!body) {
    history.skip(row);
    return broken.length > 0 ? broken : [unreadable];
  }
  const { head } = history;
  return [
    ...columnDisagreements(row, body),
    ...differs('chain', {}, head, body.prev),
    ...history.add(body, row.hash),
    ...stateDisagreements(history, body),
  ];
}

const unreadable: Disagreement = { check: 'body', values: {} };

/** Null for what is no body, and for one that is not written as it would be. */
function readBody(text: string): EntryBody | null {
  try {
    const body = parseBody(text);
    return canonical(body) === text ? body : null;
  } catch {
    return null;
  }
}

function columnDisagreements(row: JournalRow, body: EntryBody): Disagreement[] {
  return [
    ...differs('column', { column: 'file_id' }, body.file, row.file_id),
    ...differs('column', { column: 'seq' }, body.seq, row.seq),
    ...differs('column', { column: 'at' }, body.at, row.at),
    ...differs('column', { column: 'move' }, body.move, row.move),
    ...differs('column', { column: 'actor_id' }, body.actor.id, row.actor_id),
    ...differs('column', { column: 'key' }, body.key, row.key),
  ];
}

function stateDisagreements({ state, lost }: History, { stateHash }: EntryBody): Disagreement[] {
  return state && !lost ? differs('stateHash', {}, sha256(stateText(state)), stateHash) : [];
}

function differs(
  check: Disagreement['check'],
  name: Disagreement['values'],
  expected: string | number | null,
  found: string | number | null,
): Disagreement[] {
  return expected === found ? [] : [{ check, values: { ...name, expected, found } }];
}
