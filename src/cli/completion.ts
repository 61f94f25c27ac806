import type { Command } from 'commander';
import { done, textOperand, type Action } from './answer.js';
import type { shells } from './commands.js';

/** Completion of commands, operands that take one of several words, and options, from the program itself. */
export const completion: Action = (_call, operands, _options, program) => {
  const script = scripts[textOperand(operands, 0) as Shell](placesIn(program, ''));
  return Promise.resolve(done({ script }, script));
};

/** What can be typed after some words of a command line. */
interface Place {
  /** `file open`; empty at the beginning. */
  readonly path: string;
  readonly commands: readonly string[];
  readonly words: readonly string[];
}

function placesIn(command: Command, path: string): Place[] {
  const names = command.commands.map((child) => child.name());
  const here = {
    path,
    commands: names,
    words: [
      ...names,
      ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
      ...optionsOf(command),
    ],
  };
  const below = command.commands.flatMap((child) => placesIn(child, `${path} ${child.name()}`.trim()));
  return [here, ...below];
}

/** Its own and those of the program, which every command takes. */
const optionsOf = (command: Command): string[] => {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return [...own, ...(command.parent ? optionsOf(command.parent) : ['--help'])];
};

type Shell = (typeof shells)[number];
const scripts: Readonly<Record<Shell, (places: readonly Place[]) => string>> = { bash, zsh, fish };

function bash(places: readonly Place[]): string {
  return `# source <(thidua completion bash)
_thidua() {
  local current="\${COMP_WORDS[COMP_CWORD]}" place="" offered="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    ${goDown(places, '${COMP_WORDS[index]}')}
  done
  ${offer(places)}
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
}
complete -o default -F _thidua thidua
`;
}

function zsh(places: readonly Place[]): string {
  return `#compdef thidua
# source <(thidua completion zsh)
_thidua() {
  local place="" offered="" index
  for ((index = 2; index < CURRENT; index++)); do
    ${goDown(places, '${words[index]}')}
  done
  ${offer(places)}
  compadd -- \${=offered}
  _files
}
compdef _thidua thidua
`;
}

/** In bash and zsh: one word down, where that word is a command there. */
const goDown = (places: readonly Place[], word: string): string => {
  const deeper = places.flatMap(({ path, commands }) => commands.map((name) => `"${below(path, name)}"`));
  return `case "\${place:+$place }${word}" in ${deeper.join('|')}) place="\${place:+$place }${word}" ;; esac`;
};
const below = (path: string, name: string): string => `${path} ${name}`.trim();

const offer = (places: readonly Place[]): string => {
  const cases = places.map(({ path, words }) => `    "${path}") offered="${words.join(' ')}" ;;`);
  return ['case "$place" in', ...cases, '  esac'].join('\n');
};

function fish(places: readonly Place[]): string {
  const deeper = places.flatMap(({ path, commands }) => commands.map((name) => `'${below(path, name)}'`));
  return `# thidua completion fish | source
function __thidua_at
  set -l place ''
  for word in (commandline -opc)[2..]
    set -l deeper (string trim "$place $word")
    if contains -- $deeper ${deeper.join(' ')}
      set place $deeper
    end
  end
  test "$place" = "$argv[1]"
end
${places.flatMap(fishLines).join('\n')}
`;
}

function fishLines({ path, words }: Place): string[] {
  const at = `complete -c thidua -n "__thidua_at '${path}'"`;
  return words.map((word) => (word.startsWith('--') ? `${at} -l ${word.slice(2)}` : `${at} -a ${word}`));
}
