/** The WebSockets of a web host: one attached view each. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { TEXT_FRAME_BYTES } from '@shared/contract/limits';
import { socketPipe } from '@shared/transport/index';
import { type WebSocket, WebSocketServer } from 'ws';
import { attachView, type HostFacts } from '../bridge/index';
import type { Engine } from '../engine/index';

const GOING_AWAY = 1001;
/** What a page gets to say goodbye. */
const CLOSE_GRACE_MS = 300;

export class Views {
  private readonly server = new WebSocketServer({
    noServer: true,
    // Views send commands; rows go the other way.
    maxPayload: TEXT_FRAME_BYTES,
    // Between two programs of one machine it costs time and saves nothing.
    perMessageDeflate: false,
  });
  /** Views that have not answered the last ping. */
  private readonly silent = new Set<WebSocket>();
  private readonly heartbeat: NodeJS.Timeout;
  private isClosed = false;

  constructor(
    private readonly engine: Engine,
    private readonly facts: HostFacts,
    heartbeatMs: number,
  ) {
    this.heartbeat = setInterval(() => this.beat(), heartbeatMs);
  }

  get size(): number {
    return this.server.clients.size;
  }

  attach(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Came in while the others are leaving: nobody would close it any more.
    if (this.isClosed) return void socket.destroy();
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('pong', () => this.silent.delete(webSocket));
      webSocket.on('close', () => this.silent.delete(webSocket));
      attachView(this.engine, socketPipe(webSocket), this.facts);
    });
  }

  /** Closes every view; resolves when all are gone. Sessions stay. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.heartbeat);
    const clients = [...this.server.clients];
    const gone = clients.map(
      (client) => new Promise<void>((resolve) => client.once('close', () => resolve())),
    );
    for (const client of clients) client.close(GOING_AWAY);
    const force = setTimeout(() => {
      for (const client of clients) client.terminate();
    }, CLOSE_GRACE_MS);
    await Promise.all(gone);
    clearTimeout(force);
    this.server.close();
  }

  /** A view whose machine went to sleep or lost its network sends no FIN: what answers no ping is dropped. */
  private beat(): void {
    for (const client of this.server.clients) {
      if (this.silent.has(client)) {
        client.terminate();
      } else {
        this.silent.add(client);
        client.ping();
      }
    }
  }
}
