import { randomBytes } from 'node:crypto';
import { expandTemplate, parseTemplate } from '@shared/bytes/template';
import type { ErrorInfo } from '@shared/contract/errors';
import type { JobMessage } from '@shared/contract/jobs';
import { fail, ok, type Result } from '@shared/contract/result';

/** Makes the bytes of a message: new ones each time, `counter` of them before these. */
export type MakeMessage = (counter: number) => Result<Uint8Array, ErrorInfo>;

/** Reads a message; what is wrong with it is told before anything is sent. */
export function readMessage({ text, ...form }: JobMessage): Result<MakeMessage, ErrorInfo> {
  const template = parseTemplate(text, form);
  if (!template.ok) return fail(cannotSend(template.error));
  const make: MakeMessage = (counter) => {
    const made = expandTemplate(template.value, {
      counter,
      now: Date.now(),
      random: (count) => randomBytes(count),
      env: (name) => process.env[name],
    });
    return made.ok ? made : fail(cannotSend(made.error));
  };
  const first = make(0);
  if (!first.ok) return first;
  return first.value.length === 0 ? fail(badMessage('the message is empty')) : ok(make);
}

function cannotSend(error: { readonly at: number; readonly problem: string }): ErrorInfo {
  return badMessage(`the message cannot be sent: ${error.problem} at ${error.at}`);
}

function badMessage(message: string): ErrorInfo {
  return { code: 'BAD_COMMAND', message, explanation: 'bad-command' };
}
