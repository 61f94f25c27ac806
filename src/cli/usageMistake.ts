import type { CommanderError } from 'commander';
import type { Label } from '../machines/fields.js';
import { WrongUse } from './wrongUse.js';

/** What commander could not parse, as one sentence. Its messages are English; what matters stands in them in quotes. */
export function usageMistake({ code, message }: CommanderError, args: readonly string[]): WrongUse {
  const find = (pattern: RegExp): string | null => pattern.exec(message)?.[1] ?? null;
  const argument = find(/'([^']*)'/) ?? ['thidua', ...args].join(' ');
  const value = find(/value '([^']*)' is invalid/);
  const wrong = sentences[code] ?? notUnderstood;
  const hints = {
    allowed: find(/Allowed choices are (.*)\.$/s),
    near: find(/\(Did you mean (?:one of )?(.*)\?\)/s),
  };
  return new WrongUse(wrong(value ?? argument, hints), argument, value);
}

interface Hints {
  readonly allowed: string | null;
  readonly near: string | null;
}
type Sentence = (what: string, hints: Hints) => Label;

const seeHelp: Label = { vi: 'xem "thidua help".', en: 'see "thidua help".' };
const meant = ({ near }: Hints): Label =>
  near === null ? seeHelp : { vi: `có phải bạn muốn gõ ${near}?`, en: `did you mean ${near}?` };

const notUnderstood: Sentence = (what) => ({
  vi: `Chưa đủ hoặc không hiểu lệnh "${what}": ${seeHelp.vi}`,
  en: `The command "${what}" is not complete or not understood: ${seeHelp.en}`,
});
const sentences: Readonly<Record<string, Sentence>> = {
  'commander.unknownCommand': (what, hints) => ({
    vi: `Không có lệnh "${what}": ${meant(hints).vi}`,
    en: `There is no command "${what}": ${meant(hints).en}`,
  }),
  'commander.unknownOption': (what, hints) => ({
    vi: `Lệnh này không có tùy chọn ${what}: ${meant(hints).vi}`,
    en: `This command has no option ${what}: ${meant(hints).en}`,
  }),
  'commander.missingArgument': (what) => ({
    vi: `Thiếu tham số ${what}: ${seeHelp.vi}`,
    en: `The operand ${what} is missing: ${seeHelp.en}`,
  }),
  'commander.missingMandatoryOptionValue': (what) => ({
    vi: `Thiếu tùy chọn ${what}: thêm vào rồi làm lại.`,
    en: `The option ${what} is missing: add it and repeat.`,
  }),
  'commander.optionMissingArgument': (what) => ({
    vi: `Tùy chọn ${what} cần một giá trị đi sau.`,
    en: `The option ${what} needs a value after it.`,
  }),
  'commander.excessArguments': (what) => ({
    vi: `Thừa tham số trong "${what}": ${seeHelp.vi}`,
    en: `Too many operands in "${what}": ${seeHelp.en}`,
  }),
  'commander.invalidArgument': (what, { allowed }) => ({
    vi: `Không nhận giá trị "${what}": chọn một trong ${allowed ?? '–'}.`,
    en: `The value "${what}" is not possible: choose one of ${allowed ?? '–'}.`,
  }),
};
