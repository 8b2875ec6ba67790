/** The command and options of `bothends replay`. */
import { REPLAY_PATIENCE_MAX_MS, REPLAY_SIDES, type ReplaySide } from '@shared/contract/openRecording';
import type { Translate } from '@shared/i18n/index';
import { Argument, type Command, Option } from 'commander';
import { type Reader, readers, UsageError } from './usage';

const PATIENCE_MS = 10_000;
const CONNECTIONS_MAX = 100_000_000;

interface Place {
  readonly host: string;
  readonly port: number;
}

export interface ReplayOptions extends Omit<Typed, 'to' | 'side'> {
  /** Where to connect to; with `listen`, where to wait for a client. */
  readonly place: Place;
  readonly side: ReplaySide;
}

interface Typed {
  readonly to?: Place;
  readonly listen?: Place;
  readonly side?: ReplaySide;
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
  const side = new Option('--side <side>', t('replay.cli.side')).choices(REPLAY_SIDES);
  side.argParser((value) => read.oneOf(REPLAY_SIDES)(value, '--side'));
  program
    .command('replay')
    .description(t('replay.cli.command'))
    .addArgument(new Argument('<file>', t('replay.cli.file')))
    .addOption(option('--to <host:port>', t('replay.cli.to'), readTarget(t)))
    .addOption(option('--listen <[host:]port>', t('replay.cli.listen'), readListen(t)))
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
    .action((file: string, typed: Typed) => actions.replay(file, replayOptions(typed, t)));
}

/** Who listens is the server of that connection, unless it is said otherwise. */
function replayOptions({ to, listen, side, ...rest }: Typed, t: Translate): ReplayOptions {
  const place = listen ?? to;
  if (place === undefined || (listen !== undefined && to !== undefined))
    throw new UsageError(t('replay.cli.toOrListen'));
  return {
    ...rest,
    place,
    ...(listen !== undefined && { listen }),
    side: side ?? (listen === undefined ? 'client' : 'server'),
  };
}

function readTarget(t: Translate): Reader<Place> {
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

/** Alone, a port is one of this machine only. */
function readListen(t: Translate): Reader<Place> {
  const read = readers(t);
  return (value, name) => {
    const [, host, port = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(value) ?? [];
    return { host: host === undefined ? '127.0.0.1' : read.host(host, name), port: read.anyPort(port, name) };
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
