import { exact } from './exact';
import { Inbox } from './inbox';
import type { Frame, Pipe } from './pipe';

/** What this pipe needs of a WebSocket: a browser's has it, and so have both ends of the `ws` package. */
export interface WebSocketLike {
  binaryType: string;
  readonly readyState: number;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
}

const CONNECTING = 0;
const CLOSING = 2;

/**
 * A pipe over a WebSocket. One that still connects is welcome: frames wait until it is open, and a connection that
 * fails is an end like any other. Make the pipe as soon as there is a socket, or the first frames are missed.
 */
export function socketPipe(socket: WebSocketLike): Pipe {
  const inbox = new Inbox();
  let outgoing: Frame[] | null = socket.readyState === CONNECTING ? [] : null;
  const post = (frame: Frame): void => socket.send(typeof frame === 'string' ? frame : exact(frame));
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    const frames = outgoing ?? [];
    outgoing = null;
    for (const frame of frames) post(frame);
  });
  socket.addEventListener('message', ({ data }) => inbox.frame(asFrame(data)));
  socket.addEventListener('close', () => inbox.end());
  // `ws` throws an error that nobody listens to; `close` follows it anyway.
  socket.addEventListener('error', () => undefined);
  if (socket.readyState >= CLOSING) inbox.end();
  return {
    send(frame: Frame): void {
      if (inbox.isClosed) return;
      if (outgoing === null) post(frame);
      else outgoing.push(frame);
    },
    close(): void {
      outgoing = null;
      inbox.close();
      socket.close();
    },
    listen: (listener) => inbox.listen(listener),
  };
}

function asFrame(data: unknown): unknown {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return data instanceof Uint8Array ? exact(data) : data;
}
