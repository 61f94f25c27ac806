import { History, type Disagreement } from '../journal/history.js';
import { countEntries, journalPages, type JournalRow } from '../journal/journal.js';
import type { Readable } from '../journal/snapshot.js';
import { stray } from '../journal/storedFile.js';
import { rowsWithoutJournal, type StoredFile } from '../journal/storedRows.js';

/** A disagreement and where it stands: the file by its code (its id where it has no row) and the entry. */
export interface Finding extends Disagreement {
  readonly file: string;
  readonly seq: number;
}
export interface Walked {
  readonly files: number;
  readonly entries: number;
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly unlisted: number;
}

/** What is asked along the way: of each entry, which it adds to the history, and of each file after its last one. */
export interface Visitor {
  readonly entry: (history: History, row: JournalRow) => Disagreement[];
  readonly end: (history: History, stored: StoredFile, file: string) => Disagreement[];
}

/** Goes through the journal of one file, or of all, once. Memory does not grow with history. */
export async function walk(db: Readable, file: string | null, visitor: Visitor): Promise<Walked> {
  const pass = new Walk(visitor);
  for await (const { entries, stored } of journalPages(db, file, true)) {
    for (const row of entries) pass.entry(row, stored.get(row.file_id) ?? nothingStored);
  }
  pass.endOfFile();
  if (file === null) {
    for (const { table, file: name } of await rowsWithoutJournal(db)) pass.found(name, 1, [stray(table)]);
    // An index that is damaged hides entries from the pages.
    const missed = (await countEntries(db)) - pass.result().entries;
    if (missed !== 0) pass.found('journal_entry', 0, [{ check: 'pages', values: { missed } }]);
  }
  return pass.result();
}

const listed = 1_000;
const nothingStored: StoredFile = { row: null, deadlines: [], letters: [] };

/** The file at hand, and what was found so far. */
class Walk {
  #file: string | null = null;
  #stored = nothingStored;
  #history = new History();
  #files = 0;
  #entries = 0;
  #unlisted = 0;
  readonly #findings: Finding[] = [];

  constructor(private readonly visitor: Visitor) {}

  entry(row: JournalRow, stored: StoredFile): void {
    if (row.file_id !== this.#file) this.#begin(row.file_id);
    this.#stored = stored;
    this.#entries += 1;
    // A gap is named by the entry that is missing.
    const seq = Math.min(row.seq, this.#history.seq + 1);
    this.found(this.#name(), seq, this.visitor.entry(this.#history, row));
  }

  endOfFile(): void {
    if (this.#file === null) return;
    const { row } = this.#stored;
    // A last entry that was removed is named by the version that the file's row still has.
    const seq = Math.max(this.#history.seq, row?.version ?? 0);
    this.found(this.#name(), seq, this.visitor.end(this.#history, this.#stored, this.#file));
  }

  found(file: string, seq: number, all: readonly Disagreement[]): void {
    for (const one of all) {
      if (this.#findings.length < listed) this.#findings.push({ file, seq, ...one });
      else this.#unlisted += 1;
    }
  }

  result(): Walked {
    return {
      files: this.#files,
      entries: this.#entries,
      findings: this.#findings,
      unlisted: this.#unlisted,
    };
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
