import { bareNumber, styleOf } from './amountText.js';
import { columnLetters } from './address.js';
import { cellMeaning, type Judged } from './cellMeaning.js';
import { ColumnJudge, type Placed } from './columnJudge.js';
import type { Column } from './columns.js';
import { Mistakes, SheetRefused, type Fault, type SheetMistake } from './mistakes.js';
import { isNumberingRow, isTotalRow } from './rowKinds.js';
import type { Cell, Row, Sheet } from './sheet.js';
import { askedAbout, missingValue, noRows, scrambled } from './tableFaults.js';
import { TotalCheck } from './totalCheck.js';

/** By key; an amount is in đồng, an empty cell is null. */
export type Values = Readonly<Record<string, string | null>>;

/** A row that can be kept. `row` is its number in the sheet. */
export interface TableRow {
  readonly row: number;
  readonly values: Values;
}

export interface TableResult {
  /** The first thousand; when there are any, nothing of the table may be kept. */
  readonly mistakes: readonly SheetMistake[];
  readonly mistakeCount: number;
  readonly rows: number;
  /** Sums of the amount columns over all rows, in đồng, by key. */
  readonly totals: Readonly<Record<string, string>>;
  /** Rows that belong to the form: column numbers, totals, signatures below them. */
  readonly leftOut: number;
}

/** One reading of the rows below a head, from top to bottom. */
export class TableReading {
  private readonly mistakes: Mistakes;
  private readonly judge: ColumnJudge;
  private readonly sums: TotalCheck;
  private readonly asked = new Set<number>();
  private rows = 0;
  private leftOut = 0;
  private belowTotal = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly placed: Placed,
  ) {
    this.mistakes = new Mistakes(sheet.name);
    this.judge = new ColumnJudge(sheet, placed);
    this.sums = new TotalCheck(
      [...placed.columns.values()].filter(({ kind }) => kind === 'amount').map(({ key }) => key),
    );
  }

  async *batches(): AsyncGenerator<readonly TableRow[]> {
    for await (const batch of this.sheet.rows()) {
      const kept: TableRow[] = [];
      for (const row of batch) {
        if (row.number <= this.placed.lastHeadRow) continue;
        if (this.judge.leavesOpen(row)) await this.judge.lookAhead();
        const values = this.read(row);
        if (values) kept.push({ row: row.number, values });
      }
      if (kept.length > 0) yield kept;
    }
    this.finish();
  }

  result(): TableResult {
    const { mistakes, rows, leftOut } = this;
    return {
      mistakes: mistakes.first,
      mistakeCount: mistakes.count,
      rows,
      totals: this.sums.totals(),
      leftOut,
    };
  }

  /** Undefined for a row that is a mistake, or none of the table. */
  private read(row: Row): Values | undefined {
    const cells = new Map(row.cells.filter(isFilled).map((cell) => [cell.column, cell]));
    if (isTotalRow(row)) this.checkTotal(row.number, cells);
    else if (this.belongsToForm(row, cells)) this.leftOut += 1;
    else if ([...this.placed.columns.keys()].some((number) => cells.has(number)))
      return this.keep(row.number, cells);
    return undefined;
  }

  private keep(row: number, cells: ReadonlyMap<number, Cell>): Values | undefined {
    const values = this.valuesOf(row, cells);
    if (!values) return undefined;
    this.sums.add(values);
    this.rows += 1;
    return values;
  }

  private valuesOf(row: number, cells: ReadonlyMap<number, Cell>): Values | undefined {
    const values: Record<string, string | null> = {};
    let sound = true;
    for (const [number, judged] of this.judge.judged) {
      const value = this.valueOf(row, number, cells.get(number), judged);
      if (value === undefined) sound = false;
      else values[judged.column.key] = value;
    }
    return sound ? values : undefined;
  }

  /** Undefined when the cell is a mistake, which is noted. */
  private valueOf(row: number, number: number, cell: Cell | undefined, judged: Judged) {
    const value = cell ? this.meaningOf(cell, judged) : absent(judged.column);
    if (value === null || typeof value === 'string') return value === '' ? null : value;
    if (value) this.mistakes.add(row, columnLetters(number), value);
    return undefined;
  }

  /** Undefined where the column has been asked about already. */
  private meaningOf(cell: Cell, judged: Judged): string | Fault | undefined {
    if (!isOpen(cell, judged)) return cellMeaning(cell, judged);
    if (this.asked.has(cell.column)) return undefined;
    this.asked.add(cell.column);
    return askedAbout(bareNumber(cell.text));
  }

  private checkTotal(row: number, cells: ReadonlyMap<number, Cell>): void {
    for (const [number, judged] of this.judge.judged) {
      const cell = cells.get(number);
      if (!cell || judged.column.kind !== 'amount') continue;
      const stated = this.valueOf(row, number, cell, judged);
      const fault = stated ? this.sums.check(judged.column.key, stated) : undefined;
      if (fault) this.mistakes.add(row, columnLetters(number), fault);
    }
    this.sums.startGroup();
    this.belowTotal = true;
    this.leftOut += 1;
  }

  /** The numbers of the columns below the head; "Người lập biểu" below a total: no amount, and not what a row must have. */
  private belongsToForm(row: Row, cells: ReadonlyMap<number, Cell>): boolean {
    if (this.rows === 0 && isNumberingRow(row)) return true;
    if (!this.belowTotal) return false;
    const columns = [...this.placed.columns];
    const amounts = columns.filter(([, { kind }]) => kind === 'amount');
    const lacksValue = columns.some(([number, { required }]) => required && !cells.has(number));
    return lacksValue && !amounts.some(([number]) => isNumber(cells.get(number)));
  }

  /** What only the end of the sheet can tell. Throws SheetRefused when there was nothing in it. */
  private finish(): void {
    for (const [number, verdict] of this.judge.scrambled())
      this.mistakes.add(verdict.row, columnLetters(number), scrambled(verdict));
    if (this.rows === 0 && this.mistakes.count === 0) throw new SheetRefused(noRows(this.placed.lastHeadRow));
  }
}

const absent = ({ required, headers, key }: Column): Fault | null =>
  required ? missingValue(headers[0] ?? key) : null;

const isNumber = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.type !== 'text' || styleOf(bareNumber(cell.text)) !== undefined);

const isFilled = ({ text }: Cell): boolean => /\S/.test(text);

const isOpen = (cell: Cell, { column, numbers }: Judged): boolean =>
  column.kind === 'amount' && cell.type === 'text' && !numbers && styleOf(bareNumber(cell.text)) === 'open';
