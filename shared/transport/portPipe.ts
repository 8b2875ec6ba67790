import { exact } from './exact';
import { Inbox } from './inbox';
import type { Frame, Pipe } from './pipe';

/** What this pipe needs of a DOM MessagePort; Node's and a worker's have it too. */
export interface PortLike {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/** A pipe over a MessagePort. Electron and current browsers report the peer's end with a `close` event. */
export function portPipe(port: PortLike): Pipe {
  const inbox = new Inbox();
  port.addEventListener('message', ({ data }) =>
    inbox.frame(data instanceof Uint8Array ? exact(data) : data),
  );
  port.addEventListener('close', () => inbox.end());
  port.start();
  return {
    send(frame: Frame): void {
      // A clone of a view takes the whole buffer behind it along.
      if (!inbox.isClosed) port.postMessage(typeof frame === 'string' ? frame : exact(frame));
    },
    close(): void {
      inbox.close();
      port.close();
    },
    listen: (listener) => inbox.listen(listener),
  };
}
