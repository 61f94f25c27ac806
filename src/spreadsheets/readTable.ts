import { columnNumber } from './address.js';
import { chosenColumns, type Chosen } from './chosenColumns.js';
import type { Column, Unit } from './columns.js';
import { deepestHead } from './head.js';
import type { LegacyReading } from './legacyReadings.js';
import { findMapping, rememberedMapping, type Mapping } from './mapping.js';
import type { Words } from './mistakes.js';
import { openSheet, type OpenOptions } from './openSheet.js';
import { unitsOf } from './statedUnit.js';
import { TableReading, type TableResult, type TableRow } from './tableReading.js';

export interface TableOptions extends OpenOptions, Chosen {
  readonly columns: readonly Column[];
  /** Mappings of earlier files: the one whose headings this sheet has is used. */
  readonly remembered?: readonly Mapping[] | undefined;
  /** Accepts this reading for the columns of text that are Vietnamese under it. */
  readonly encoding?: LegacyReading | undefined;
}

/** A table that was found in a file. Its rows are read only when somebody asks for them. */
export interface Table {
  readonly sheet: string;
  readonly sheets: readonly string[];
  /** Of the file's bytes. */
  readonly sha256: string;
  /** What was left aside, such as macros. */
  readonly notes: readonly Words[];
  readonly mapping: Mapping;
  /** Of the amount columns, by key. */
  readonly units: Readonly<Record<string, Unit>>;
  /** Rows without a mistake, a batch at a time. Values by key; an empty cell is null, an amount is in đồng. */
  batches(): AsyncGenerator<readonly TableRow[]>;
  /** What the rows came to, once `batches` has been read to its end. */
  result(): TableResult;
}

/**
 * Finds a table in an .xlsx or .csv. Throws SheetRefused when the file, the sheet or its head cannot be used; what
 * is wrong with single cells stands in the result, and then nothing of the table may be kept.
 */
export async function readTable(source: string | Buffer, options: TableOptions): Promise<Table> {
  const sheet = await openSheet(source, options);
  const { encoding } = options;
  const columns = chosenColumns(options.columns, options);
  // What somebody says of this file counts before what was said of an earlier one.
  const remembered = options.headings ? [] : (options.remembered ?? []);
  const top = await sheet.top(deepestHead);
  const mapping = rememberedMapping(top, remembered) ?? findMapping(top, columns);
  const units = unitsOf(columns, mapping, top);
  const placed = {
    columns: columnsByNumber(columns, mapping),
    units,
    lastHeadRow: mapping.head.last,
    encoding,
  };
  let reading = new TableReading(sheet, placed);
  const batches = () => {
    reading = new TableReading(sheet, placed);
    return reading.batches();
  };
  const { name, names, sha256, notes } = sheet;
  return {
    sheet: name,
    sheets: names,
    sha256,
    notes,
    mapping,
    units,
    batches,
    result: () => reading.result(),
  };
}

const columnsByNumber = (columns: readonly Column[], mapping: Mapping): Map<number, Column> =>
  new Map(
    columns.flatMap((column) => {
      const letters = mapping.columns[column.key];
      return letters === undefined ? [] : [[columnNumber(letters), column] as const];
    }),
  );
