import type { PlanBasis } from '../../disbursement/figures.js';
import { importTables, Tallying } from '../../disbursement/importTables.js';
import type { Row } from '../../entities/bulk.js';
import type { JsonObject } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import type { ImportFact, ImportKind } from '../../machines/facts.js';
import { monthFigures } from '../closeMonth.js';
import { frozenFigures } from '../freezeMilestones.js';
import { canonical } from '../journal/canonical.js';
import { parseBody } from '../journal/entry.js';
import type { Readable } from '../journal/snapshot.js';

/** Whether the rows of imports are what their entries say, and closed months and frozen milestones what they were then. */
export async function figureMistakes(db: Readable): Promise<string[]> {
  return [
    ...(await importMistakes(db)),
    ...(await undoneMistakes(db)),
    ...(await closedMonthMistakes(db)),
    ...(await frozenMistakes(db)),
  ];
}

interface Published {
  readonly id: string;
  readonly kind: ImportKind;
  readonly movement_id: string;
  readonly seq: number;
  readonly body: string | null;
}

async function importMistakes(db: Readable): Promise<string[]> {
  const published = (await db.read(
    `select id, kind, movement_id, data_import.seq, body from data_import
     left join journal_entry on file_id = movement_id and journal_entry.seq = data_import.seq
     where published_at is not null order by movement_id, data_import.seq`,
  )) as unknown as Published[];
  const found: string[] = [];
  for (const { id, kind, body } of published) {
    const told = body === null ? null : parseBody(body).facts.import;
    const { rows, totals, rowsHash } = await tallied(db, id, kind);
    const same =
      told?.id === id && told.rows === rows && told.rowsHash === rowsHash && sameSums(told.totals, totals);
    if (!same) found.push(`${id} ${kind}: ${rows} ≠ ${told?.rows ?? 0}`);
  }
  return found;
}

/** An import counts no longer only where an entry of its movement undid it. */
async function undoneMistakes(db: Readable): Promise<string[]> {
  const undone = await db.read(
    `select id, reversed_seq, body from data_import
     left join journal_entry on file_id = movement_id and journal_entry.seq = reversed_seq
     where reversed_seq is not null or reversed_at is not null order by id`,
  );
  return undone.flatMap(({ id, reversed_seq: seq, body }) => {
    const entry = body === null ? null : parseBody(String(body));
    const isTold = entry?.move === 'undoImport' && text(entry.data, 'import') === id;
    return isTold ? [] : [`${String(id)} undoImport: ${String(seq)}`];
  });
}

const sameSums = (told: ImportFact['totals'], sums: Readonly<Record<string, string>>): boolean =>
  Object.entries(sums).every(([column, sum]) => told?.[column] === sum);

/** Rows in one read: what a page at a time is worth, and no more. */
const pageSize = 5_000;

async function tallied(db: Readable, id: string, kind: ImportKind) {
  const { table, columns, amounts } = importTables[kind];
  const selected = columns.map((column) =>
    amounts.includes(column) ? `cast(${column} as text) as ${column}` : column,
  );
  const tallying = new Tallying(kind);
  for (let after = 0, full = true; full;) {
    const page: Row[] = await db.read(
      `select line, ${selected.join(', ')} from ${table} where import_id = $1 and line > $2 order by line limit ${pageSize}`,
      [id, after],
    );
    for (const row of page) tallying.add(row);
    after = Number(page.at(-1)?.['line'] ?? 0);
    full = page.length === pageSize;
  }
  return tallying.end();
}

async function closedMonthMistakes(db: Readable): Promise<string[]> {
  const found: string[] = [];
  for (const { movement, data, knownAt } of await entriesOf(db, 'closeMonth')) {
    const [month, basis] = [text(data, 'month') ?? '', text(data, 'basis') as PlanBasis];
    const { missing: _missing, ...sums } = await monthFigures(db, movement, { month, basis, knownAt });
    found.push(...differences(month, data, sums));
  }
  return found;
}

async function frozenMistakes(db: Readable): Promise<string[]> {
  const found: string[] = [];
  for (const { movement, data, knownAt } of await entriesOf(db, 'freezeMilestone')) {
    const basis = text(data, 'basis') as PlanBasis;
    const figures = await frozenFigures(db, movement, { on: text(data, 'on') ?? '', basis, knownAt });
    found.push(...differences(text(data, 'milestone') ?? '', data, figures));
  }
  return found;
}

/** Entries that keep figures: known by the entries before them, whatever was imported or undone since. */
async function entriesOf(db: Readable, move: string) {
  const entries = await db.read(
    `select file_id, seq, body from journal_entry join case_file on id = file_id
     where kind = 'movement' and move = $1 order by file_id, seq`,
    [move],
  );
  return entries.map(({ file_id: movement, seq, body }) => ({
    ...{ movement: String(movement), knownAt: Number(seq) - 1 },
    data: parseBody(String(body)).data,
  }));
}

const differences = (about: string, told: JsonObject, known: JsonObject): string[] =>
  Object.entries(known).flatMap(([name, value]) => {
    const [was, is] = [canonical(told[name] ?? null), canonical(value)];
    return was === is ? [] : [`${about} ${name}: ${was} ≠ ${is}`];
  });
