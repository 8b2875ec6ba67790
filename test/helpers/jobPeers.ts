// Echo servers with faults, on plain sockets.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';

/** What a peer does with a chunk; `offset`: where in all that came it begins. */
export type Answer = (socket: Socket, chunk: Buffer, offset: number) => void;

/** Starts servers, closed with their sockets after each test. */
export function jobPeers() {
  const servers = new Set<Server>();
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    for (const server of servers) await new Promise((done) => server.close(done));
    servers.clear();
  });
  return async (answer: Answer): Promise<{ readonly port: number; readonly got: () => Buffer }> => {
    const chunks: Buffer[] = [];
    const server = createServer((socket) => {
      sockets.add(socket);
      let offset = 0;
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        offset += chunk.length;
        answer(socket, chunk, offset - chunk.length);
      });
    });
    servers.add(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { port: (server.address() as AddressInfo).port, got: () => Buffer.concat(chunks) };
  };
}
