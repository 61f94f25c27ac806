import type { Label } from '../machines/fields.js';

/** The command was not understood: exit code 2. The sentence says what would be. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';

  constructor(
    readonly sentence: Label,
    /** The option, operand or command that is wrong, as it is written. */
    readonly argument: string,
    readonly value: string | null = null,
  ) {
    super(sentence.en);
  }
}

export const required = (option: string): WrongUse =>
  new WrongUse(
    {
      vi: `Thiếu ${option}: thêm tùy chọn này, xem "thidua help".`,
      en: `${option} is missing: add this option, see "thidua help".`,
    },
    option,
  );
