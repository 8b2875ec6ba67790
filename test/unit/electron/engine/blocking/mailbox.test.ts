import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Mailbox } from '../../../../../electron/engine/blocking/mailbox';
import type { ToWorker } from '../../../../../electron/engine/blocking/messages';
import { pollUntil } from '../../../../helpers/pollUntil';

const send = (socket: number): ToWorker => ({ do: 'send', socket, bytes: Uint8Array.of(1) });
const RESET: ToWorker = { do: 'reset', socket: 9 };

let channel = new MessageChannel();
let handled: ToWorker[] = [];
let mailbox: Mailbox;
beforeEach(() => {
  channel = new MessageChannel();
  handled = [];
  mailbox = new Mailbox(channel.port2, (message) => void handled.push(message));
});
afterEach(() => channel.port1.close());

const post = (...messages: ToWorker[]): void => {
  for (const message of messages) channel.port1.postMessage(message);
};
const isUrgent = (message: ToWorker): boolean => message.do === 'reset';

describe('the mailbox of a server’s thread', () => {
  it('hands out messages in their order', async () => {
    post(send(1), RESET, send(2));
    await pollUntil('three messages', () => handled.length === 3);
    expect(handled).toEqual([send(1), RESET, send(2)]);
  });

  it('lets a thread that stands still take what cannot wait, and keeps the rest in order', async () => {
    post(send(1), RESET, send(2), RESET, send(3));
    const taken: ToWorker[] = [];
    mailbox.look((message) => {
      if (isUrgent(message)) taken.push(message);
      return isUrgent(message);
    });
    expect(taken).toEqual([RESET, RESET]);
    expect(handled).toEqual([]);
    mailbox.resume();
    // Not inside the call: whoever resumes is not through yet.
    expect(handled).toEqual([]);
    await pollUntil('what waited', () => handled.length === 3);
    expect(handled).toEqual([send(1), send(2), send(3)]);
  });

  it('does what waited before what comes', async () => {
    post(send(1));
    mailbox.look(() => false);
    post(send(2));
    await pollUntil('both', () => handled.length === 2);
    expect(handled).toEqual([send(1), send(2)]);
  });

  it('has nothing to do when there is nothing', () => {
    mailbox.look(() => {
      throw new Error('nothing was sent');
    });
    mailbox.resume();
    expect(handled).toEqual([]);
  });
});
