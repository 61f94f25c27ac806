import { legacyReadings } from '../spreadsheets/legacyReadings.js';
import type { TableOptions } from '../spreadsheets/readTable.js';
import { textOption, type Options } from './answer.js';
import { WrongUse } from './wrongUse.js';

/** What a person says of a sheet: `--sheet`, `--encoding`, `--numbers`, `--column`. Throws WrongUse. */
export function sheetOptions(
  options: Options,
): Pick<TableOptions, 'sheet' | 'encoding' | 'headings' | 'numbers'> {
  const { column } = options;
  return {
    sheet: textOption(options, 'sheet') ?? undefined,
    encoding: oneOf('--encoding', textOption(options, 'encoding'), legacyReadings),
    numbers: oneOf('--numbers', textOption(options, 'numbers'), ['vi', 'en']),
    headings: Array.isArray(column) ? headingsIn(column as readonly string[]) : undefined,
  };
}

/** `code=Mã công trình`, `disbursed=D`. */
function headingsIn(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...heading] = pair.split('=');
      if (heading.length === 0) throw notAPair(pair);
      return [key.trim(), heading.join('=').trim()];
    }),
  );
}

/** One of several words; undefined where none is given. Throws WrongUse for another. */
export function oneOf<Word extends string>(
  option: string,
  given: string | null,
  known: readonly Word[],
): Word | undefined {
  const found = known.find((one) => one === given);
  if (given !== null && found === undefined)
    throw new WrongUse(
      {
        vi: `${option} không nhận "${given}": chọn một trong ${known.join(', ')}.`,
        en: `${option} does not take "${given}": choose one of ${known.join(', ')}.`,
      },
      option,
      given,
    );
  return found;
}

const notAPair = (pair: string): WrongUse =>
  new WrongUse(
    {
      vi: `--column không nhận "${pair}": hãy ghi tên cột và tiêu đề hoặc chữ cái, ví dụ code="Mã công trình" hoặc code=B.`,
      en: `--column does not take "${pair}": write the column and its heading or letter, such as code="Mã công trình" or code=B.`,
    },
    '--column',
    pair,
  );
