/** Text frames carry commands, answers and notices; binary frames carry rows. */
export type Frame = string | Uint8Array;

export interface PipeListener {
  /** Whatever the peer sent: it may be anything a transport can carry, and is checked above. */
  frame(frame: unknown): void;
  /** Called once, whoever closed it, but not inside `close`. No frame comes afterwards. */
  closed(): void;
}

/**
 * The transport seam: in order, reliable, with an end. Binary frames arrive as a Uint8Array of their own memory.
 * Frames sent after the end are dropped.
 */
export interface Pipe {
  /** Never throws. The memory of a binary frame belongs to the pipe from now on. */
  send(frame: Frame): void;
  close(): void;
  /** Starts delivery, after it has returned; frames and an end that came before wait for it. Called once. */
  listen(listener: PipeListener): void;
}
