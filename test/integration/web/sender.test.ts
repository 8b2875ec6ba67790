// `bothends web` as it was built: whose requests are answered, for pages and for the WebSocket.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli, type Running } from '../../helpers/builtCli';
import { expectHeaders, get, rawHttp, upgrade } from '../../helpers/rawHttp';
import { enter } from '../../helpers/webSite';

const cli = builtCli();
let web: Running;
let port = 0;
let token = '';
let Cookie = '';

beforeAll(async () => {
  web = cli.keep(['web', '--json', '--no-open']);
  ({ port, token, Cookie } = await enter(web));
});
afterAll(() => void web.child.kill('SIGKILL'));

describe('Host and Origin', () => {
  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'evil.example:PORT', '0.0.0.0:PORT', ''])(
    'Host %j is misdirected, with everything else right',
    async (name) => {
      const Host = name.replace('PORT', String(port));
      expect((await get(port, '/', { Cookie, Host })).status).toBe(421);
      expect((await get(port, `/?token=${token}`, { Host })).status).toBe(421);
      const Origin = `http://${Host}`;
      expect((await upgrade(port, '/pipe', { Cookie, Host, Origin })).status).toBe(421);
    },
  );

  it('a request without a Host is refused', async () => {
    expect((await rawHttp(port, ['GET / HTTP/1.0', `Cookie: ${Cookie}`])).status).toBe(421);
  });

  it('other names of this machine are taken', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]'])
      expect((await get(port, '/', { Cookie, Host: `${name}:${port}` })).status).toBe(200);
  });

  it.each([
    'null',
    'http://evil.example',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
  ])('Origin %s is forbidden, with everything else right', async (name) => {
    const Origin = name.replace('PORT', String(port));
    const page = await get(port, '/', { Cookie, Origin });
    expect(page.status).toBe(403);
    expectHeaders(page);
    const pipe = await upgrade(port, '/pipe', { Cookie, Origin });
    expect(pipe.status).toBe(403);
    expectHeaders(pipe);
  });

  it('our own Origin is taken', async () => {
    expect((await get(port, '/', { Cookie, Origin: `http://127.0.0.1:${port}` })).status).toBe(200);
  });
});

describe('the WebSocket', () => {
  it('needs the cookie, the path and nothing else', async () => {
    const Origin = `http://127.0.0.1:${port}`;
    const bare = await upgrade(port, '/pipe', { Origin });
    expect(bare.status).toBe(401);
    expectHeaders(bare);
    expect((await upgrade(port, `/pipe?token=${token}`, { Origin })).status).toBe(401);
    expect((await upgrade(port, '/', { Origin, Cookie })).status).toBe(404);
    expect((await upgrade(port, '/pipe/..', { Origin, Cookie })).status).toBe(404);
  });

  it('is no way in for other protocols', async () => {
    const lines = [`GET /pipe HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Cookie: ${Cookie}`, 'Upgrade: h2c'];
    expect((await rawHttp(port, [...lines, 'Connection: Upgrade'])).status).toBeGreaterThanOrEqual(400);
  });
});
