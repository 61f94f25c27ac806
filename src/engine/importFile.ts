import { fileRows } from '../disbursement/fileRows.js';
import { planColumns, planRow, type Decision } from '../disbursement/planRows.js';
import { plannedProjects, unitsByName } from '../disbursement/register.js';
import { reportColumns, reportRow, type ReportDefaults } from '../disbursement/reportRows.js';
import type { Database } from '../entities/database.js';
import type { Row } from '../entities/bulk.js';
import type { JsonObject } from '../machines/attempt.js';
import type { ImportKind } from '../machines/facts.js';
import type { LegacyReading } from '../spreadsheets/legacyReadings.js';
import type { Mapping } from '../spreadsheets/mapping.js';
import { readTable, type Table } from '../spreadsheets/readTable.js';
import type { OpenHow } from './how.js';
import { importRows, type Imported } from './importRows.js';

/** Which file of plans or disbursements is imported into which movement, and what it does not say itself. */
export interface FileToImport {
  readonly kind: ImportKind;
  readonly movement: string;
  /** Its path, or what it holds. */
  readonly source: string | Buffer;
  readonly sheet?: string | undefined;
  readonly encoding?: LegacyReading | undefined;
  /** For rows of plans that name no decision, of disbursements that name no day or no status. */
  readonly defaults: Decision & ReportDefaults;
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
  const { kind, movement, source, sheet, encoding, defaults, dryRun } = file;
  const remembered = await mappings(db, movement, kind);
  const columns = kind === 'plans' ? planColumns : reportColumns;
  const table = await readTable(source, { columns, remembered, sheet, encoding });
  const { sheet: name, sha256, mapping, units, notes } = table;
  const read = { mapping, units, encoding: encoding ?? null, defaults } as unknown as JsonObject;
  const rows = await rowsOf(db, file, table);
  const imported = await importRows(
    db,
    { kind, movement, sha256, sheet: name, mapping: read, rows, dryRun },
    how,
  );
  return { ...imported, table: { sheet: name, sha256, mapping, units, notes } };
}

async function rowsOf(db: Database, { kind, movement, defaults }: FileToImport, table: Table) {
  if (kind === 'plans')
    return fileRows(table, planRow(await unitsByName(db), defaults), ({ code }) => text(code));
  const codes = await plannedProjects(db, movement);
  return fileRows(table, reportRow(codes, defaults), ({ code, as_of: asOf, status }) =>
    [code, asOf, status].map(text).join(' '),
  );
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
