import type { AttemptError, ErrorInfo } from '@shared/contract/errors';
import { explainFailure, type Situation } from '@shared/tcp/explain';

/** What Node's socket errors carry beside their message. */
interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

/** Attempts one error lists; a name may have hundreds of addresses, and a row must fit into a frame. */
const LISTED_ATTEMPTS = 32;

/**
 * A Node error as data. An AggregateError (every address of a name failed) has an empty message and keeps its reasons
 * in `errors`: each becomes an attempt, and the message is made of them.
 */
export function errorInfo(error: unknown, situation: Situation): ErrorInfo {
  if (error instanceof AggregateError && error.errors.length > 0) {
    const attempts = error.errors.slice(0, LISTED_ATTEMPTS).map((each) => single(each, situation, 1));
    const whole = single(error, situation, error.errors.length);
    return { ...whole, message: attempts.map((attempt) => attempt.message).join('; '), attempts };
  }
  return single(error, situation, 1);
}

function single(error: unknown, situation: Situation, attempts: number): AttemptError {
  const { code = 'UNKNOWN', syscall, address, port, message } = asSystemError(error);
  return {
    code,
    message: message === '' ? code : message,
    ...(syscall === undefined ? {} : { syscall }),
    ...(address === undefined ? {} : { address }),
    ...(port === undefined ? {} : { port }),
    explanation: explainFailure({ situation, code, syscall, attempts }),
  };
}

function asSystemError(error: unknown): SystemError {
  return error instanceof Error ? error : new Error(String(error));
}
