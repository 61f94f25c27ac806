import type { CommanderError } from 'commander';
import type { Label } from '../machines/fields.js';
import { WrongUse } from './wrongUse.js';

/** What commander could not parse, as one sentence; null where it only showed help. */
export function usageMistake(
  { code, message, exitCode }: CommanderError,
  args: readonly string[],
): WrongUse | null {
  if (exitCode === 0 || code === 'commander.help')
    return args.length > 0 && exitCode === 0 ? null : noCommand(args);
  const [, argument = args.join(' ')] = /'([^']*)'/.exec(message) ?? [];
  const value = /value '([^']*)' is invalid/.exec(message)?.[1] ?? null;
  const allowed = /Allowed choices are (.*)\.$/s.exec(message)?.[1] ?? null;
  const near = /\(Did you mean (?:one of )?(.*)\?\)/s.exec(message)?.[1] ?? null;
  const wrong = sentences[code] ?? notUnderstood;
  return new WrongUse(wrong(value ?? argument, { allowed, near, argument }), argument, value);
}

interface Hints {
  readonly argument: string;
  readonly allowed: string | null;
  readonly near: string | null;
}
type Sentence = (what: string, hints: Hints) => Label;

const seeHelp: Label = { vi: 'xem "thidua help".', en: 'see "thidua help".' };
const meant = ({ near }: Hints): Label => ({
  vi: near === null ? seeHelp.vi : `có phải bạn muốn gõ ${near}?`,
  en: near === null ? seeHelp.en : `did you mean ${near}?`,
});

const notUnderstood: Sentence = (what) => ({
  vi: `Không hiểu "${what}": ${seeHelp.vi}`,
  en: `"${what}" is not understood: ${seeHelp.en}`,
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
    vi: `Thừa tham số (${what}): ${seeHelp.vi}`,
    en: `Too many operands (${what}): ${seeHelp.en}`,
  }),
  'commander.invalidArgument': (what, { allowed }) => ({
    vi: `Không nhận giá trị "${what}": chọn một trong ${allowed ?? '–'}.`,
    en: `The value "${what}" is not possible: choose one of ${allowed ?? '–'}.`,
  }),
};

const noCommand = (args: readonly string[]): WrongUse =>
  new WrongUse(
    {
      vi: `Thiếu lệnh sau "${['thidua', ...args].join(' ')}": ${seeHelp.vi}`,
      en: `A command is missing after "${['thidua', ...args].join(' ')}": ${seeHelp.en}`,
    },
    args.join(' '),
  );
