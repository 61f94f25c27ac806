import type { Database } from '../entities/database.js';

/** A letter that a move of a file asked for, and what became of it. */
export interface FileLetter {
  readonly id: string;
  readonly seq: number;
  readonly letter: string;
  readonly recipient: string;
  readonly state: string;
  readonly sentAt: string | null;
}

export async function lettersOf(db: Database, file: string): Promise<FileLetter[]> {
  const rows = await db.read(
    'select id, seq, letter, recipient, state, sent_at from outbox_message where file_id = $1 order by seq, id',
    [file],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    seq: Number(row['seq']),
    letter: String(row['letter']),
    recipient: String(row['recipient']),
    state: String(row['state']),
    sentAt: row['sent_at'] === null ? null : String(row['sent_at']),
  }));
}
