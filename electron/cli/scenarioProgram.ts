/** The commands and options of `bothends scenario`. */
import type { Translate } from '@shared/i18n/index';
import { SCENARIO_IDS, type ScenarioId } from '@shared/scenarios/outlines';
import { Argument, type Command } from 'commander';
import { readers, UsageError } from './usage';

export interface ScenarioOptions {
  readonly json: boolean;
}

export interface ScenarioActions {
  scenarioList(options: ScenarioOptions): void;
  /** In this order. */
  scenarioRun(scenarios: readonly ScenarioId[], options: ScenarioOptions): void;
}

export function addScenario(program: Command, t: Translate, actions: ScenarioActions): void {
  const read = readers(t).oneOf(SCENARIO_IDS);
  const scenario = program
    .command('scenario')
    .description(t('cli.command.scenario'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli.help.scenarioNotes')}`);
  scenario.action(() => scenario.outputHelp());
  scenario
    .command('list')
    .description(t('cli.command.scenarioList'))
    .option('--json', t('cli.option.jsonScenarios'), false)
    .action((options: ScenarioOptions) => actions.scenarioList(options));
  const name = new Argument('[id]', t('cli.argument.scenario')).choices(SCENARIO_IDS);
  scenario
    .command('run')
    .description(t('cli.command.scenarioRun'))
    .addArgument(name.argParser((value) => read(value, name.name())))
    .option('--all', t('cli.option.allScenarios'), false)
    .option('--json', t('cli.option.jsonSteps'), false)
    .action((id: ScenarioId | undefined, { all, json }: ScenarioOptions & { readonly all: boolean }) => {
      if ((id === undefined) !== all) throw new UsageError(t('cli.error.whichScenario'));
      actions.scenarioRun(id === undefined ? SCENARIO_IDS : [id], { json });
    });
}
