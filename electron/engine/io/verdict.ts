import type { ErrorInfo, OWN_CODES } from '@shared/contract/errors';
import { fail, ok, type Result } from '@shared/contract/result';
import type { ExplanationId } from '@shared/tcp/explanations';

type OwnCode = (typeof OWN_CODES)[number];

/** The answer to a verb; what then happens on the socket is told by events. */
export type Verdict = Result<Record<string, never>, ErrorInfo>;
export const DONE: Verdict = ok({});

interface Refusal {
  readonly ok: false;
  readonly error: ErrorInfo;
}

/** An expected failure of ours, as data. */
export function ownError(code: OwnCode, explanation: ExplanationId, message: string): ErrorInfo {
  return { code, message, explanation };
}

export function refuse(code: OwnCode, explanation: ExplanationId, message: string): Refusal {
  return fail(ownError(code, explanation, message));
}

export function notNow(message: string): Refusal {
  return refuse('NOT_POSSIBLE_NOW', 'bad-command', message);
}

export function unknownSession(id: number): Refusal {
  return refuse('UNKNOWN_SESSION', 'bad-command', `there is no session ${id}`);
}

export function unknownSocket(number: number): Refusal {
  return refuse('UNKNOWN_SOCKET', 'bad-command', `there is no open socket #${number}`);
}
