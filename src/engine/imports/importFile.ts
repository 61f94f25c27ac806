import { fileRows, type Made } from '../../disbursement/fileRows.js';
import { milestonesOf } from '../../disbursement/milestoneResults.js';
import { recordedSums, summedUp, type SumsBefore } from '../../disbursement/monthlyAmounts.js';
import { planColumns, planRow, type Decision } from '../../disbursement/planRows.js';
import { plannedProjects, unitsByName } from '../../disbursement/register.js';
import { reportColumns, reportRow, type ReportDefaults } from '../../disbursement/reportRows.js';
import type { Database } from '../../entities/database.js';
import type { Row } from '../../entities/bulk.js';
import type { Instant, JsonObject } from '../../machines/attempt.js';
import type { ImportKind } from '../../machines/facts.js';
import { dateOf } from '../../machines/legalDate.js';
import type { Mapping } from '../../spreadsheets/mapping.js';
import { readTable, type Table, type TableOptions } from '../../spreadsheets/readTable.js';
import type { OpenHow } from '../how.js';
import { importRows, type Imported } from './importRows.js';

/** Which file of plans or disbursements is imported into which movement, and what it does not say itself. */
export interface FileToImport extends Pick<TableOptions, 'sheet' | 'encoding' | 'headings' | 'numbers'> {
  readonly kind: ImportKind;
  readonly movement: string;
  /** Its path, or what it holds. */
  readonly source: string | Buffer;
  /** For rows of plans that name no decision, of disbursements that name no day or no status. */
  readonly defaults: Decision & ReportDefaults;
  /** Of disbursements: each row holds what its month brought, and sums are made of it. */
  readonly monthly?: boolean;
  readonly dryRun: boolean;
}

/** How the columns of the file were understood, beside what the import came to. */
export interface FileImported extends Imported {
  readonly table: Pick<Table, 'sheet' | 'sha256' | 'mapping' | 'units' | 'notes'>;
}

/**
 * Imports an .xlsx or .csv: all its rows by one move, or none. Throws SheetRefused for a file that cannot be read,
 * ImportMistakes for rows that cannot be kept, and as `importRows` does.
 */
export async function importFile(db: Database, file: FileToImport, how: OpenHow): Promise<FileImported> {
  const { kind, movement, source, defaults, monthly = false, dryRun } = file;
  const { sheet, encoding, headings, numbers } = file;
  const remembered = await mappings(db, movement, kind);
  const columns = kind === 'plans' ? planColumns : reportColumns(monthly);
  const table = await readTable(source, { columns, remembered, sheet, encoding, headings, numbers });
  const { sheet: name, sha256, mapping, units, notes } = table;
  const read = {
    mapping,
    units,
    encoding: encoding ?? null,
    numbers: numbers ?? null,
    defaults,
    monthly,
  } as unknown as JsonObject;
  const rows = await rowsOf(db, file, table, how.at);
  const imported = await importRows(
    db,
    { kind, movement, sha256, sheet: name, mapping: read, rows, dryRun },
    how,
  );
  return { ...imported, table: { sheet: name, sha256, mapping, units, notes } };
}

async function rowsOf(db: Database, file: FileToImport, table: Table, at: Instant) {
  const { kind, movement, defaults, monthly } = file;
  if (kind === 'plans')
    return fileRows(table, planRow(await unitsByName(db), defaults), ({ code }) => text(code));
  const codes = await plannedProjects(db, movement);
  const sums = monthly === true ? summedUp(await sumsBefore(db, movement, codes, at)) : asItIs;
  const make = reportRow(codes, defaults);
  return fileRows(
    table,
    (values) => sums(make(values)),
    ({ code, as_of: asOf, status }) => [code, asOf, status].map(text).join(' '),
  );
}
const asItIs = (made: Made): Made => made;

/** What the months of a file go on from: what is known when it is read. */
async function sumsBefore(
  db: Database,
  movement: string,
  plannedFrom: SumsBefore['plannedFrom'],
  at: Instant,
): Promise<SumsBefore> {
  const [first] = await milestonesOf(db, movement);
  const year = (first?.on ?? dateOf(at)).slice(0, 4);
  const recorded = await recordedSums(db, movement, { asOf: dateOf(at), knownAt: at });
  return { yearFrom: `${year}-01-01`, plannedFrom, recorded };
}
const text = (value: Row[string] | undefined): string => String(value ?? '');

/** How earlier files of the kind were read: one with the same headings is read in the same way. */
async function mappings(db: Database, movement: string, kind: ImportKind): Promise<Mapping[]> {
  const rows = await db.read(
    `select mapping from data_import where movement_id = $1 and kind = $2
     and published_at is not null and reversed_at is null order by seq desc limit 20`,
    [movement, kind],
  );
  return rows.flatMap(({ mapping }) => {
    const { mapping: known } = JSON.parse(String(mapping)) as { mapping?: Mapping };
    return known ? [known] : [];
  });
}
