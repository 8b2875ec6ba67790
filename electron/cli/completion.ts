/** Scripts that let a shell complete what is typed after `bothends`. They know the program as it is when they are made. */
import type { Command } from 'commander';
import { type CommandFacts, commandTree } from './commandTree';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The script of a shell, for the program with this name. Values that are no choice are completed as file names. */
export function completionScript(shell: Shell, program: Command): string {
  const tree = commandTree(program);
  if (shell === 'fish') return fishScript(program.name(), tree);
  const bash = bashScript(program.name(), tree);
  return shell === 'bash'
    ? bash
    : `#compdef ${program.name()}\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

function bashScript(name: string, tree: readonly CommandFacts[]): string {
  const key = ({ path }: CommandFacts): string => path.join(' ');
  const words = tree.map((each) => {
    const offered = [...wordsAt(each), ...each.options.flatMap(({ names }) => names)];
    return `    ${quote(key(each))}) words=${quote(offered.join(' '))} ;;`;
  });
  const values = tree.flatMap((each) =>
    each.options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ names, choices }) =>
        names.map((option) => `    ${quote(`${key(each)} ${option}`.trim())}) ${offer(choices)}; return ;;`),
      ),
  );
  const paths = tree.filter(({ path }) => path.length > 0).map((each) => quote(key(each)));
  return `# Completion of ${name}.
_${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path="" next words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${path:+$path }\${COMP_WORDS[i]}"
    case "$next" in
    ${paths.join(' | ')}) path="$next" ;;
    esac
  done
  case "\${path:+$path }$prev" in
${values.join('\n')}
  esac
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _${name} ${name}
`;
}

/** What can stand here beside options. */
function wordsAt({ commands, arguments: given }: CommandFacts): string[] {
  return [...commands, ...given.flatMap(({ choices }) => choices)];
}

/** What bash does where a value is expected; without choices its own completion of file names goes on. */
function offer(choices: readonly string[]): string {
  return choices.length === 0
    ? 'COMPREPLY=()'
    : `COMPREPLY=($(compgen -W ${quote(choices.join(' '))} -- "$cur"))`;
}

function fishScript(name: string, tree: readonly CommandFacts[]): string {
  const lines = tree.flatMap((each) => {
    const here = condition(each);
    const commands = each.commands.map((command) => {
      const found = tree.find(({ path }) => path.join(' ') === [...each.path, command].join(' '));
      return `complete -c ${name} ${here} -f -a ${command} -d ${quote(found?.description ?? '')}`;
    });
    const values = each.arguments
      .filter(({ choices }) => choices.length > 0)
      .map(({ choices }) => `complete -c ${name} ${here} -f -a ${quote(choices.join(' '))}`);
    const options = each.options.map(({ names, description, takesValue, choices }) => {
      const flags = names.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const value = choices.length > 0 ? ` -x -a ${quote(choices.join(' '))}` : takesValue ? ' -r' : '';
      return `complete -c ${name} ${here} ${flags.join(' ')}${value} -d ${quote(description)}`;
    });
    return [...commands, ...values, ...options];
  });
  return `# Completion of ${name}.\n${lines.join('\n')}\n`;
}

/** Where a line of fish holds: after all words of the path, and before a command of it is named. */
function condition({ path, commands }: CommandFacts): string {
  const within = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const before =
    commands.length > 0 ? [`not __fish_seen_subcommand_from ${[...commands].sort().join(' ')}`] : [];
  return `-n ${quote([...within, ...before].join('; and '))}`;
}

/** One word of a shell, whatever is in it; POSIX and fish agree on this much for what has no backslash. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
