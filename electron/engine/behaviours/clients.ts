/** The clients of the course notes. */

import { Lines } from '@shared/bytes/lines';
import { NOTE_BYTES } from '@shared/contract/limits';
import { cText } from '../core/cText';
import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

const QUIT = /^[qQ]\r?\n$/;

/** One read, then close (hello_client). */
export const READ_ONCE: SocketBehaviour = {
  begin(socket) {
    socket.hold(false);
  },
  received(socket, chunk) {
    tell(socket, chunk);
    socket.quit();
  },
};

/** After each line it sends, exactly one read (the notes' echo client): what that read leaves comes one line too late. */
export const NAIVE: SocketBehaviour = {
  takes(socket, bytes) {
    if (!QUIT.test(Buffer.from(bytes).toString('latin1'))) return false;
    socket.note({ note: 'quit' });
    socket.quit();
    return true;
  },
  sent(socket) {
    socket.hold(false);
  },
  received(socket, chunk) {
    tell(socket, chunk);
  },
};

/** Takes an answer for whole at its newline, however many reads it came in (CSAPP's echo client). */
export class LineClient implements SocketBehaviour {
  private readonly lines = new Lines();

  received(socket: BehavedSocket, chunk: Uint8Array): void {
    for (const line of this.lines.push(chunk)) tell(socket, line);
  }

  peerEnded(socket: BehavedSocket): boolean {
    const last = this.lines.end();
    if (last.length > 0) tell(socket, last);
    return false;
  }
}

function tell(socket: BehavedSocket, bytes: Uint8Array): void {
  socket.note({ note: 'message', text: cText(bytes.subarray(0, NOTE_BYTES)) });
}
