// Peers outside the app, on real sockets.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A listening server of the test's own; every socket it accepts is handed to `onSocket`. */
export async function listen(
  onSocket: (socket: Socket) => void,
  port = 0,
): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

export async function dial(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Sends `total` bytes to an echo server, reads them back, and answers the hashes of both. */
export async function echoThrough(port: number, total: number): Promise<{ sent: string; received: string }> {
  const socket = await dial(port);
  const sent = createHash('sha256');
  const received = createHash('sha256');
  let back = 0;
  const done = new Promise<void>((resolve, reject) => {
    socket.on('close', () => (back === total ? resolve() : reject(new Error(`closed after ${back} bytes`))));
    socket.on('data', (chunk) => {
      received.update(chunk);
      back += chunk.length;
      if (back === total) socket.end();
    });
    socket.on('end', () => socket.end());
  });
  const block = Buffer.alloc(64 * 1024);
  for (let i = 0; i < block.length; i++) block[i] = (i * 131) & 0xff;
  for (let left = total; left > 0; ) {
    const chunk = block.subarray(0, Math.min(left, block.length));
    sent.update(chunk);
    left -= chunk.length;
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  await done;
  return { sent: sent.digest('hex'), received: received.digest('hex') };
}

/** A port nobody listens on: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await listen(() => undefined);
  server.close();
  return server.port;
}
