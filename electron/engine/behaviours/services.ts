/** The classic small services: RFC 862 echo, 863 discard, 864 chargen, 867 daytime. */
import { chargenLines, daytimeText } from '../core/services';
import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

/** Lines of one write: enough to keep a socket busy, few enough to leave the others their turn. */
const LINES_PER_WRITE = 100;

export const ECHO: SocketBehaviour = {
  received(socket, chunk, seq) {
    socket.reply(chunk, seq);
  },
};

export const MANUAL: SocketBehaviour = {};

/** What arrives is counted and logged like everywhere; nobody answers. */
export const DISCARD: SocketBehaviour = {};

export const DAYTIME: SocketBehaviour = {
  begin(socket) {
    socket.reply(Buffer.from(daytimeText(new Date())), 0);
    socket.quit();
  },
};

/** Sends for as long as the peer takes it. */
export class Chargen implements SocketBehaviour {
  private line = 0;
  private next: NodeJS.Immediate | null = null;

  begin(socket: BehavedSocket): void {
    this.drained(socket);
  }

  drained(socket: BehavedSocket): void {
    // In a turn of its own: a peer that takes everything at once would else never let go of the loop.
    this.next ??= setImmediate(() => {
      this.next = null;
      if (!socket.sendable) return;
      const text = chargenLines(this.line, LINES_PER_WRITE);
      this.line += LINES_PER_WRITE;
      if (socket.reply(Buffer.from(text, 'latin1'), 0)) this.drained(socket);
    });
  }

  gone(): void {
    if (this.next !== null) clearImmediate(this.next);
  }
}
