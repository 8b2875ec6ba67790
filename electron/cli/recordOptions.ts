/** `--record FILE` and what goes with it, of `server` and `client`. */
import { resolve } from 'node:path';
import {
  ROTATE_BYTES_MAX,
  ROTATE_BYTES_MIN,
  ROTATE_SECONDS_MAX,
  WHEN_SLOW,
  type WhenSlow,
} from '@shared/contract/recording';
import type { Translate } from '@shared/i18n/index';
import { formatBytes } from '@shared/i18n/index';
import { troubleWords } from '@shared/i18n/recordWords';
import { type Command, Option } from 'commander';
import { version } from '../../package.json';
import type { Engine } from '../engine/index';
import { describeEvent, NO_MARKS, nameOfSession, Recording } from '../recording/index';
import { readSize } from './sizeOption';
import type { Terminal } from './terminal';
import { readers, UsageError } from './usage';

export interface RecordOptions {
  readonly record?: string;
  readonly recordReplace?: boolean;
  readonly recordSize?: number;
  readonly recordSeconds?: number;
  readonly recordSlow?: WhenSlow;
}

export function addRecordOptions(command: Command, t: Translate): Command {
  const read = readers(t);
  const option = <T>(
    flags: string,
    description: string,
    parse: (value: string, name: string) => T,
  ): Option => {
    const made = new Option(flags, description);
    return made.argParser((value) => parse(value, made.long ?? flags));
  };
  const size = (value: string, name: string): number => {
    const bytes = readSize(t)(value, name);
    if (bytes >= ROTATE_BYTES_MIN && bytes <= ROTATE_BYTES_MAX) return bytes;
    const reason = t('cli.invalid.recordSize');
    throw new UsageError(t('cli.error.invalidArgument', { value, name, reason }));
  };
  return command
    .option('--record <file>', t('cli.option.record'))
    .option('--record-replace', t('cli.option.recordReplace'))
    .addOption(option('--record-size <size>', t('cli.option.recordSize'), size))
    .addOption(
      option('--record-seconds <n>', t('cli.option.recordSeconds'), read.wholeNumber(1, ROTATE_SECONDS_MAX)),
    )
    .addOption(
      option('--record-slow <how>', t('cli.option.recordSlow'), read.oneOf(WHEN_SLOW))
        .choices([...WHEN_SLOW])
        .argParser((value) => read.oneOf(WHEN_SLOW)(value, '--record-slow')),
    );
}

/** The options of a recording among others; each without `--record` is refused. */
export function takeRecordOptions<T extends RecordOptions>(typed: T, t: Translate) {
  const { record, recordReplace, recordSize, recordSeconds, recordSlow, ...rest } = typed;
  const given = { recordReplace, recordSize, recordSeconds, recordSlow };
  const [lonely] = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (record === undefined && lonely !== undefined)
    throw new UsageError(
      t('cli.error.needsRecord', { option: `--${lonely.replace('record', 'record-').toLowerCase()}` }),
    );
  const options: RecordOptions = {
    ...(record !== undefined && { record }),
    ...(recordReplace !== undefined && { recordReplace }),
    ...(recordSize !== undefined && { recordSize }),
    ...(recordSeconds !== undefined && { recordSeconds }),
    ...(recordSlow !== undefined && { recordSlow }),
  };
  return { options, rest };
}

/** A recording of everything an engine does. Throws a UsageError when the file cannot be written. */
export function recordAll(engine: Engine, options: RecordOptions, t: Translate): Recording | null {
  if (options.record === undefined) return null;
  const started = Recording.start({
    engine,
    recording: 1,
    session: null,
    file: resolve(options.record),
    replace: options.recordReplace ?? false,
    whenSlow: options.recordSlow ?? 'slow',
    rotation: { bytes: options.recordSize ?? null, seconds: options.recordSeconds ?? null },
    version,
    describe: describeEvent,
    nameOf: nameOfSession,
    marks: NO_MARKS,
    onChanged: () => undefined,
  });
  if (started instanceof Recording) return started;
  const reason = started.trouble === 'exists' ? t('cli.invalid.recordExists') : troubleWords(started, t);
  throw new UsageError(t('cli.error.invalidArgument', { value: started.file, name: '--record', reason }));
}

/** Ends it, and says what is in the file. Sessions are gone by now, and their rows with them. */
export async function endRecording(recording: Recording, { err, t, language }: Terminal): Promise<void> {
  await recording.stop();
  const { status, files, bytes, missingRows, missingBytes, slowedMs } = recording.state;
  if (status !== 'stopped') return;
  const size = formatBytes(bytes, language);
  const lines: string[] = [t('cli.line.recorded', { size, file: files.join(', ') })];
  if (missingRows > 0) lines.push(t('cli.line.recordMissing', { size: formatBytes(missingBytes, language) }));
  if (slowedMs >= 1) lines.push(t('cli.line.recordSlowed', { ms: Math.round(slowedMs) }));
  err.write(`${lines.join('\n')}\n`);
}
