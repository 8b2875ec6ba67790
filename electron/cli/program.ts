/** The commands and options of `bothends`. */

import { existsSync } from 'node:fs';
import { isLoopback } from '@shared/contract/address';
import { CLIENT_BEHAVIOURS, SERVER_BEHAVIOURS } from '@shared/contract/behaviour';
import {
  BACKLOG_DEFAULT,
  BACKLOG_MAX,
  BUFFER_MAX,
  CLIENTS_MAX,
  CONNECT_TIMEOUT_MAX_MS,
  CONNECT_TIMEOUT_MS,
  SPLIT_DELAY_MAX_MS,
} from '@shared/contract/limits';
import {
  type ClientSpec,
  clientSpecSchema,
  SERVER_ENGINES,
  type ServerEngine,
  type ServerSpec,
  serverSpecSchema,
} from '@shared/contract/spec';
import type { Translate } from '@shared/i18n/index';
import { Argument, Command, Option } from 'commander';
import { version } from '../../package.json';
import { behaviourInput, type ClientBehaviourOptions, type ServerBehaviourOptions } from './behaviourOptions';
import {
  addCheck,
  addRepeatOptions,
  type CheckActions,
  type TypedRepeat,
  takeRepeatOptions,
} from './checkProgram';
import { translateHelp } from './commanderWords';
import { LINE_ENDINGS } from './lineEnding';
import { addRecordOptions, type RecordOptions, takeRecordOptions } from './recordOptions';
import { addReplay, type ReplayActions } from './replayProgram';
import { addRulesOption, type TypedRules, takeRulesOption } from './rulesOption';
import type { WebOptions } from './runWeb';
import { addScenario, type ScenarioActions } from './scenarioProgram';
import type { RunOptions } from './sessionRun';
import { addShell } from './shellProgram';
import { readSize } from './sizeOption';
import { type Reader, readers, UsageError } from './usage';

const LOOPBACK = '127.0.0.1';

/** What each command does once it has been read. */
export interface Actions extends ScenarioActions, CheckActions, ReplayActions {
  web(options: WebOptions): void;
  server(spec: ServerSpec, options: RunOptions): void;
  client(spec: ClientSpec, options: RunOptions): void;
  /** Something that is said and then it is over. */
  print(text: string): void;
}

/** The program: reads a command line, checks it, and calls one of `actions`. Refusals are thrown. */
export function createProgram(t: Translate, actions: Actions): Command {
  const program = new Command('bothends');
  translateHelp(program, t);
  program
    .description(t('cli.description'))
    .version(version, '-V, --version', t('cli.option.version'))
    .helpOption('-h, --help', t('cli.option.help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli.help.rootNotes')}`)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addWeb(program, t, actions);
  addServer(program, t, actions);
  addClient(program, t, actions);
  addCheck(program, t, actions);
  addScenario(program, t, actions);
  addReplay(program, t, actions);
  addShell(program, t, version, actions.print);
  addHelp(program, t);
  return program;
}

function addWeb(program: Command, t: Translate, actions: Actions): void {
  const read = readers(t);
  program
    .command('web')
    .description(t('cli.command.web'))
    .addArgument(new Argument('[file]', t('cli.argument.workspace')))
    .addOption(option('--host <host>', t('cli.option.host'), read.host).default(LOOPBACK))
    .addOption(option('--port <port>', t('cli.option.port'), read.anyPort).default(0))
    .option('--allow-remote', t('cli.option.allowRemote'), false)
    .option('--no-open', t('cli.option.noOpen'))
    .option('--json', t('cli.option.jsonUrl'), false)
    .addOption(option('--spill <size>', t('cli.option.spill'), readSize(t)).env('BOTHENDS_SPILL'))
    .addHelpText('after', `\n${t('cli.help.webNotes')}`)
    .action((file: string | undefined, options: WebOptions, command: Command) => {
      const { host, allowRemote } = options;
      const hostTyped = command.getOptionValueSource('host') === 'cli';
      if (allowRemote && !hostTyped) throw new UsageError(t('cli.error.allowRemoteNeedsHost'));
      if (!allowRemote && !isLoopback(host)) {
        throw new UsageError(t('cli.error.hostNeedsAllowRemote', { host }));
      }
      if (file !== undefined && !existsSync(file)) throw new UsageError(t('cli.error.noFile', { file }));
      actions.web(file === undefined ? options : { ...options, file });
    });
}

interface TypedServer extends Omit<RunOptions, 'rules'>, TypedRules, RecordOptions, ServerBehaviourOptions {
  readonly host: string;
  readonly backlog: number;
  readonly maxConnections?: number;
  readonly engine?: ServerEngine;
  readonly halfOpen: boolean;
}

function addServer(program: Command, t: Translate, actions: Actions): void {
  const read = readers(t);
  addRulesOption(addRecordOptions(program.command('server'), t), t)
    .description(t('cli.command.server'))
    .addArgument(argument('<port>', t('cli.argument.port'), read.anyPort))
    .addOption(option('--host <host>', t('cli.option.host'), read.host).default(LOOPBACK))
    .addOption(
      option(
        '--behaviour <name>',
        t('cli.option.behaviour'),
        read.oneOf(SERVER_BEHAVIOURS),
        SERVER_BEHAVIOURS,
      ).default('echo'),
    )
    .option('--text <text>', t('cli.option.text'))
    .option('--nul', t('cli.option.nul'))
    .option('--once', t('cli.option.once'))
    .addOption(option('--max-clients <n>', t('cli.option.maxClients'), read.wholeNumber(0, CLIENTS_MAX)))
    .addOption(option('--buffer <bytes>', t('cli.option.bufferWrite'), read.wholeNumber(1, BUFFER_MAX)))
    .addOption(option('--split <bytes>', t('cli.option.split'), read.wholeNumber(1, BUFFER_MAX)))
    .addOption(option('--delay <ms>', t('cli.option.delay'), read.wholeNumber(0, SPLIT_DELAY_MAX_MS)))
    .addOption(
      option('--backlog <n>', t('cli.option.backlog'), read.wholeNumber(1, BACKLOG_MAX)).default(
        BACKLOG_DEFAULT,
      ),
    )
    .addOption(
      option('--max-connections <n>', t('cli.option.maxConnections'), read.wholeNumber(1, 1_000_000)),
    )
    .addOption(option('--engine <name>', t('cli.option.engine'), read.oneOf(SERVER_ENGINES), SERVER_ENGINES))
    .option('--half-open', t('cli.option.halfOpen'), false)
    .addOption(lineEnding(t))
    .option('--json', t('cli.option.json'), false)
    .addHelpText('after', `\n${t('cli.help.serverNotes')}`)
    .action((port: number, typed: TypedServer) => {
      const { options: recording, rest: others } = takeRecordOptions(typed, t);
      const { options: answering, rest } = takeRulesOption(others, t);
      const { json, eol, host, backlog, maxConnections, engine, halfOpen, ...behaviour } = rest;
      if (answering.rules !== undefined) refuseBlocking(behaviour.behaviour, engine, t);
      const spec = { kind: 'tcp-server', host, port, backlog, maxConnections, engine, halfOpen };
      actions.server(serverSpecSchema.parse({ ...spec, behaviour: behaviourInput(behaviour, t) }), {
        json,
        eol,
        ...recording,
        ...answering,
      });
    });
}

interface TypedClient
  extends Omit<RunOptions, 'rules'>,
    TypedRules,
    RecordOptions,
    ClientBehaviourOptions,
    TypedRepeat {
  readonly localAddress?: string;
  readonly localPort?: number;
  readonly timeout: number;
}

function addClient(program: Command, t: Translate, actions: Actions): void {
  const read = readers(t);
  addRulesOption(addRepeatOptions(addRecordOptions(program.command('client'), t), t), t)
    .description(t('cli.command.client'))
    .addArgument(argument('<host>', t('cli.argument.clientHost'), read.host))
    .addArgument(argument('<port>', t('cli.argument.clientPort'), read.port))
    .addOption(lineEnding(t))
    .addOption(option('--local-address <address>', t('cli.option.localAddress'), read.address))
    .addOption(option('--local-port <port>', t('cli.option.localPort'), read.port))
    .addOption(
      option(
        '--timeout <ms>',
        t('cli.option.connectTimeout'),
        read.wholeNumber(1, CONNECT_TIMEOUT_MAX_MS),
      ).default(CONNECT_TIMEOUT_MS),
    )
    .option('--json', t('cli.option.json'), false)
    .addHelpText('after', `\n${t('cli.help.clientNotes')}`)
    .addOption(
      option(
        '--behaviour <name>',
        t('cli.option.clientBehaviour'),
        read.oneOf(CLIENT_BEHAVIOURS),
        CLIENT_BEHAVIOURS,
      ).default('manual'),
    )
    .addOption(option('--buffer <bytes>', t('cli.option.bufferRead'), read.wholeNumber(1, BUFFER_MAX)))
    .action((host: string, port: number, typed: TypedClient) => {
      const { options: recording, rest: others } = takeRecordOptions(typed, t);
      const { options: repeating, rest: more } = takeRepeatOptions(others, t);
      const { options: answering, rest } = takeRulesOption(more, t);
      const { json, eol, timeout, localAddress, localPort, ...behaviour } = rest;
      // Half-open: what the server still has to say after our last line must be heard. By rules it is the server that
      // ends first, and what they answer goes before our end.
      const halfOpen = answering.rules === undefined;
      const spec = {
        kind: 'tcp-client',
        host,
        port,
        connectTimeoutMs: timeout,
        halfOpen,
        localAddress,
        localPort,
      };
      actions.client(clientSpecSchema.parse({ ...spec, behaviour: behaviourInput(behaviour, t) }), {
        json,
        eol,
        ...recording,
        ...repeating,
        ...answering,
      });
    });
}

/** The bytes of a server in the blocking engine are in another thread: rules never see them. */
function refuseBlocking(behaviour: string, engine: ServerEngine | undefined, t: Translate): void {
  if (engine === 'blocking' || (engine === undefined && behaviour === 'iterative'))
    throw new UsageError(t('rules.notHere'));
}

/** Commander's own `help` answers an unknown name with the whole help and exit code 0. */
function addHelp(program: Command, t: Translate): void {
  program
    .command('help')
    .description(t('cli.command.help'))
    .addArgument(new Argument('[command]', t('cli.argument.command')))
    .action((name: string | undefined) => {
      const found = name === undefined ? program : program.commands.find((each) => each.name() === name);
      if (found === undefined) throw new UsageError(t('cli.error.unknownCommand', { name: name ?? '' }));
      found.outputHelp();
    });
}

function lineEnding(t: Translate): Option {
  const read = readers(t).oneOf(LINE_ENDINGS);
  return option('--eol <ending>', t('cli.option.lineEnding'), read, LINE_ENDINGS).default('lf');
}

function option<T>(flags: string, description: string, read: Reader<T>, choices?: readonly string[]): Option {
  const made = new Option(flags, description);
  if (choices !== undefined) made.choices(choices);
  // After `choices`, which brings a reader of its own.
  return made.argParser((value) => read(value, made.long ?? flags));
}

function argument<T>(name: string, description: string, read: Reader<T>): Argument {
  const made = new Argument(name, description);
  return made.argParser((value) => read(value, made.name()));
}
