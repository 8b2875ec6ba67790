// `bothends web` as it was built: how it starts, what it serves through the pipe, how it ends.
import { renameSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createTranslator } from '@shared/i18n/index';
import { socketPipe } from '@shared/transport/index';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { builtCli } from '../../helpers/builtCli';
import { pollUntil } from '../../helpers/pollUntil';
import { get } from '../../helpers/rawHttp';
import { rawPeers } from '../../helpers/rawPeers';
import { TestView } from '../../helpers/testView';
import { enter, type WebSite } from '../../helpers/webSite';

const cli = builtCli();
const peers = rawPeers();

const site = (...args: string[]): Promise<WebSite> => enter(cli.run(['web', '--json', '--no-open', ...args]));

function connect({ url, Cookie }: WebSite): WebSocket {
  return new WebSocket(`ws://${url.host}/pipe`, { headers: { Cookie, Origin: url.origin } });
}

describe('the pipe', () => {
  it('carries sessions, which outlive the view', async () => {
    const host = await site();
    const socket = connect(host);
    const view = new TestView(socketPipe(socket));
    const hello = await view.hello();
    expect(hello).toMatchObject({ host: 'web', platform: process.platform });
    expect(socket.extensions).toBe('');
    const server = await view.client.call('session.open', {
      spec: { kind: 'tcp-server', host: '127.0.0.1', port: 0 },
    });
    if (!server.ok) throw new Error(server.error.message);
    const listening = await pollUntil('the server', () => view.sessions.get(server.value.session)?.local);
    const opened = await view.client.call('session.open', {
      spec: { kind: 'tcp-client', host: '127.0.0.1', port: listening.port },
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const { session } = opened.value;
    await view.watch(session);
    await pollUntil('the client', () => view.sessions.get(session)?.phase === 'connected');
    const data = Buffer.from('through the pipe').toString('base64');
    expect(await view.client.call('socket.send', { session, to: 1, data })).toMatchObject({ ok: true });
    const echo = await pollUntil('the echo', () =>
      view.rowsOf(session).find(({ type }) => type === 'received'),
    );
    expect(Buffer.from('data' in echo ? echo.data : []).toString()).toBe('through the pipe');

    socket.close();
    await pollUntil('the end of the view', () => view.closedCount === 1);
    const later = new TestView(socketPipe(connect(host)));
    expect((await later.hello()).engine).toBe(hello.engine);
    await pollUntil(
      'both sessions',
      () => later.sessions.get(session)?.bytesIn === 16 && later.sessions.size === 2,
    );
  });

  it('refuses a frame that is too large, and only that view ends', async () => {
    const host = await site();
    const other = new TestView(socketPipe(connect(host)));
    await other.hello();
    const socket = connect(host);
    let code = 0;
    socket.on('close', (closeCode) => {
      code = closeCode;
    });
    socket.on('open', () => socket.send('x'.repeat(3 * 1024 * 1024)));
    await pollUntil('the end of the view', () => code !== 0);
    expect(code).toBe(1009);
    expect(other.closedCount).toBe(0);
    await other.hello();
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('closes views and sockets and exits 0', async () => {
    const host = await site();
    const view = new TestView(socketPipe(connect(host)));
    await view.hello();
    const opened = await view.client.call('session.open', {
      spec: { kind: 'tcp-server', host: '127.0.0.1', port: 0 },
    });
    if (!opened.ok) throw new Error(opened.error.message);
    const { port } = await pollUntil('the server', () => view.sessions.get(opened.value.session)?.local);
    const peer = await peers.connect(port);
    await pollUntil('the peer', () => view.sockets.size === 1);
    host.web.child.kill(signal);
    await peer.untilEnded();
    peer.socket.end();
    expect(await host.web.untilExit()).toBe(0);
    expect(view.closedCount).toBe(1);
    expect(host.web.err).toBe('');
  });
});

describe('starting', () => {
  it('prints the address for people, in their language', async () => {
    const web = cli.run(['web'], { LANG: 'ko_KR.UTF-8' });
    const [url = ''] = await web.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
    const { t } = createTranslator('ko');
    await pollUntil('all lines', () => web.outText.endsWith(`${t('web.readyHint')}\n`));
    expect(web.outText).toBe(
      `${[t('web.ready', { url }), t('web.notOpening'), t('web.readyHint')].join('\n')}\n`,
    );
    const { port, search } = new URL(url);
    expect((await get(Number(port), `/${search}`)).status).toBe(303);
  });

  it('explains how to get here over SSH', async () => {
    const web = cli.run(['web'], { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' });
    await web.untilOut(/ssh -L (\d+):127\.0\.0\.1:\1 /);
  });

  it('takes the port it is given, and says when it cannot', async () => {
    const { port } = await peers.listen();
    const busy = await cli.runToEnd(['web', '--no-open', '--port', String(port)]);
    expect(busy.exit).toBe(1);
    expect(busy.err).toMatch(/^error: EADDRINUSE/);
    expect(busy.err).toMatch(/^What to do: /m);
    const away = await cli.runToEnd(['web', '--no-open', '--allow-remote', '--host', '192.0.2.1']);
    expect(away.exit).toBe(1);
    expect(away.err).toMatch(/^error: EADDRNOTAVAIL/);
  });

  it('says what to do where the page is not built', async () => {
    const page = join(cli.folder, 'out/renderer');
    renameSync(page, `${page}-away`);
    const web = await cli.runToEnd(['web', '--no-open']);
    renameSync(`${page}-away`, page);
    expect([web.exit, web.err]).toEqual([1, 'error: The page is not built. Run: npm run build\n']);
  });

  it('knows localhost', async () => {
    const host = await site('--host', 'localhost');
    expect(host.url.hostname).toBe('localhost');
    expect(host.web.err).toBe('');
    expect((await get(host.port, '/', { Cookie: host.Cookie, Host: host.url.host })).status).toBe(200);
  });
});

describe('--allow-remote', () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

  it('says nothing on loopback, where it allows nothing', async () => {
    const host = await site('--allow-remote', '--host', '127.0.0.1');
    expect(host.web.err).toBe('');
  });

  it('warns, and answers to the address a request came in on', async () => {
    const host = await site('--allow-remote', '--host', '0.0.0.0');
    expect(host.web.err).toMatch(/^Warning: other machines can reach this page/);
    const { port, Cookie } = host;
    expect((await get(port, '/', { Cookie, Host: `localhost:${port}` })).status).toBe(200);
    expect((await get(port, '/', { Cookie, Host: `0.0.0.0:${port}` })).status).toBe(421);
    expect((await get(port, '/', { Cookie, Host: `evil.example:${port}` })).status).toBe(421);
    if (outside === undefined) return;
    expect(host.web.err).toContain(`http://${outside}:${port}`);
    expect((await get(port, '/', { Cookie, Host: `${outside}:${port}` })).status).toBe(421);
  });

  it.skipIf(outside === undefined)('takes requests for the address it is given', async () => {
    const web = cli.run(['web', '--json', '--no-open', '--allow-remote', '--host', outside ?? '']);
    const [, address = ''] = await web.untilOut(/^\{"url":"(.*)"\}\n$/);
    const url = new URL(address);
    expect(url.hostname).toBe(outside);
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    const wrong = new URL('/', url);
    expect((await fetch(wrong, { redirect: 'manual' })).status).toBe(401);
    await expect(peers.connect(Number(url.port))).rejects.toThrow('ECONNREFUSED');
  });
});
