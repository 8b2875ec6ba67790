import { connect } from 'node:net';
import { PAGE_HEADERS } from '@shared/contract/pagePolicy';
import { expect } from 'vitest';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends a request letter by letter, as no client library would, and reads the answer to its end. */
export function rawHttp(port: number, lines: readonly string[], host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    const chunks: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      socket.end();
      resolve(parse(Buffer.concat(chunks).toString()));
    });
    socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  });
}

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: rest.join('\r\n\r\n') };
}

/** A request for a page or file. */
export function get(port: number, target: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return request(port, 'GET', target, headers);
}

export function request(
  port: number,
  method: string,
  target: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const all = { Host: `127.0.0.1:${port}`, ...headers };
  return rawHttp(port, [
    `${method} ${target} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
  ]);
}

/** What a browser sends to open a WebSocket, with these headers instead of or beside the usual ones. */
export function upgrade(port: number, target: string, headers: Record<string, string>): Promise<RawAnswer> {
  const all = { Host: `127.0.0.1:${port}`, ...headers };
  return rawHttp(port, [
    `GET ${target} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    // `Connection: close` follows; Node takes both.
    'Connection: Upgrade',
  ]);
}

/** Every answer carries the headers of the page, refusals too. */
export function expectHeaders({ headers }: RawAnswer): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) {
    if (name !== 'Cache-Control') expect(headers.get(name.toLowerCase())).toBe(value);
  }
  expect(headers.get('cache-control')).toMatch(/^no-(cache|store)$/);
  expect(headers.has('x-powered-by')).toBe(false);
}
