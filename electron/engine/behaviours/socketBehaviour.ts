import type { EventFields } from '@shared/contract/events';

/** What a behaviour sees of its socket, and may do with it. */
export interface BehavedSocket {
  /** True while bytes can be sent. */
  readonly sendable: boolean;
  /**
   * Sends an automatic reply, which must not change until the kernel has it. `sameAs`: seq of a row with these very
   * bytes; 0 for none. False: the kernel is behind; nothing more is read until `drained`.
   */
  reply(bytes: Uint8Array, sameAs: number): boolean;
  /** Stops reading, or goes on. */
  hold(held: boolean): void;
  /** Sends our FIN as the answer to the peer's, unless the session keeps its direction open. */
  answerEnd(): void;
  /** POSIX close(), after what is queued. */
  quit(): void;
  note(fields: EventFields<'note'>): void;
}

/** What a session does by itself on one socket. One that remembers nothing serves all sockets. */
export interface SocketBehaviour {
  /** The socket may be used: it is connected, and it is its turn. */
  begin?(socket: BehavedSocket): void;
  /** `seq`: of the row that has these bytes. They must not be changed or kept beyond the call unless they are sent. */
  received?(socket: BehavedSocket, chunk: Uint8Array, seq: number): void;
  /** The kernel has taken every reply so far. */
  drained?(socket: BehavedSocket): void;
  /** The peer's FIN arrived, after everything it sent. True: the behaviour answers it itself, later. */
  peerEnded?(socket: BehavedSocket): boolean;
  /** A person has sent this; not asked for what `refuses` took. */
  sent?(socket: BehavedSocket): void;
  /** A person wants to send this. True: it was meant for the program, and is not sent. */
  takes?(socket: BehavedSocket, bytes: Uint8Array): boolean;
  /** The socket is gone: timers end here. */
  gone?(): void;
}
