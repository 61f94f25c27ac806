import { Command } from 'commander';
import { say, type Language } from '../language/language.js';
import type { Label } from '../machines/fields.js';
import type { Answer, Call, Options } from './answer.js';
import {
  commands,
  groups,
  operandChoices,
  optionSpecs,
  type CommandSpec,
  type OptionName,
  type OptionSpec,
} from './commands.js';

/** The whole command line in one language. */
export function buildProgram(
  call: Call,
  shown: { readonly out: NodeJS.WritableStream; readonly err: NodeJS.WritableStream },
  answered: (answer: Answer) => void,
): Command {
  const program = new Command('thidua');
  inLanguage(program, call.language)
    .configureOutput({
      writeOut: (text) => shown.out.write(text),
      writeErr: (text) => shown.err.write(text),
      outputError: () => undefined,
    })
    .description(say(purpose, call.language))
    .option('--lang <language>', say(langSays, call.language))
    .option('--json', say(jsonSays, call.language));
  for (const spec of commands) addCommand(program, spec, call, answered);
  return program;
}
const purpose: Label = {
  vi: 'Hồ sơ thi đua, khen thưởng của tỉnh: mỗi bước có căn cứ, mỗi dòng nhật ký chứng minh được.',
  en: "A province's award nominations: every move with its reasons, every entry provable.",
};
const langSays: Label = { vi: 'ngôn ngữ: vi hoặc en', en: 'language: vi or en' };
const jsonSays: Label = { vi: 'in JSON cho chương trình khác', en: 'print JSON for other programs' };

/** Settings that commander hands down to commands made after them. */
function inLanguage(program: Command, language: Language): Command {
  const title = (text: string): string => (language === 'vi' ? (titles[text] ?? text) : text);
  const plainWords = (text: string): string =>
    language === 'vi' ? text.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]') : text;
  return program
    .exitOverride()
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: title,
      styleUsage: plainWords,
      styleSubcommandTerm: plainWords,
    })
    .helpOption('-h, --help', say({ vi: 'xem trợ giúp', en: 'show help' }, language))
    .helpCommand('help [command]', say({ vi: 'trợ giúp về một lệnh', en: 'help for a command' }, language));
}
const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Lệnh:',
};

function addCommand(
  program: Command,
  spec: CommandSpec,
  call: Call,
  answered: (answer: Answer) => void,
): void {
  const words = spec.usage.split(' ');
  const [first = ''] = words;
  const isGroup = first in groups;
  const parent = isGroup ? groupOf(program, first, call.language) : program;
  const command = parent
    .command(words.slice(isGroup ? 1 : 0).join(' '))
    .description(say(spec.says, call.language));
  for (const argument of command.registeredArguments) {
    const choices = operandChoices[argument.name()];
    if (choices) argument.choices([...choices]);
  }
  for (const name of spec.required ?? []) addOption(command, name, call.language, true);
  for (const name of spec.optional ?? []) addOption(command, name, call.language, false);
  command.action(async () => {
    const action = await spec.action();
    answered(await action(call, command.processedArgs as never, command.opts<Options>(), program));
  });
}

const groupOf = (program: Command, name: string, language: Language): Command =>
  program.commands.find((command) => command.name() === name) ??
  program.command(name).description(groups[name] ? say(groups[name], language) : '');

function addOption(command: Command, name: OptionName, language: Language, mandatory: boolean): void {
  const { flags, says, repeated }: OptionSpec = optionSpecs[name];
  if (mandatory) command.requiredOption(flags, say(says, language));
  else if (repeated) command.option(flags, say(says, language), collected);
  else command.option(flags, say(says, language));
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
