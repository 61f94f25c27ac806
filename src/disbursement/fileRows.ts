import type { Row } from '../entities/bulk.js';
import type { SheetMistake } from '../spreadsheets/mistakes.js';
import type { Table } from '../spreadsheets/readTable.js';
import type { TableRow, Values } from '../spreadsheets/tableReading.js';
import { ImportMistakes, type Wrong } from './importMistakes.js';

/** A row as its table keeps it, or what is wrong with it. */
export type Made = { readonly row: Row } | { readonly wrong: Wrong };

/** Most mistakes that are shown one by one. */
const told = 1_000;

/**
 * The rows of a table as they are kept, a batch at a time; `keyOf` names what may stand in a file only once. Mistakes
 * of the sheet and of the rows come together, at the end. Throws ImportMistakes, SheetRefused.
 */
export async function* fileRows(
  table: Table,
  make: (values: Values) => Made,
  keyOf: (row: Row) => string,
): AsyncGenerator<readonly Row[]> {
  const seen = new Map<string, number>();
  const mistakes: SheetMistake[] = [];
  const judge = ({ row: line, values }: TableRow): Row[] => {
    const made = make(values);
    const name = 'row' in made ? keyOf(made.row) : null;
    const before = name === null ? undefined : seen.get(name);
    if (name !== null) seen.set(name, before ?? line);
    if ('row' in made && before === undefined) return [{ ...made.row, line }];
    const wrong = 'wrong' in made ? made.wrong : twice(name ?? '', before ?? line);
    mistakes.push(placed(table, line, wrong));
    return [];
  };
  for await (const batch of table.batches()) yield batch.flatMap(judge);
  const { mistakes: ofCells, mistakeCount } = table.result();
  const all = [...ofCells, ...mistakes].toSorted((one, other) => one.row - other.row);
  if (all.length > 0) throw new ImportMistakes(all.slice(0, told), mistakeCount + mistakes.length);
}

const placed = ({ sheet, mapping }: Table, row: number, { key, message, fix }: Wrong): SheetMistake => ({
  ...{ sheet, row, message, fix },
  column: mapping.columns[key] ?? '',
});

const twice = (name: string, line: number): Wrong => ({
  key: 'code',
  message: { vi: `"${name}" đã có ở dòng ${line}.`, en: `"${name}" stands in row ${line} already.` },
  fix: { vi: 'Hãy giữ lại một dòng.', en: 'Keep one of the two rows.' },
});
