import { ImportMistakes, type Wrong } from '../../disbursement/importMistakes.js';
import type { Database } from '../../entities/database.js';
import { choice } from '../../language/labels.js';
import type { JsonObject } from '../../machines/attempt.js';
import { unitKinds } from '../../machines/unitKinds.js';
import type { Column } from '../../spreadsheets/columns.js';
import type { SheetMistake } from '../../spreadsheets/mistakes.js';
import { readTable, type Table, type TableOptions } from '../../spreadsheets/readTable.js';
import type { TableRow, Values } from '../../spreadsheets/tableReading.js';
import { fileId } from '../journal/fileId.js';
import type { OpenHow } from '../how.js';
import { openCommitments } from '../writing/openCommitments.js';
import { submitTogether } from '../writing/submit.js';

/** Opens the units of a file that are not in the register yet. Each is a file of its own, with its own entry. */

export const unitColumns: readonly Column[] = [
  { key: 'symbol', kind: 'code', headers: ['Ký hiệu', 'Symbol'], required: true },
  { key: 'name', kind: 'text', headers: ['Tên đơn vị', 'Name'], required: true },
  { key: 'kind', kind: 'text', headers: ['Loại', 'Loại đơn vị', 'Kind'], required: true },
  { key: 'parent', kind: 'code', headers: ['Trực thuộc', 'Parent'], required: false },
  { key: 'mailbox', kind: 'text', headers: ['Hộp thư', 'Email', 'Mailbox'], required: false },
  { key: 'from', kind: 'date', headers: ['Từ ngày', 'From'], required: false },
];

export interface UnitsImported {
  /** Symbols that were opened, or would be. */
  readonly opened: readonly string[];
  /** Symbols that the register had. */
  readonly known: readonly string[];
}

/**
 * Every row is checked first; then all units are opened, or none. Throws SheetRefused, ImportMistakes, and as `open`
 * does.
 */
export async function importUnits(
  db: Database,
  path: string,
  { dryRun, ...options }: Omit<TableOptions, 'columns'> & { readonly dryRun: boolean },
  how: OpenHow,
): Promise<UnitsImported> {
  const table = await readTable(path, { ...options, columns: unitColumns });
  const rows: TableRow[] = [];
  for await (const batch of table.batches()) rows.push(...batch);
  const register = await unitsInBeing(db);
  check(table, rows, register);
  const symbols = rows.map(({ values }) => values['symbol'] ?? '');
  const opened = symbols.filter((symbol) => !register.has(symbol));
  const known = symbols.filter((symbol) => register.has(symbol));
  const fresh = rows.map(({ values }) => values).filter(({ symbol }) => !register.has(symbol ?? ''));
  if (!dryRun && fresh.length > 0) await openTogether(db, fresh, register, how);
  return { opened, known };
}

/** All of them in one transaction; ids are drawn first, because a row may name the one above it as its parent. */
async function openTogether(
  db: Database,
  units: readonly Values[],
  register: ReadonlyMap<string, string>,
  how: OpenHow,
): Promise<void> {
  const drawn = units.map((values) => ({ values, bytes: how.random(10) }));
  const ids = new Map([
    ...register,
    ...drawn.map(({ values, bytes }) => [values['symbol'] ?? '', fileId(how.at, bytes)] as const),
  ]);
  await submitTogether(
    db,
    drawn.map(({ values, bytes }) => ({
      ...({ verb: 'open', kind: 'unit' } as const),
      data: dataOf(values, ids),
      how: { ...how, random: () => bytes },
    })),
  );
  await openCommitments(db, how.at);
}

/** Ids by symbol. */
async function unitsInBeing(db: Database): Promise<Map<string, string>> {
  const rows = await db.read(`select id, title from case_file where kind = 'unit' and stage = 'active'`);
  return new Map(rows.map(({ id, title }) => [String(title).split(' · ')[0] ?? '', String(id)]));
}

const dataOf = (values: Values, register: ReadonlyMap<string, string>): JsonObject => ({
  symbol: values['symbol'] ?? null,
  name: values['name'] ?? null,
  kind: kindIn(values['kind'] ?? ''),
  parent: register.get(values['parent'] ?? '') ?? null,
  mailbox: values['mailbox'] ?? null,
  from: values['from'] ?? null,
});

/** A kind by its key or its Vietnamese name. */
const kindIn = (text: string): string | null =>
  unitKinds.find((kind) =>
    [kind, choice(kind, 'vi')].some((name) => name.toLowerCase() === text.toLowerCase()),
  ) ?? null;

function check(table: Table, rows: readonly TableRow[], register: ReadonlyMap<string, string>): void {
  const above = new Set(register.keys());
  const seen = new Set<string>();
  const found: SheetMistake[] = [];
  for (const { row, values } of rows) {
    const symbol = values['symbol'] ?? '';
    for (const { key, message, fix } of wrongIn(values, above, seen))
      found.push({ sheet: table.sheet, row, column: table.mapping.columns[key] ?? '', message, fix });
    above.add(symbol);
    seen.add(symbol);
  }
  const { mistakes, mistakeCount } = table.result();
  const all = [...mistakes, ...found];
  if (all.length > 0) throw new ImportMistakes(all.slice(0, 1_000), mistakeCount + found.length);
}

function wrongIn(values: Values, above: ReadonlySet<string>, seen: ReadonlySet<string>): Wrong[] {
  const { symbol, kind, parent } = values;
  return [
    ...(seen.has(symbol ?? '') ? [twice(symbol ?? '')] : []),
    ...(kindIn(kind ?? '') === null ? [unknownKind(kind ?? '')] : []),
    ...(parent && !above.has(parent) ? [unknownParent(parent)] : []),
  ];
}

const twice = (symbol: string): Wrong => ({
  key: 'symbol',
  message: { vi: `Ký hiệu "${symbol}" có hai lần.`, en: `The symbol "${symbol}" stands twice.` },
  fix: { vi: 'Hãy giữ lại một dòng.', en: 'Keep one of the two rows.' },
});
const unknownKind = (kind: string): Wrong => ({
  key: 'kind',
  message: { vi: `Không có loại đơn vị "${kind}".`, en: `There is no kind of unit "${kind}".` },
  fix: {
    vi: `Hãy chọn một trong: ${unitKinds.map((one) => choice(one, 'vi')).join('; ')}.`,
    en: `Choose one of ${unitKinds.join(', ')}.`,
  },
});
const unknownParent = (parent: string): Wrong => ({
  key: 'parent',
  message: { vi: `Chưa có đơn vị cấp trên "${parent}".`, en: `There is no unit "${parent}" yet.` },
  fix: { vi: 'Hãy đặt đơn vị cấp trên ở dòng phía trên.', en: 'Put the parent in a row above.' },
});
