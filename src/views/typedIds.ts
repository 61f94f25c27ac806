import type { Database } from '../entities/database.js';

/** The id of a file that was typed by its code, or of a unit by its symbol; what nobody bears stays as typed. */
export async function idTyped(db: Database, kind: string, typed: string): Promise<string> {
  const [row] = await db.read(
    `select id from case_file where kind = $1 and (id = $2 or code = $2
       or (kind = 'unit' and substr(title, 1, length($2) + 3) = $2 || ' · ')) order by stage, id limit 1`,
    [kind, typed.normalize('NFC')],
  );
  return row ? String(row['id']) : typed;
}
