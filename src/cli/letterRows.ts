import { NotFound } from '../engine/errors.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { instant } from '../language/format.js';
import type { Names } from '../language/language.js';

/** Rows of the outbox, as commands show them. */

export const letterColumns = `id, file_id as "file", seq, letter, recipient, created_at as "createdAt", state, attempts,
  next_at as "nextAt", outcome, sent_at as "sentAt", note, digest`;

/** Throws NotFound. */
export async function letterNamed(db: Database, id: string): Promise<Row> {
  const [row] = await db.read(`select ${letterColumns} from outbox_message where id = $1`, [id]);
  if (!row) throw new NotFound('letter', id);
  return row;
}

export const recipientText = ({ recipient }: Row, names: Names): string => {
  const [role = '', unit] = String(recipient).split('@');
  return unit === undefined ? names(role) : `${role} · ${names(unit)}`;
};

/** Empty where there is none. */
export const instantText = (value: unknown): string => (typeof value === 'string' ? instant(value) : '');
