import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEngine } from '../../../electron/engine/index';
import { startWebServer, type WebServer } from '../../../electron/web/index';
import { pollUntil } from '../../helpers/pollUntil';
import { get } from '../../helpers/rawHttp';
import { cookieOf } from '../../helpers/webSite';

const staticDir = mkdtempSync(join(tmpdir(), 'bothends-page-'));
const engine = createEngine();
let server: WebServer;

afterEach(async () => {
  await server.close();
  rmSync(staticDir, { recursive: true, force: true });
});

async function cookie(): Promise<string> {
  return cookieOf(await get(server.port, `/${new URL(server.url).search}`));
}

async function start(heartbeatMs: number): Promise<(autoPong: boolean) => WebSocket> {
  server = await startWebServer({ staticDir, engine, version: '0.0.0', heartbeatMs });
  const { port } = server;
  const headers = { Cookie: await cookie() };
  return (autoPong) => new WebSocket(`ws://127.0.0.1:${port}/pipe`, { headers, autoPong });
}

describe('the heartbeat', () => {
  it('drops a view that answers no ping, and keeps one that does', async () => {
    const connect = await start(20);
    const dead = connect(false);
    const live = connect(true);
    let pings = 0;
    live.on('ping', () => pings++);
    await pollUntil('the end of the dead one', () => dead.readyState === WebSocket.CLOSED);
    await pollUntil('several pings', () => pings >= 5);
    expect(live.readyState).toBe(WebSocket.OPEN);
    await pollUntil('one view', () => server.views === 1);
  });
});

describe('close', () => {
  it('says goodbye to views, drops those that do not answer, and frees the port', async () => {
    const connect = await start(60_000);
    const polite = connect(true);
    const stubborn = connect(true);
    await pollUntil('two views', () => server.views === 2);
    stubborn.pause();
    let code = 0;
    polite.on('close', (closeCode) => {
      code = closeCode;
    });
    await server.close();
    await pollUntil('the goodbye', () => code !== 0);
    expect(code).toBe(1001);
    await expect(get(server.port, '/')).rejects.toThrow('ECONNREFUSED');
    stubborn.terminate();
  });
});

it('does not wait for a view that comes while it closes', async () => {
  const connect = await start(60_000);
  const stubborn = connect(true);
  await pollUntil('one view', () => server.views === 1);
  stubborn.pause();
  const { port } = server;
  const late = new Socket().connect(port, '127.0.0.1');
  await once(late, 'connect');
  late.on('error', () => undefined);
  const Cookie = await cookie();
  late.write(`GET /pipe HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${Cookie}\r\n`);
  const closed = server.close();
  late.write('Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n');
  late.write(`Sec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`);
  await closed;
  await pollUntil('the end of the late one', () => late.closed);
  stubborn.terminate();
});

it('listens beyond loopback only when it may', async () => {
  await expect(startWebServer({ host: '0.0.0.0', staticDir, engine, version: '0' })).rejects.toThrow(
    'loopback',
  );
  server = await startWebServer({ host: '0.0.0.0', allowRemote: true, staticDir, engine, version: '0' });
  expect(server.isRemote).toBe(true);
});
