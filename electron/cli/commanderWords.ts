/** Commander's own words, in the user's language. */

import { formatList, type Translate } from '@shared/i18n/index';
import type { Argument, Command, CommanderError, Help, Option } from 'commander';

/** Help with translated headings, placeholders and remarks; inherited by every command added afterwards. */
export function translateHelp(command: Command, t: Translate): void {
  const titles = new Map([
    ['Usage:', t('cli.help.usage')],
    ['Arguments:', t('cli.help.arguments')],
    ['Options:', t('cli.help.options')],
    ['Commands:', t('cli.help.commands')],
  ]);
  const placeholders = (usage: string): string =>
    usage
      .replace('[options]', t('cli.help.optionsPlaceholder'))
      .replace('[command]', t('cli.help.commandPlaceholder'));
  command.configureHelp({
    styleTitle: (title) => titles.get(title) ?? title,
    styleUsage: placeholders,
    styleSubcommandTerm: placeholders,
    optionDescription: (option) => withRemarks(option, t),
    argumentDescription: (argument) => withRemarks(argument, t),
  } satisfies Partial<Help>);
}

function withRemarks({ description, argChoices, defaultValue }: Option | Argument, t: Translate): string {
  const remarks: string[] = [];
  if (argChoices !== undefined) remarks.push(t('cli.help.choices', { values: formatList(argChoices) }));
  // A switch that is off needs no remark.
  if (defaultValue !== undefined && typeof defaultValue !== 'boolean') {
    remarks.push(t('cli.help.default', { value: String(defaultValue) }));
  }
  return remarks.length === 0 ? description : `${description} (${remarks.join('; ')})`;
}

/** What commander complains about. It names the culprit only inside its English message, in quotes. */
export function usageMessage(
  { code, message }: Pick<CommanderError, 'code' | 'message'>,
  t: Translate,
): string {
  const name = /'(.*?)'/.exec(message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(message)?.[1];
  const suggestion = similar === undefined ? '' : ` ${t('cli.error.didYouMean', { name: similar })}`;
  switch (code) {
    case 'commander.unknownCommand':
      return t('cli.error.unknownCommand', { name }) + suggestion;
    case 'commander.unknownOption':
      return t('cli.error.unknownOption', { name }) + suggestion;
    case 'commander.missingArgument':
      return t('cli.error.missingArgument', { name });
    case 'commander.optionMissingArgument':
      return t('cli.error.optionMissingArgument', { name });
    case 'commander.excessArguments':
      return t('cli.error.excessArguments');
    default:
      return message.replace(/^error: /, '');
  }
}
