import type { Command } from 'commander';
import { done, textOperand, type Action } from './answer.js';
import type { shells } from './commands.js';

/** Completion of commands, operands that take one of several words, and options, from the program itself. */
export const completion: Action = (_call, operands, _options, program) => {
  const script = scripts[textOperand(operands, 0) as (typeof shells)[number]](placesIn(program, ''));
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

const scripts: Readonly<Record<(typeof shells)[number], (places: readonly Place[]) => string>> = {
  bash: (places) => `# thidua: source <(thidua completion bash)
_thidua() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" words="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    ${follow(places, '"${COMP_WORDS[index]}"')}
  done
  ${wordsAt(places)}
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _thidua thidua
`,
  zsh: (places) => `#compdef thidua
# thidua: source <(thidua completion zsh)
_thidua() {
  local current path="" words_here="" index
  for ((index = 2; index < CURRENT; index++)); do
    ${follow(places, '"${words[index]}"')}
  done
  local words_here
  ${wordsAt(places).replaceAll('words=', 'words_here=')}
  compadd -- \${=words_here}
  _files
}
compdef _thidua thidua
`,
  fish: (places) =>
    `# thidua: thidua completion fish | source
function __thidua_at
  set -l path
  for word in (commandline -opc)[2..]
    switch "$path $word"
${places
  .flatMap(({ path, commands }) =>
    commands.map((name) => `      case '${path} ${name}'\n        set path '${`${path} ${name}`.trim()}'`),
  )
  .join('\n')}
    end
  end
  test "$path" = "$argv[1]"
end
${places.map(({ path, words }) => `complete -c thidua -n "__thidua_at '${path}'" -a '${words.join(' ')}'`).join('\n')}
`,
};

/** Goes one word down where that word is a command there. */
const follow = (places: readonly Place[], word: string): string => {
  const deeper = places.flatMap(({ path, commands }) => commands.map((name) => `"${path} ${name}"`));
  return `case "$path "${word} in ${deeper.join('|')}) path="$path "${word}; path="\${path# }" ;; esac`;
};

const wordsAt = (places: readonly Place[]): string =>
  `case "$path" in\n${places.map(({ path, words }) => `    "${path}") words="${words.join(' ')}" ;;`).join('\n')}\n  esac`;
