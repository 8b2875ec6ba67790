import type { EventFields } from '@shared/contract/events';

/** A connection as whoever attends its session sees it. */
export interface AttendedSocket {
  /** Number within its session. */
  readonly number: number;
  /** True while bytes can be sent. */
  readonly sendable: boolean;
  /** Sends an automatic reply, as a behaviour does. False: the kernel is behind; wait for `drained`. */
  reply(bytes: Uint8Array, sameAs: number): boolean;
  /** Stops reading for the attendant's sake, or goes on. */
  wait(waiting: boolean): void;
  /** Sends our FIN as the answer to the peer's, unless the session keeps its direction open. */
  answerEnd(): void;
  close(): unknown;
  reset(): unknown;
  fired(fields: EventFields<'rule-fired'>): void;
  note(fields: EventFields<'note'>): void;
}

/** Takes part in a session beside its behaviour: it sees what arrives, in order, after the row and the behaviour. */
export interface Attendant {
  /** `seq`: of the row that has these bytes. They must not be changed or kept beyond the call. */
  received(socket: AttendedSocket, chunk: Uint8Array, seq: number): void;
  /** The kernel has taken every reply so far. */
  drained(socket: AttendedSocket): void;
  /** The peer's FIN arrived, after everything it sent. */
  peerEnded(socket: AttendedSocket): void;
  /** Whether our FIN may answer the peer's now. False: the attendant calls `answerEnd` when it has no more to say. */
  mayEnd(socket: AttendedSocket): boolean;
  /** The socket is gone: timers end here. */
  gone(socket: AttendedSocket): void;
}
