import { tooLong } from './cellText.js';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import { tooManyRows } from './rawScan.js';
import type { Cell, Row } from './sheet.js';
import { withoutApostrophe } from './writeCsv.js';

export type Delimiter = ',' | ';' | '\t';

/**
 * Turns the text of a .csv into rows (RFC 4180, and line ends of any system), piece by piece. `line` numbers count
 * records, as a spreadsheet shows them.
 */
export class CsvRows {
  ready: Row[] = [];
  private count = 0;
  private cells: Cell[] = [];
  private column = 1;
  private field = '';
  private state: 'plain' | 'quoted' | 'quoteInQuoted' = 'plain';
  private afterReturn = false;
  private readonly delimiterCode: number;

  constructor(
    private readonly delimiter: Delimiter,
    private readonly limits: Limits,
  ) {
    this.delimiterCode = delimiter.charCodeAt(0);
  }

  write(piece: string): void {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      if (!this.isSpecial(piece.charCodeAt(at))) continue;
      if (at > from) this.add(piece.slice(from, at));
      from = at + 1;
      this.special(piece.charAt(at));
    }
    this.add(piece.slice(from));
  }

  /** The last record needs no line end. Throws SheetRefused when a quote is still open. */
  end(): void {
    if (this.state === 'quoted') throw new SheetRefused(openQuote(this.count + 1));
    if (this.field !== '' || this.column > 1) this.endRow();
  }

  private isSpecial(code: number): boolean {
    if (code > highest) return false;
    if (this.state === 'quoted') return code === quote;
    return code === this.delimiterCode || code === lineFeed || code === carriageReturn || code === quote;
  }

  private add(text: string): void {
    if (text === '') return;
    if (this.state === 'quoteInQuoted') this.state = 'plain';
    this.afterReturn = false;
    this.field += text;
    if (this.field.length > this.limits.cellCharacters)
      throw new SheetRefused(tooLong(this.limits.cellCharacters));
  }

  private special(character: string): void {
    if (character === '"') this.quote();
    else if (character === this.delimiter) this.endField();
    else if (character === '\r' || !this.afterReturn) this.endRow();
    this.afterReturn = character === '\r';
  }

  private quote(): void {
    if (this.state === 'quoted') this.state = 'quoteInQuoted';
    else if (this.state === 'quoteInQuoted' || this.field !== '') {
      this.field += '"';
      this.state = this.state === 'quoteInQuoted' ? 'quoted' : 'plain';
    } else this.state = 'quoted';
  }

  private endField(): void {
    if (this.field !== '')
      this.cells.push({ column: this.column, type: 'text', text: withoutApostrophe(this.field) });
    this.field = '';
    this.column += 1;
    this.state = 'plain';
  }

  private endRow(): void {
    this.endField();
    this.count += 1;
    if (this.count > this.limits.rows) throw new SheetRefused(tooManyRows(this.limits.rows));
    if (this.cells.length > 0) this.ready.push({ number: this.count, cells: this.cells });
    this.cells = [];
    this.column = 1;
  }
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
/** A semicolon: no character beyond it means anything. */
const highest = 59;

/**
 * Which character parts the fields: the one under which most of the first records have the same number of fields.
 * `start` is the beginning of the text, without its byte-order mark.
 */
export function delimiterOf(start: string, limits: Limits): Delimiter {
  const stated = /^sep=([,;\t])\r?\n/i.exec(start)?.[1] as Delimiter | undefined;
  if (stated) return stated;
  const [best] = ([';', '\t', ','] as const)
    .map((delimiter) => ({ delimiter, ...agreement(start, delimiter, limits) }))
    .sort((one, other) => other.records - one.records || other.fields - one.fields);
  return best?.delimiter ?? ',';
}

/** The most common number of fields above one, and how many records have it. */
function agreement(start: string, delimiter: Delimiter, limits: Limits): { records: number; fields: number } {
  const reader = new CsvRows(delimiter, limits);
  reader.write(start);
  const counts = new Map<number, number>();
  for (const { cells } of reader.ready) {
    const fields = cells.at(-1)?.column ?? 0;
    if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1);
  }
  const [fields = 0, records = 0] =
    [...counts].sort(([fewer, one], [more, other]) => other - one || more - fewer)[0] ?? [];
  return { records, fields };
}

const openQuote = (record: number): Words => ({
  vi: `Dấu ngoặc kép mở ở dòng ${record} không được đóng. Hãy thêm dấu " còn thiếu.`,
  en: `The quote that opens in record ${record} is never closed. Add the missing ".`,
});
