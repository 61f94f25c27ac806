/**
 * One statement for many rows, in the same words on both databases; the texts are kept, because the same few sizes
 * come again and again.
 */

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535. */
const maxParameters = 30_000;

const texts = new Map<string, string>();

function cached(key: string, make: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
}

/** `($1,$2),($3,$4)`. */
const tuples = (rows: number, columns: number): string =>
  Array.from(
    { length: rows },
    (_, row) =>
      `(${Array.from({ length: columns }, (__, column) => `$${String(row * columns + column + 1)}`).join(',')})`,
  ).join(',');

/** A list for each row would cost an import more than its rows do. */
function valuesOf(columns: readonly string[], rows: readonly Row[]): Value[] {
  const values: Value[] = [];
  for (const row of rows) for (const column of columns) values.push(row[column] ?? null);
  return values;
}

function* chunks(rows: readonly Row[], columns: number): Generator<readonly Row[]> {
  const size = Math.floor(maxParameters / columns);
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

/** Inserts rows that hold long texts: each cell is a parameter. */
export function insert(table: string, columns: readonly string[], rows: readonly Row[]): Statement[] {
  return [...chunks(rows, columns.length)].map((chunk) => ({
    text: cached(
      `${table}+${String(chunk.length)}`,
      () =>
        `insert into ${table} (${columns.map(quoted).join(',')}) values ${tuples(chunk.length, columns.length)}`,
    ),
    values: valuesOf(columns, chunk),
  }));
}

export interface PackedColumns {
  /** All of them. */
  readonly columns: readonly string[];
  /** Those that hold integers: in JSON every cell reads as a text. */
  readonly integers: readonly string[];
  /** With a key, a row that is there is replaced but for the key. */
  readonly key?: readonly string[];
}

/**
 * Inserts many rows of short cells, packed as JSON into one parameter: to bind thousands of cells one by one takes
 * twice the time. A long text would lose more by being quoted.
 */
export function insertPacked(
  table: string,
  { columns, integers, key }: PackedColumns,
  rows: readonly Row[],
): Statement[] {
  if (rows.length === 0) return [];
  const text = cached(`${table} ${key ? '!' : '+'} ${columns.join()}`, () => {
    const names = columns.map(quoted);
    const updates = names.filter((name) => !key?.includes(name.slice(1, -1)));
    const tail = key
      ? ` on conflict (${key.map(quoted).join(',')}) do update set ${updates.map((name) => `${name}=excluded.${name}`).join(',')}`
      : '';
    const cells = columns.map(cellOf(integers)).join(',');
    return `insert into ${table} (${names.join(',')}) select ${cells} from json_each($1) where true${tail}`;
  });
  return [{ text, values: [packed(columns, rows)] }];
}

const cellOf = (integers: readonly string[]) => (column: string, index: number) =>
  integers.includes(column) ? `cast(value->>${String(index)} as bigint)` : `value->>${String(index)}`;

/** An object of lists, because both databases read the members of an object by the same words. */
const packed = (columns: readonly string[], rows: readonly Row[]): string =>
  `{${rows.map((row, index) => `"${String(index)}":${JSON.stringify(columns.map((column) => row[column] ?? null))}`).join(',')}}`;

/**
 * Updates rows found by their text `id`. Integers are named, because a list of values has no column that would say
 * so.
 */
export function update(
  table: string,
  columns: readonly string[],
  integers: readonly string[],
  rows: readonly Row[],
): Statement[] {
  const all = ['id', ...columns];
  const typed = all.map((column, index) => cast(`column${String(index + 1)}`, integers.includes(column)));
  const sets = columns.map((column, index) => `${quoted(column)}=${typed[index + 1] ?? ''}`).join(',');
  return [...chunks(rows, all.length)].map((chunk) => ({
    text: cached(
      `${table}~${columns.join()}${String(chunk.length)}`,
      () =>
        `update ${table} set ${sets} from (values ${tuples(chunk.length, all.length)}) as given where ${table}.id = ${typed[0] ?? ''}`,
    ),
    values: valuesOf(all, chunk),
  }));
}
const cast = (column: string, isInteger: boolean): string =>
  isInteger ? `cast(given.${column} as integer)` : `given.${column}`;

/** Deletes the rows with these keys, which are texts. */
export function remove(table: string, columns: readonly string[], rows: readonly Row[]): Statement[] {
  if (rows.length === 0) return [];
  const cells = columns.map(cellOf([])).join(',');
  const text = `delete from ${table} where (${columns.map(quoted).join(',')}) in (select ${cells} from json_each($1))`;
  return [{ text, values: [packed(columns, rows)] }];
}

/** `$1,$2,$3` for an `in (…)`, counted from `first`. */
export const placeholders = (count: number, first = 1): string =>
  Array.from({ length: count }, (_, index) => `$${String(first + index)}`).join(',');

const quoted = (name: string): string => `"${name}"`;
