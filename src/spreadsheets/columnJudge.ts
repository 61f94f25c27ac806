import { bareNumber, styleOf } from './amountText.js';
import type { Judged } from './cellMeaning.js';
import type { Column, Unit } from './columns.js';
import type { LegacyReading } from './legacyReadings.js';
import { isTotalRow } from './rowKinds.js';
import type { Row, Sheet } from './sheet.js';
import { TextJudgement, type Verdict } from './textJudgement.js';

/** The columns of a table where they stand in the sheet. */
export interface Placed {
  /** By the number of their column. */
  readonly columns: ReadonlyMap<number, Column>;
  /** Of the amount columns, by key. */
  readonly units: Readonly<Record<string, Unit>>;
  readonly lastHeadRow: number;
  /** The reading that the caller accepts for columns of text. */
  readonly encoding: LegacyReading | undefined;
}

/**
 * What only a column as a whole can tell: how its amounts are written, and under which reading its text is
 * Vietnamese. It learns as the rows go by, and looks ahead only when a row cannot wait.
 */
export class ColumnJudge {
  /** What is known of each column by now, by its number. */
  readonly judged = new Map<number, Mutable<Judged>>();
  private readonly texts = new Map<number, TextJudgement>();
  private lookedAhead = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly placed: Placed,
  ) {
    for (const [number, column] of placed.columns) {
      const unit = placed.units[column.key] ?? 'dong';
      this.judged.set(number, { column, unit, numbers: column.numbers, reading: undefined });
      if (column.kind === 'text' || column.kind === 'code') this.texts.set(number, new TextJudgement());
    }
  }

  /** Takes a row in. True when it leaves something open that the rows below may tell: `lookAhead`. */
  leavesOpen(row: Row): boolean {
    if (this.lookedAhead) return false;
    const { number, cells } = row;
    const isTotal = isTotalRow(row);
    let open = this.placed.encoding !== undefined && this.texts.size > 0;
    for (const { column, type, text } of cells) {
      if (type !== 'text') continue;
      if (!isTotal) this.texts.get(column)?.add(text, number);
      if (this.learnStyle(column, text)) open = true;
    }
    return open;
  }

  /** Walks through the whole sheet once. */
  async lookAhead(): Promise<void> {
    for (const column of this.texts.keys()) this.texts.set(column, new TextJudgement());
    for await (const batch of this.sheet.rows())
      for (const row of batch) if (row.number > this.placed.lastHeadRow) this.leavesOpen(row);
    this.lookedAhead = true;
    const { encoding } = this.placed;
    for (const [number, text] of this.texts) {
      const judged = this.judged.get(number);
      if (judged && encoding && text.verdict()?.reading === encoding) judged.reading = encoding;
    }
  }

  /** Columns of text that are Vietnamese under a reading that nobody has accepted, by number. */
  *scrambled(): Generator<readonly [number, Verdict]> {
    for (const [number, judgement] of this.texts) {
      const verdict = judgement.verdict();
      if (verdict && verdict.reading !== this.placed.encoding) yield [number, verdict];
    }
  }

  /** True when the text could be two numbers and the column has not told which. */
  private learnStyle(column: number, text: string): boolean {
    const judged = this.judged.get(column);
    if (judged?.column.kind !== 'amount' || judged.numbers) return false;
    const style = styleOf(bareNumber(text));
    if (style === 'vi' || style === 'en') judged.numbers = style;
    return style === 'open';
  }
}

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
