import { CommanderError } from 'commander';
import { usageMessage } from './commanderWords';
import { createProgram } from './program';
import { runCheck } from './runCheck';
import { runClient } from './runClient';
import { runReplay } from './runReplay';
import { listScenarios, runScenarios } from './runScenario';
import { runServer } from './runServer';
import { runWeb } from './runWeb';
import { leave, openTerminal, type Terminal } from './terminal';
import { UsageError } from './usage';

/** Runs one command line; the exit code is 0 when done, 1 when it failed, 2 when the command was wrong. */
async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { t } = terminal;
  let work = Promise.resolve(0);
  const program = createProgram(t, {
    web: (options) => {
      work = runWeb(options, terminal);
    },
    server: (spec, options) => {
      work = runServer(spec, options, terminal);
    },
    client: (spec, options) => {
      work = runClient(spec, options, terminal);
    },
    check: (spec, check, options) => {
      work = runCheck(spec, check, options, terminal);
    },
    scenarioList: (options) => {
      work = listScenarios(options, terminal);
    },
    scenarioRun: (scenarios, options) => {
      work = runScenarios(scenarios, options, terminal);
    },
    replay: (file, options) => {
      work = runReplay(file, options, terminal);
    },
    print: (text) => void terminal.out.write(text),
  });
  // Somebody who types just `bothends` asks what it can do.
  if (args.length === 0) program.outputHelp();
  else {
    try {
      program.parse(args, { from: 'user' });
    } catch (error) {
      if (error instanceof CommanderError && error.exitCode === 0) return 0;
      const isCommand = program.commands.some((each) => each.name() === args[0]);
      return refuse(error, isCommand ? args[0] : undefined, terminal);
    }
  }
  try {
    return await work;
  } catch (error) {
    // A file that cannot be written is found out only when it is opened.
    return refuse(error, args[0], terminal);
  }
}

/** `command`: which one was meant, if that is known. */
function refuse(error: unknown, command: string | undefined, { err, t }: Terminal): number {
  let message: string;
  if (error instanceof CommanderError) message = usageMessage(error, t);
  else if (error instanceof UsageError) message = error.message;
  else throw error;
  const help = command === undefined ? 'bothends help' : `bothends help ${command}`;
  const lines = [t('cli.error.prefix', { message }), t('cli.error.seeHelp', { command: help })];
  err.write(`${lines.join('\n')}\n`);
  return 2;
}

const terminal = openTerminal();
await leave(terminal, await run(process.argv.slice(2), terminal));
