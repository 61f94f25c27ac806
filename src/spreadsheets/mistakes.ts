/** How a spreadsheet is refused: as a whole, or by place, by what is wrong and by what to do. */

/** One sentence in both languages. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** The file or the sheet cannot be read at all. `sentence` says what it is and what to do. */
export class SheetRefused extends Error {
  override readonly name = 'SheetRefused';

  constructor(readonly sentence: Words) {
    super(sentence.en);
  }
}

/** What is wrong and what to do, without its place. */
export interface Fault {
  readonly message: Words;
  readonly fix: Words;
  /** A column of numbers that fit both styles: what its first cell is in each, as a decimal. */
  readonly question?: { readonly vi: string; readonly en: string };
  /** A column of text that is Vietnamese under another encoding: the option that accepts it, a cell before and after. */
  readonly proposal?: { readonly encoding: string; readonly from: string; readonly to: string };
}

/** One mistake in a sheet; `row` counts from 1, `column` is a letter as people see it. */
export interface SheetMistake extends Fault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

/** So many are told one by one; the others are counted. */
const told = 1_000;

/** What is wrong so far: memory holds the first thousand however many there are. */
export class Mistakes {
  readonly first: SheetMistake[] = [];
  count = 0;

  constructor(private readonly sheet: string) {}

  add(row: number, column: string, fault: Fault): void {
    this.count += 1;
    if (this.first.length < told) this.first.push({ sheet: this.sheet, row, column, ...fault });
  }
}
