import type { Pipe } from '@shared/transport/pipe';
import { portPipe } from '@shared/transport/portPipe';
import { socketPipe, type WebSocketLike } from '@shared/transport/socketPipe';

/** What the desktop's preload puts on the window. */
export interface DesktopBridge {
  /** Asks the host for a port; it comes as a window message that repeats the nonce. */
  requestPort(nonce: string): void;
}

declare global {
  interface Window {
    readonly bothends?: DesktopBridge;
  }
}

/** The host answers within milliseconds; much longer means that it is not there. */
const OPEN_TIMEOUT_MS = 10_000;

/** Opens a pipe to the host this page belongs to: the desktop's port, else a WebSocket to where the page came from. */
export function findPipe(): Promise<Pipe> {
  const desktop = window.bothends;
  return desktop === undefined ? Promise.resolve(webPipe()) : desktopPipe(desktop);
}

function desktopPipe(desktop: DesktopBridge): Promise<Pipe> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const done = (): void => {
      window.removeEventListener('message', receive);
      clearTimeout(timer);
    };
    const receive = (event: MessageEvent<unknown>): void => {
      if (event.source !== window || !isPortMessage(event.data) || event.data.nonce !== nonce) return;
      const [port] = event.ports;
      done();
      if (port === undefined) reject(new Error('the host sent no port'));
      else resolve(portPipe(port));
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error('the host sent no port in time'));
    }, OPEN_TIMEOUT_MS);
    window.addEventListener('message', receive);
    desktop.requestPort(nonce);
  });
}

function isPortMessage(data: unknown): data is { type: 'bothends-port'; nonce: string } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'bothends-port' &&
    'nonce' in data &&
    typeof data.nonce === 'string'
  );
}

/** The pipe welcomes a socket that still connects; one that fails ends the pipe like any lost connection. */
function webPipe(): Pipe {
  const url = new URL('/pipe', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  // The DOM's types refuse shared memory in `send`; frames never are.
  return socketPipe(new WebSocket(url) as WebSocketLike);
}

const REFUSALS = [401, 403, 421];

/** Asks the web host whether it still lets this page in; one that does not answer has not refused. */
export async function isRefused(): Promise<boolean> {
  if (window.bothends !== undefined) return false;
  try {
    const { status } = await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' });
    return REFUSALS.includes(status);
  } catch {
    return false;
  }
}
