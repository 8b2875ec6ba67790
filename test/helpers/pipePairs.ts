import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import { memoryPipePair } from '../../shared/transport/memoryPipe';
import type { Pipe } from '../../shared/transport/pipe';
import { type PortLike, portPipe } from '../../shared/transport/portPipe';
import { socketPipe } from '../../shared/transport/socketPipe';

/** Two ends of one transport. */
export interface PipePair {
  readonly host: Pipe;
  readonly view: Pipe;
  /** Sends anything the transport can carry from the view's side, past the pipe. */
  readonly sendRaw: (value: unknown) => void;
  readonly dispose: () => Promise<void>;
}

export interface Transport {
  readonly name: string;
  /** Carries any value that can be cloned, not only text and bytes. */
  readonly carriesValues: boolean;
  readonly open: () => Promise<PipePair>;
}

async function memory(): Promise<PipePair> {
  const [host, view] = memoryPipePair();
  return {
    host,
    view,
    sendRaw: (value) => view.send(typeof value === 'string' ? value : (value as Uint8Array)),
    dispose: async () => view.close(),
  };
}

/** Node's types know only plain events; its message events have data like a browser's. */
function asPort(port: MessagePort): PortLike {
  return port as unknown as PortLike;
}

async function channel(): Promise<PipePair> {
  const { port1, port2 } = new MessageChannel();
  const view = portPipe(asPort(port2));
  return {
    host: portPipe(asPort(port1)),
    view,
    sendRaw: (value) => port2.postMessage(value),
    dispose: async () => view.close(),
  };
}

async function webSocket(): Promise<PipePair> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const accepted = once(server, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
  const view = socketPipe(client);
  const [socket] = (await accepted) as [WebSocket];
  const host = socketPipe(socket);
  await once(client, 'open');
  return {
    host,
    view,
    sendRaw: (value) => client.send(value as string | Uint8Array),
    async dispose() {
      view.close();
      for (const open of server.clients) open.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const TRANSPORTS: readonly Transport[] = [
  { name: 'memory', carriesValues: false, open: memory },
  { name: 'MessageChannel', carriesValues: true, open: channel },
  { name: 'WebSocket', carriesValues: false, open: webSocket },
];
