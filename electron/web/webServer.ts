import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { formatHostPort, isLoopback, plainAddress } from '@shared/contract/address';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';
import { type Desks, Marks } from '../bridge/index';
import type { Engine } from '../engine/index';
import { judge, judgeUpgrade, type Policy, type Refusal, type RequestHead } from './access';
import { offerDownload } from './download';
import { fileHandler } from './files';
import { keptSecret } from './keptSecret';
import { rawRefusal, refusalAnswer } from './refuse';
import { newSecret } from './secret';
import { Views } from './views';

const HEARTBEAT_MS = 15_000;
/** Addresses that mean "all of this machine's": none of them is a name a browser should use. */
const WILDCARDS = ['0.0.0.0', '::'];

export interface WebServerOptions {
  /** Where to listen; anything but this machine's own loopback needs `allowRemote`. */
  readonly host?: string;
  /** 0 (the default): any free one. */
  readonly port?: number;
  readonly allowRemote?: boolean;
  /** The built page: a folder with an index.html. */
  readonly staticDir: string;
  readonly engine: Engine;
  /** The app's version. */
  readonly version: string;
  /** The rooms behind the page; a host without one has nothing of its kind. */
  readonly desks?: Partial<Desks>;
  /** The file on disk that a path offers; null for any other path. */
  readonly downloads?: (path: string) => string | null;
  /** Where the secret of pages is kept for the next start on the same port; without it, that start lets none of them in. */
  readonly secrets?: string;
  /** How often views are asked whether they are still there. */
  readonly heartbeatMs?: number;
}

export interface WebServer {
  /** The address to open, with the token. */
  readonly url: string;
  /** Where it listens. */
  readonly address: string;
  readonly port: number;
  /** True when other machines can reach it. */
  readonly isRemote: boolean;
  /** Attached views. */
  readonly views: number;
  /** Closes the views and stops serving. The engine and its sessions stay. */
  close(): Promise<void>;
}

/** Serves the page and attaches its views to the engine. Rejects with Node's error when it cannot listen. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { host = '127.0.0.1', port = 0, allowRemote = false, staticDir, engine, version } = options;
  if (!allowRemote && !isLoopback(host)) throw new Error(`${host} is not a loopback address`);
  const server = createServer();
  const bound = await listen(server, host, port);
  // A name may lead elsewhere than it says.
  if (!allowRemote && !isLoopback(bound.address)) {
    server.close();
    throw new Error(`${host} stands for ${bound.address}, which is not a loopback address`);
  }
  const isWildcard = WILDCARDS.includes(bound.address);
  const policy: Policy = {
    port: bound.port,
    names: isWildcard ? [] : [host.toLowerCase(), plainAddress(bound.address)],
    token: newSecret(),
    cookieName: `bothends-${bound.port}`,
    // A page that asked for any free port never finds the next host anyway.
    cookie:
      options.secrets === undefined || port === 0
        ? newSecret()
        : keptSecret(options.secrets, formatHostPort(host, port)),
  };
  const marks = options.desks?.marks ?? new Marks(engine);
  const facts = { ...options.desks, marks, kind: 'web' as const, version };
  const views = new Views(engine, facts, options.heartbeatMs ?? HEARTBEAT_MS);
  const files = fileHandler(staticDir);
  server.on('request', (request, response) => {
    const access = judge(headOf(request), policy);
    if (access.kind === 'refuse') refuse(access.status, request, response);
    else if (access.kind === 'exchange') exchange(policy, response);
    else if (!offerDownload(options.downloads, request, response, access.path))
      files(request, response, access.path, () => refuse(404, request, response));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A peer that leaves in the middle is no failure of ours.
    socket.on('error', () => socket.destroy());
    const refusal = judgeUpgrade(headOf(request), policy);
    if (refusal === null) views.attach(request, socket, head);
    else socket.end(rawRefusal(refusalAnswer(refusal, request)), () => socket.destroy());
  });
  return {
    url: `http://${formatHostPort(isWildcard ? '127.0.0.1' : host, bound.port)}/?token=${policy.token}`,
    address: bound.address,
    port: bound.port,
    isRemote: !isLoopback(bound.address),
    get views() {
      return views.size;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await views.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no address'));
      else resolve(address);
    });
  });
}

function headOf({ method = '', url = '', headers, socket }: IncomingMessage): RequestHead {
  const { host, origin, cookie: cookies } = headers;
  return { method, target: url, host, origin, cookies, localAddress: socket.localAddress };
}

function exchange(policy: Policy, response: ServerResponse): void {
  response.writeHead(303, {
    ...PAGE_HEADERS,
    'Cache-Control': 'no-store',
    Location: '/',
    'Set-Cookie': `${policy.cookieName}=${policy.cookie}; Path=/; HttpOnly; SameSite=Strict`,
  });
  response.end();
}

function refuse(status: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const answer = refusalAnswer(status, request);
  response.writeHead(status, answer.headers);
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
