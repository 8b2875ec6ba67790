import type { AttemptError } from '@shared/contract/errors';
import { explainFailure } from '@shared/tcp/explain';
import type { Terminal } from './terminal';

/** Says on stderr what failed, why, and what a person can do about it. */
export function tellFailure({ err, t }: Terminal, { code, message, explanation }: AttemptError): void {
  // Node's messages often begin with the code.
  const plain = message.startsWith(code) ? message.slice(code.length).replace(/^[:\s]+/, '') : message;
  const failed = plain === '' ? code : t('cli.line.failed', { code, message: plain });
  const title = t(`explain.${explanation}.title`);
  const lines = [
    t('cli.error.prefix', { message: failed }),
    t('cli.line.why', { title, text: t(`explain.${explanation}.text`) }),
    t('cli.line.hint', { text: t(`explain.${explanation}.next`) }),
  ];
  err.write(`${lines.join('\n')}\n`);
}

/** An error of Node's `listen`, as data. */
export function listenError(error: unknown): AttemptError {
  const { code = 'UNKNOWN', message }: NodeJS.ErrnoException =
    error instanceof Error ? error : new Error(String(error));
  return { code, message, explanation: explainFailure({ situation: 'listen', code }) };
}
