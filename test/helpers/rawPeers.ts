import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, Socket, type SocketConstructorOpts } from 'node:net';
import { afterEach } from 'vitest';
import { pollUntil } from './pollUntil';

/** A plain Node socket at the other end, which keeps what it got. */
export class RawPeer {
  readonly chunks: Buffer[] = [];
  bytes = 0;
  ended = false;
  closed = false;
  error: NodeJS.ErrnoException | null = null;

  constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.bytes += chunk.length;
    });
    socket.on('end', () => {
      this.ended = true;
    });
    socket.on('error', (error) => {
      this.error = error;
    });
    socket.on('close', () => {
      this.closed = true;
    });
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  async untilBytes(count: number): Promise<void> {
    await pollUntil(`${count} bytes at the peer`, () => this.bytes >= count);
  }
  async untilEnded(): Promise<void> {
    await pollUntil('the end at the peer', () => this.ended);
  }
  async untilClosed(): Promise<void> {
    await pollUntil('the close at the peer', () => this.closed);
  }
}

/** Plain sockets for tests, all destroyed after each. */
export function rawPeers() {
  const sockets = new Set<Socket>();
  const servers = new Set<Server>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    for (const server of servers) if (server.listening) await new Promise((done) => server.close(done));
    servers.clear();
  });
  const keep = (socket: Socket): RawPeer => {
    sockets.add(socket);
    return new RawPeer(socket);
  };
  return {
    async connect(port: number, options: SocketConstructorOpts = {}, host = '127.0.0.1'): Promise<RawPeer> {
      const peer = keep(new Socket({ allowHalfOpen: true, ...options }));
      peer.socket.connect(port, host);
      await once(peer.socket, 'connect');
      return peer;
    },
    /** The error code of an attempt, or `connected`. */
    async tryConnect(port: number, host = '127.0.0.1'): Promise<string> {
      const { socket } = keep(new Socket());
      socket.connect(port, host);
      return await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
      });
    },
    /** A listening socket; `peer(0)` is the first it accepts. */
    async listen(host = '127.0.0.1', port = 0) {
      const peers: RawPeer[] = [];
      const server = createServer({ allowHalfOpen: true }, (socket) => peers.push(keep(socket)));
      servers.add(server);
      server.listen(port, host);
      await once(server, 'listening');
      const peer = (number: number) => pollUntil(`peer ${number}`, () => peers[number]);
      return { port: (server.address() as AddressInfo).port, server, peer };
    },
  };
}
