/** What a shell or a manual has to know of a program: its commands and options, read from the program itself. */
import type { Command } from 'commander';

export interface OptionFacts {
  /** As typed: `--json`, `-h`. */
  readonly names: readonly string[];
  /** As in the help: `--port <port>`. */
  readonly flags: string;
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
  readonly byDefault: string | null;
}

export interface ArgumentFacts {
  readonly name: string;
  readonly description: string;
  readonly choices: readonly string[];
}

export interface CommandFacts {
  /** From the program on: `[]` is the program, `['scenario', 'run']` a command of a command. */
  readonly path: readonly string[];
  readonly description: string;
  /** As in the help: `<port>`, `[id]`. */
  readonly arguments: readonly ArgumentFacts[];
  readonly options: readonly OptionFacts[];
  readonly commands: readonly string[];
}

/** The program first, then its commands, each before the commands in it. */
export function commandTree(command: Command, path: readonly string[] = []): CommandFacts[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const facts: CommandFacts = {
    path,
    description: command.description(),
    arguments: command.registeredArguments.map((argument) => ({
      name: argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
      description: argument.description,
      choices: argument.argChoices ?? [],
    })),
    options: help.visibleOptions(command).map((option) => ({
      names: [option.short, option.long].filter((name) => name !== undefined && name !== null),
      flags: option.flags,
      description: option.description,
      takesValue: option.required || option.optional,
      choices: option.argChoices ?? [],
      byDefault: defaultText(option.defaultValue),
    })),
    commands: commands.map((each) => each.name()),
  };
  return [facts, ...commands.flatMap((each) => commandTree(each, [...path, each.name()]))];
}

/** What a switch is without being named goes without saying. */
function defaultText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
