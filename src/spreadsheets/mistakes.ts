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

/** One mistake in a sheet; `row` counts from 1, `column` is a letter as people see it. */
export interface SheetMistake {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly message: Words;
  readonly fix: Words;
}

/** So many are told one by one; the others are counted. */
const told = 1_000;

/** What is wrong so far: memory holds the first thousand however many there are. */
export class Mistakes {
  readonly first: SheetMistake[] = [];
  count = 0;

  constructor(private readonly sheet: string) {}

  add(row: number, column: string, { message, fix }: Fault): void {
    this.count += 1;
    if (this.first.length < told) this.first.push({ sheet: this.sheet, row, column, message, fix });
  }
}

/** What is wrong and what to do, without its place. */
export interface Fault {
  readonly message: Words;
  readonly fix: Words;
}
