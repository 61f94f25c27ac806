import type { SheetMistake } from '../spreadsheets/mistakes.js';

/** Rows of a file that cannot be kept, each with its place and its fix; nothing of the file was kept. */
export class ImportMistakes extends Error {
  override readonly name = 'ImportMistakes';

  constructor(
    /** The first thousand. */
    readonly mistakes: readonly SheetMistake[],
    readonly count: number,
  ) {
    super(`${count} mistakes in the file`);
  }
}

/** What is wrong with a value: in which column, by its key. */
export interface Wrong {
  readonly key: string;
  readonly message: SheetMistake['message'];
  readonly fix: SheetMistake['fix'];
}
