import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';

/** One target's half of the connection. Playwright's types know every command and event. */
export interface Session extends Pick<CDPSession, 'send' | 'on' | 'once'> {
  /** Sends what may fail: the page or the request it is about may have gone. */
  tell(...command: Parameters<CDPSession['send']>): void;
}
type Answer = { error?: { message: string }; result?: unknown };

/** A Chrome DevTools Protocol client over `--remote-debugging-pipe`: JSON messages, each ended by a zero byte. */
export function connect(input: Readable, output: Writable) {
  const calls = new Map<number, (answer: Answer) => void>();
  const sessions = new Map<string | undefined, EventEmitter>();
  let lastId = 0;
  let rest = '';

  input.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const message = JSON.parse(text);
      if (message.method) sessions.get(message.sessionId)?.emit(message.method, message.params);
      calls.get(message.id)?.(message);
      calls.delete(message.id);
    }
  });
  output.on('error', () => {}); // Chromium is gone: its exit is reported elsewhere.

  /** The session of one attached target; without an id, the browser's own. */
  return (sessionId?: string): Session => {
    const session = Object.assign(new EventEmitter(), {
      async send(method: string, params: object = {}) {
        const id = ++lastId;
        output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        const { error, result } = await new Promise<Answer>((resolve) => calls.set(id, resolve));
        if (error) throw new Error(`${method}: ${error.message}`);
        return result;
      },
      tell: (method: string, params?: object) => void session.send(method, params).catch(() => {}),
    });
    sessions.set(sessionId, session);
    return session as unknown as Session;
  };
}
