import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';

/** How the files in `movements/` are refused: by place, by what is wrong and by what to do. */

/** One mistake in what a file says, by the path of its value (`['rules', 'period', 'value', 'until']`). */
export interface ValueMistake {
  readonly path: readonly PropertyKey[];
  /** The key itself is wrong, not its value. */
  readonly atKey?: true;
  readonly message: Label;
  readonly fix: Label;
}

/** The same in a file: `line` and `column` count from 1, `path` is dotted (`rules.period.value.until`). */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: Label;
  readonly fix: Label;
}

/** A file in `movements/` cannot be used. Holds every mistake found, in the order of the file. */
export class MovementMistakes extends Error {
  override readonly name = 'MovementMistakes';

  constructor(readonly mistakes: readonly Mistake[]) {
    super(
      mistakes
        .map(({ file, line, column, message, fix }) => `${file}:${line}:${column} ${message.en} ${fix.en}`)
        .join('\n'),
    );
  }
}

/** A year without a table of working days: no deadline can be set in it. */
export class YearWithoutCalendar extends Error {
  override readonly name = 'YearWithoutCalendar';
  /** The file that is missing, from the top of the package. */
  readonly file: string;
  readonly sentence: Label;

  constructor(readonly year: number) {
    const file = `movements/calendar/${year}.yaml`;
    const sentence = {
      vi: `Chưa có lịch làm việc năm ${year}, nên không tính được thời hạn. Hãy thêm tệp ${file}.`,
      en: `There is no working calendar for ${year}, so no deadline can be set in it. Add the file ${file}.`,
    };
    super(sentence.en);
    this.file = file;
    this.sentence = sentence;
  }
}

/** A date on which no decree is known to be in force: the regime of a dossier is never guessed. */
export class DateWithoutRegime extends Error {
  override readonly name = 'DateWithoutRegime';
  readonly sentence: Label;

  constructor(
    readonly date: LegalDate,
    readonly layer: string,
  ) {
    const sentence = {
      vi: `Không có văn bản nào ở lớp "${layer}" có hiệu lực ngày ${date}. Hãy bổ sung movements/legal-regimes.yaml.`,
      en: `No instrument of the layer "${layer}" is in force on ${date}. Complete movements/legal-regimes.yaml.`,
    };
    super(sentence.en);
    this.sentence = sentence;
  }
}
