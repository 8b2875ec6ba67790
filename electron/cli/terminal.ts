import type { Readable } from 'node:stream';
import { createTranslator, type Language, type Translate } from '@shared/i18n/index';
import { languageOf } from './language';
import { Sink } from './sink';

/** What a command of ours runs in: the three standard streams, a language, and the wish to stop. */
export interface Terminal {
  readonly input: Readable;
  readonly out: Sink;
  readonly err: Sink;
  readonly language: Language;
  readonly t: Translate;
  /** Resolves with the exit code when somebody wants this to end: a signal, or a reader that left. */
  readonly stopped: Promise<number>;
}

/** How long output is waited for after a signal, when its reader may have stopped reading. */
const LAST_WORDS_MS = 500;

export function openTerminal(): Terminal {
  let stop: (code: number) => void = () => undefined;
  const stopped = new Promise<number>((resolve) => {
    stop = resolve;
  });
  // Never removed: npm passes a signal on that the shell has sent to all of us, so it comes twice.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  const { stdin: input, stdout, stderr, env } = process;
  const err = new Sink(stderr, () => stop(0));
  const out = new Sink(stdout, (code) => {
    // `… | head -1` has what it wanted.
    if (code !== 'EPIPE') err.write(`stdout: ${code}\n`);
    stop(code === 'EPIPE' ? 0 : 1);
  });
  const language = languageOf(env, Intl.DateTimeFormat().resolvedOptions().locale);
  return { input, out, err, language, t: createTranslator(language).t, stopped };
}

/** Ends the process once its output is out. */
export async function leave(terminal: Terminal, code: number): Promise<never> {
  const flushed = Promise.all([terminal.out.flushed(), terminal.err.flushed()]);
  const givenUp = terminal.stopped.then(
    () => new Promise<void>((resolve) => setTimeout(resolve, LAST_WORDS_MS)),
  );
  await Promise.race([flushed, givenUp]);
  process.exit(code);
}
