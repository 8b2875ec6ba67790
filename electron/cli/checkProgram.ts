/** `bothends check`, and the options of `bothends client` that repeat a message. */
import {
  CHECK_CHUNK_MAX,
  CHECK_SIZE_MAX,
  type Check,
  checkSchema,
  JOB_COUNT_MAX,
  JOB_EVERY_MAX_MS,
  JOB_WAIT_MAX_MS,
  type Repeat,
  repeatSchema,
} from '@shared/contract/jobs';
import { CONNECT_TIMEOUT_MAX_MS, CONNECT_TIMEOUT_MS } from '@shared/contract/limits';
import { type ClientSpec, clientSpecSchema } from '@shared/contract/spec';
import type { Translate } from '@shared/i18n/index';
import { readSize } from '@shared/jobs/sizes';
import { Argument, type Command, Option } from 'commander';
import { type Reader, readers, UsageError } from './usage';

export interface CheckOptions {
  readonly json: boolean;
}

export interface CheckActions {
  check(spec: ClientSpec, check: Check, options: CheckOptions): void;
}

interface TypedCheck extends CheckOptions {
  readonly size: number;
  readonly chunk: number;
  readonly rate?: number;
  readonly window?: number;
  readonly silence: number;
  readonly timeout: number;
}

export function addCheck(program: Command, t: Translate, actions: CheckActions): void {
  const read = readers(t);
  const size = (max: number, words: string) => sizeReader(t, max, words);
  const option = <T>(flags: string, description: string, reader: Reader<T>): Option => {
    const made = new Option(flags, description);
    return made.argParser((value) => reader(value, made.long ?? flags));
  };
  const argument = <T>(name: string, description: string, reader: Reader<T>): Argument =>
    new Argument(name, description).argParser((value) => reader(value, name));
  program
    .command('check')
    .description(t('echoCheck.cli.command'))
    .addArgument(argument('<host>', t('cli.argument.clientHost'), read.host))
    .addArgument(argument('<port>', t('cli.argument.clientPort'), read.port))
    .addOption(
      option('--size <size>', t('echoCheck.cli.size'), size(CHECK_SIZE_MAX, '1024T')).default(
        100 * 1024 ** 2,
        '100M',
      ),
    )
    .addOption(
      option('--chunk <size>', t('echoCheck.cli.chunk'), size(CHECK_CHUNK_MAX, '1M')).default(
        64 * 1024,
        '64K',
      ),
    )
    .addOption(option('--rate <size>', t('echoCheck.cli.rate'), size(CHECK_SIZE_MAX, '1024T')))
    .addOption(option('--window <size>', t('echoCheck.cli.window'), size(CHECK_SIZE_MAX, '1024T')))
    .addOption(
      option('--silence <ms>', t('echoCheck.cli.silence'), read.wholeNumber(100, JOB_WAIT_MAX_MS)).default(
        10_000,
      ),
    )
    .addOption(
      option(
        '--timeout <ms>',
        t('cli.option.connectTimeout'),
        read.wholeNumber(1, CONNECT_TIMEOUT_MAX_MS),
      ).default(CONNECT_TIMEOUT_MS),
    )
    .option('--json', t('echoCheck.cli.json'), false)
    .addHelpText('after', `\n${t('cli.help.checkNotes')}`)
    .action((host: string, port: number, typed: TypedCheck) => {
      const { json, timeout, silence, rate, window, ...rest } = typed;
      const spec = clientSpecSchema.parse({ kind: 'tcp-client', host, port, connectTimeoutMs: timeout });
      const check = checkSchema.parse({ ...rest, rate, window, silenceMs: silence });
      actions.check(spec, check, { json });
    });
}

function sizeReader(t: Translate, max: number, words: string): Reader<number> {
  return (value, name) => {
    const size = readSize(value, 1, max);
    if (size !== null) return size;
    const reason = t('echoCheck.invalid.size', { max: words });
    throw new UsageError(t('cli.error.invalidArgument', { value, name, reason }));
  };
}

export interface TypedRepeat {
  readonly repeat?: string;
  readonly every?: number;
  readonly count?: number;
}

export function addRepeatOptions(command: Command, t: Translate): Command {
  const read = readers(t);
  return command
    .option('--repeat <message>', t('jobs.cli.repeat'))
    .addOption(
      new Option('--every <ms>', t('jobs.cli.every')).argParser((value) =>
        read.wholeNumber(1, JOB_EVERY_MAX_MS)(value, '--every'),
      ),
    )
    .addOption(
      new Option('--count <n>', t('jobs.cli.count')).argParser((value) =>
        read.wholeNumber(1, JOB_COUNT_MAX)(value, '--count'),
      ),
    );
}

/** What is repeated, if anything, and the other options. */
export function takeRepeatOptions<T extends TypedRepeat>(
  { repeat: text, every, count, ...rest }: T,
  t: Translate,
): { readonly options: { readonly repeating?: Repeat }; readonly rest: Omit<T, keyof TypedRepeat> } {
  if (text === undefined) {
    const name = every !== undefined ? '--every' : count !== undefined ? '--count' : null;
    if (name !== null) throw new UsageError(t('jobs.cli.needsRepeat', { name }));
    return { options: {}, rest };
  }
  const repeating = repeatSchema.parse({ message: { text }, everyMs: every ?? 1_000, count: count ?? null });
  return { options: { repeating }, rest };
}
