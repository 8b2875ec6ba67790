import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

/** Echoes in writes of at most `buffer` bytes, as a program with a buffer of that size would. */
export class SlicedEcho implements SocketBehaviour {
  constructor(private readonly buffer: number) {}

  received(socket: BehavedSocket, chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && socket.sendable; at += this.buffer)
      socket.reply(chunk.subarray(at, at + this.buffer), 0);
  }
}
