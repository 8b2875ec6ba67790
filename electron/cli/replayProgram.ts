/** The command and options of `bothends replay`. */
import { REPLAY_PATIENCE_MAX_MS, REPLAY_SIDES, type ReplaySide } from '@shared/contract/openRecording';
import type { Translate } from '@shared/i18n/index';
import { Argument, type Command, Option } from 'commander';
import { type Reader, readers, UsageError } from './usage';

const PATIENCE_MS = 10_000;
const CONNECTIONS_MAX = 100_000_000;

export interface ReplayOptions {
  readonly to: { readonly host: string; readonly port: number };
  readonly side: ReplaySide;
  /** Infinite: no waiting but for answers. */
  readonly speed: number;
  readonly connection: number;
  readonly timeout: number;
  readonly json: boolean;
}

export interface ReplayActions {
  replay(file: string, options: ReplayOptions): void;
}

export function addReplay(program: Command, t: Translate, actions: ReplayActions): void {
  const read = readers(t);
  const option = <T>(flags: string, description: string, reader: Reader<T>): Option => {
    const made = new Option(flags, description);
    return made.argParser((value) => reader(value, made.long ?? flags));
  };
  const side = new Option('--side <side>', t('replay.cli.side')).choices(REPLAY_SIDES).default('client');
  side.argParser((value) => read.oneOf(REPLAY_SIDES)(value, '--side'));
  program
    .command('replay')
    .description(t('replay.cli.command'))
    .addArgument(new Argument('<file>', t('replay.cli.file')))
    .addOption(option('--to <host:port>', t('replay.cli.to'), readTarget(t)).makeOptionMandatory())
    .addOption(side)
    .addOption(option('--speed <n>', t('replay.cli.speed'), readSpeed(t)).default(1))
    .addOption(
      option('--connection <n>', t('replay.cli.connection'), read.wholeNumber(1, CONNECTIONS_MAX)).default(1),
    )
    .addOption(
      option('--timeout <ms>', t('replay.cli.patience'), read.wholeNumber(1, REPLAY_PATIENCE_MAX_MS)).default(
        PATIENCE_MS,
      ),
    )
    .option('--json', t('replay.cli.json'), false)
    .addHelpText('after', `\n${t('replay.cli.notes')}`)
    .action((file: string, options: ReplayOptions) => actions.replay(file, options));
}

function readTarget(t: Translate): Reader<ReplayOptions['to']> {
  const read = readers(t);
  return (value, name) => {
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
    if (host === undefined || port === undefined)
      throw new UsageError(
        t('cli.error.invalidArgument', { value, name, reason: t('replay.cli.invalidTo') }),
      );
    return { host: read.host(host, name), port: read.port(port, name) };
  };
}

function readSpeed(t: Translate): Reader<number> {
  return (value, name) => {
    if (value === 'max') return Number.POSITIVE_INFINITY;
    const speed = /^\d{1,6}(\.\d{1,6})?$/.test(value) ? Number(value) : 0;
    if (speed > 0) return speed;
    throw new UsageError(
      t('cli.error.invalidArgument', { value, name, reason: t('replay.cli.invalidSpeed') }),
    );
  };
}
