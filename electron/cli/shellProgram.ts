/** What is asked of `bothends` by packages and shells: its completion and its manual page. */
import type { Translate } from '@shared/i18n/index';
import { Argument, type Command } from 'commander';
import { completionScript, SHELLS, type Shell } from './completion';
import { manualPage } from './manual';
import { readers } from './usage';

/** `print` gets what the command has to say, whole. */
export function addShell(
  program: Command,
  t: Translate,
  version: string,
  print: (text: string) => void,
): void {
  const shell = new Argument('<shell>', t('cli.argument.shell')).choices(SHELLS);
  const read = readers(t).oneOf(SHELLS);
  program
    .command('completion')
    .description(t('cli.command.completion'))
    .addArgument(shell.argParser((value) => read(value, shell.name())))
    .addHelpText('after', `\n${t('cli.help.completionNotes')}`)
    .action((chosen: Shell) => print(completionScript(chosen, program)));
  program
    .command('manual')
    .description(t('cli.command.manual'))
    .addHelpText('after', `\n${t('cli.help.manualNotes')}`)
    .action(() =>
      print(
        manualPage(program, version, {
          name: t('cli.manual.name'),
          synopsis: t('cli.manual.synopsis'),
          description: t('cli.manual.notes'),
          options: t('cli.manual.options'),
          commands: t('cli.manual.commands'),
          byDefault: (value) => t('cli.help.default', { value }),
          notes: t('cli.help.rootNotes'),
        }),
      ),
    );
}
