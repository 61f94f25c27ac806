import type { Reading } from '../disbursement/figures.js';
import type { Names } from '../language/language.js';

/** Titles of every unit by id. One statement. */
export async function unitNames(db: Reading): Promise<Names> {
  const rows = await db.read(`select id, title from case_file where kind = 'unit'`);
  const titles = new Map(rows.map(({ id, title }) => [String(id), String(title)]));
  return (id) => titles.get(id) ?? id;
}
