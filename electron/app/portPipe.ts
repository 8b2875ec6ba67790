import { type Pipe, portPipe } from '@shared/transport/index';
import type { MessagePortMain } from 'electron';

/** A pipe over the main process's end of a channel: the same as the page's end, but for how one listens to it. */
export function mainPortPipe(port: MessagePortMain): Pipe {
  return portPipe({
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
    addEventListener(type: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (type === 'message') port.on('message', listener);
      else port.on('close', () => listener({ data: null }));
    },
  });
}
