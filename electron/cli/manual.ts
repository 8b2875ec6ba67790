/** The manual page of the program, in the macros of man(7): what its help says, in one page. */
import type { Command } from 'commander';
import { type CommandFacts, commandTree, type OptionFacts } from './commandTree';

/** The titles of the sections: those of every manual, in the reader's language. */
export interface ManualWords {
  readonly name: string;
  readonly synopsis: string;
  readonly description: string;
  readonly options: string;
  readonly commands: string;
  readonly byDefault: (value: string) => string;
  /** What stands below everything else: exit codes, where to find more. */
  readonly notes: string;
}

/** The page as roff. `version` and `words` are its only other sources. */
export function manualPage(program: Command, version: string, words: ManualWords): string {
  const [root, ...commands] = commandTree(program);
  if (root === undefined) return '';
  const name = program.name();
  return [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${version}" ""`,
    `.SH ${words.name}`,
    `${name} \\- ${roff(root.description)}`,
    `.SH ${words.synopsis}`,
    ...commands.filter(({ commands: inner }) => inner.length === 0).flatMap((each) => synopsis(name, each)),
    `.SH ${words.options}`,
    ...root.options.flatMap((option) => optionLines(option, words)),
    `.SH ${words.commands}`,
    ...commands.flatMap((each) => [
      `.SS ${roff([name, ...each.path].join(' '))}`,
      roff(each.description),
      ...each.arguments.flatMap((argument) => [
        '.TP',
        `.I ${roff(argument.name)}`,
        roff(withRemarks(argument.description, [argument.choices.join(', ')])),
      ]),
      ...each.options.flatMap((option) => optionLines(option, words)),
    ]),
    `.SH ${words.description}`,
    ...words.notes.split('\n').flatMap((line) => (line === '' ? ['.PP'] : [roff(line), '.br'])),
    '',
  ].join('\n');
}

function synopsis(name: string, { path, arguments: given, options }: CommandFacts): string[] {
  const values = given.map((argument) => ` ${roff(argument.name)}`).join('');
  const some = options.length > 0 ? ' [\\fIoptions\\fR]' : '';
  return [`.B ${roff([name, ...path].join(' '))}`, `\\&${values}${some}`, '.br'];
}

function optionLines(option: OptionFacts, words: ManualWords): string[] {
  const { flags, description, choices, byDefault } = option;
  const remarks = [choices.join(', '), byDefault === null ? '' : words.byDefault(byDefault)];
  return ['.TP', `.B ${roff(flags)}`, roff(withRemarks(description, remarks))];
}

function withRemarks(text: string, remarks: readonly string[]): string {
  const said = remarks.filter((remark) => remark !== '');
  return said.length === 0 ? text : `${text} (${said.join('; ')})`;
}

/** Text as roff reads it: backslashes and hyphens as they are, and no line that begins like a request. */
function roff(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
