import type { ErrorInfo } from '@shared/contract/errors';
import { fail } from '@shared/contract/result';

/** Errors of the bridge itself: what a view asked for does not fit. */
export type Refusal = { readonly ok: false; readonly error: ErrorInfo };

/** A message longer than this only repeats what the view sent. */
const MESSAGE_CHARS = 500;

export function badCommand(message: string): Refusal {
  const text = message.length > MESSAGE_CHARS ? `${message.slice(0, MESSAGE_CHARS)}…` : message;
  return fail({ code: 'BAD_COMMAND', message: text, explanation: 'bad-command' });
}

export function notNow(message: string): Refusal {
  return fail({ code: 'NOT_POSSIBLE_NOW', message, explanation: 'bad-command' });
}

export function unknownSession(session: number): Refusal {
  return fail({
    code: 'UNKNOWN_SESSION',
    message: `there is no session ${session}`,
    explanation: 'bad-command',
  });
}

export function notWatched(session: number): Refusal {
  return notNow(`session ${session} is not watched`);
}
