import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

/** Bytes that may wait to be sent back before reading stops. */
const WAITING_BYTES = 64 * 1024;

/** Sends back what arrives in pieces of `bytes`, `delayMs` apart: the reader sees that TCP knows no messages. */
export class SplitEcho implements SocketBehaviour {
  private waiting: Uint8Array[] = [];
  private size = 0;
  private timer: NodeJS.Timeout | null = null;
  private isBehind = false;
  private hasEnded = false;

  constructor(
    private readonly bytes: number,
    private readonly delayMs: number,
  ) {}

  received(socket: BehavedSocket, chunk: Uint8Array): void {
    this.waiting.push(chunk);
    this.size += chunk.length;
    if (this.size > WAITING_BYTES) socket.hold(true);
    // The first piece goes at once, so that the pause is between two pieces.
    if (this.timer === null && !this.isBehind) this.step(socket);
  }

  drained(socket: BehavedSocket): void {
    this.isBehind = false;
    if (this.timer === null) this.later(socket);
  }

  peerEnded(): boolean {
    this.hasEnded = true;
    return this.timer !== null || this.isBehind;
  }

  gone(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private step(socket: BehavedSocket): void {
    const piece = this.take();
    if (piece.length === 0) {
      if (this.hasEnded) socket.answerEnd();
      return;
    }
    if (!socket.sendable) return;
    if (this.size <= WAITING_BYTES) socket.hold(false);
    this.isBehind = !socket.reply(piece, 0);
    if (!this.isBehind) this.later(socket);
  }

  private later(socket: BehavedSocket): void {
    this.timer = setTimeout(() => {
      this.timer = null;
      this.step(socket);
    }, this.delayMs);
  }

  /** The next piece; shorter at the end of what waits. */
  private take(): Uint8Array {
    const parts: Uint8Array[] = [];
    let wanted = Math.min(this.bytes, this.size);
    this.size -= wanted;
    while (wanted > 0) {
      const first = this.waiting[0];
      if (first === undefined) break;
      const part = first.subarray(0, wanted);
      parts.push(part);
      wanted -= part.length;
      if (part.length === first.length) this.waiting.shift();
      else this.waiting[0] = first.subarray(part.length);
    }
    return Buffer.concat(parts);
  }
}
