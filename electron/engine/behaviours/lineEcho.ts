import { Lines } from '@shared/bytes/lines';
import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

/** Sends back whole lines and tells the length of each; the last one also when its newline is missing (CSAPP's echo). */
export class LineEcho implements SocketBehaviour {
  private readonly lines = new Lines();

  received(socket: BehavedSocket, chunk: Uint8Array): void {
    for (const line of this.lines.push(chunk)) answer(socket, line);
  }

  peerEnded(socket: BehavedSocket): boolean {
    const last = this.lines.end();
    if (last.length > 0) answer(socket, last);
    return false;
  }
}

function answer(socket: BehavedSocket, line: Uint8Array): void {
  socket.note({ note: 'line-received', n: line.length });
  if (socket.sendable) socket.reply(line, 0);
}
