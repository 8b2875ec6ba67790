import type { BehavedSocket, SocketBehaviour } from './socketBehaviour';

/** Greets and closes: the server is the first to end (hello_server of the notes). */
export class Hello implements SocketBehaviour {
  private readonly greeting: Uint8Array;

  /** `nul`: with the NUL byte that ends a string in C. */
  constructor(text: string, nul: boolean) {
    this.greeting = Buffer.from(nul ? `${text}\0` : text);
  }

  begin(socket: BehavedSocket): void {
    if (this.greeting.length > 0) socket.reply(this.greeting, 0);
    socket.quit();
  }
}
