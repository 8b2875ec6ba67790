import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { ToWorker } from './messages';

/** The messages of the main thread, in their order; a thread that stands still takes out what cannot wait. */
export class Mailbox {
  private readonly waiting: ToWorker[] = [];

  constructor(
    private readonly port: MessagePort,
    private readonly handle: (message: ToWorker) => void,
  ) {
    port.on('message', (message: ToWorker) => {
      this.waiting.push(message);
      this.work();
    });
  }

  /** Looks without the event loop. What `take` does not want waits for `work`. */
  look(take: (message: ToWorker) => boolean): void {
    for (;;) {
      const received = receiveMessageOnPort(this.port);
      if (received === undefined) return;
      const message: ToWorker = received.message;
      if (!take(message)) this.waiting.push(message);
    }
  }

  /** The thread moves again: what waited is done, after what called this. */
  resume(): void {
    if (this.waiting.length > 0) setImmediate(() => this.work());
  }

  private work(): void {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) this.handle(next);
  }
}
