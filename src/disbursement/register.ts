import type { LegalDate } from '../machines/attempt.js';
import type { Words } from '../spreadsheets/mistakes.js';
import type { Reading } from './figures.js';

/** Units and projects as files name them. */

/** Ids by symbol, code and name, folded by `nameKey`; a name that several bear is null. */
export type UnitsByName = ReadonlyMap<string, string | null>;

export async function unitsByName(db: Reading): Promise<UnitsByName> {
  const rows = await db.read(
    `select id, code, title from case_file where kind = 'unit' order by stage desc, id`,
  );
  const units = new Map<string, string | null>();
  for (const { id, code, title } of rows) {
    const [symbol = '', name = ''] = String(title).split(' · ');
    units.set(nameKey(name), units.has(nameKey(name)) ? null : String(id));
    // Of two with one symbol the one in being: it comes last.
    for (const sure of [String(code), symbol]) units.set(nameKey(sure), String(id));
  }
  return units;
}

const nameKey = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The id of the unit that a cell names, or what is wrong with it. */
export function unitIn(
  units: UnitsByName,
  text: string,
): string | { readonly message: Words; readonly fix: Words } {
  const found = units.get(nameKey(text));
  if (found) return found;
  return {
    message:
      found === null
        ? { vi: `Có nhiều đơn vị tên "${text}".`, en: `Several units are called "${text}".` }
        : { vi: `Danh bạ không có đơn vị "${text}".`, en: `The register has no unit "${text}".` },
    fix: {
      vi: 'Hãy ghi ký hiệu của đơn vị như trong danh bạ, hoặc thêm đơn vị trước.',
      en: 'Write the symbol that the register has, or add the unit first.',
    },
  };
}

/** The projects that a plan of the movement names, by code, with the date of their first decision. */
export async function plannedProjects(db: Reading, movement: string): Promise<Map<string, LegalDate>> {
  const rows = await db.read(
    `select code, min(decision_date) as since from assigned_plan join data_import on id = import_id
     where movement_id = $1 and published_at is not null and reversed_at is null group by code`,
    [movement],
  );
  return new Map(rows.map(({ code, since }) => [String(code), String(since)]));
}
