import { placeholders } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import type { Names } from '../language/language.js';

/**
 * Names of the files and persons that a value mentions: a person's name, a unit's symbol and name (once where they are
 * the same), else the code.
 */
export async function namesIn(db: Database, value: unknown): Promise<Names> {
  const ids = [...new Set(JSON.stringify(value).match(/\b[0-7][0-9a-hjkmnp-tv-z]{25}\b/g))];
  const names = new Map<string, string>();
  // SQLite takes at most 32,766 parameters.
  for (let from = 0; from < ids.length; from += pageSize) {
    const page = ids.slice(from, from + pageSize);
    const rows = await db.read(
      `select id, kind, code, title, name from case_file
       left join person_name on person_id = id where id in (${placeholders(page.length)})`,
      page,
    );
    for (const { id, kind, code, title, name } of rows) {
      names.set(String(id), kind === 'unit' ? unitName(String(title)) : String(name ?? code));
    }
  }
  return (id) => names.get(id) ?? id;
}
const pageSize = 10_000;
const unitName = (title: string): string => [...new Set(title.split(' · '))].join(' · ');
