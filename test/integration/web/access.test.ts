// `bothends web` as it was built: who gets in, and what everybody else is told.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator, type Language } from '@shared/i18n/index';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCli, PAGE_TEXT, type Running } from '../../helpers/builtCli';
import { expectHeaders, get, request } from '../../helpers/rawHttp';
import { enter } from '../../helpers/webSite';

const cli = builtCli();
let web: Running;
let port = 0;
let token = '';
let Cookie = '';

beforeAll(async () => {
  const page = join(cli.folder, 'out/renderer');
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'assets/app-AbC_1.js'), 'export {};');
  writeFileSync(join(page, '.secret'), 'secret');
  writeFileSync(join(cli.folder, 'out/outside.js'), 'secret');
  mkdirSync(join(cli.folder, 'out/renderer-too'));
  writeFileSync(join(cli.folder, 'out/renderer-too/x.js'), 'secret');
  symlinkSync(join(page, 'index.html'), join(page, 'link.html'));
  web = cli.keep(['web', '--json', '--no-open']);
  ({ port, token, Cookie } = await enter(web));
});
afterAll(() => void web.child.kill('SIGKILL'));

describe('the token', () => {
  it('is long, and becomes a cookie that scripts and other sites cannot use', async () => {
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const answer = await get(port, `/?token=${token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expectHeaders(answer);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^bothends-${port}=[\\w-]{22,}; `));
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(cookie).not.toContain(token);
  });

  it('is taken on / alone', async () => {
    for (const target of ['/index.html', '/assets/app-AbC_1.js', '/pipe', '//'])
      expect((await get(port, `${target}?token=${token}`)).status).toBe(401);
  });

  it.each(['', 'x', 'A'.repeat(43)])('%j is refused', async (wrong) => {
    const answer = await get(port, `/?token=${wrong}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });
});

describe('files', () => {
  it('come with the cookie and the headers', async () => {
    const page = await get(port, '/', { Cookie });
    expect([page.status, page.body]).toEqual([200, PAGE_TEXT]);
    expect(page.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expectHeaders(page);
    const script = await get(port, '/assets/app-AbC_1.js?v=1', { Cookie });
    expect([script.status, script.body]).toEqual([200, 'export {};']);
    expect(script.headers.get('content-type')).toBe('text/javascript');
    expectHeaders(script);
  });

  it('answer HEAD without a body, and say when nothing has changed', async () => {
    const head = await request(port, 'HEAD', '/', { Cookie });
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(String(PAGE_TEXT.length));
    expectHeaders(head);
    const again = { Cookie, 'If-None-Match': head.headers.get('etag') ?? '' };
    expect((await get(port, '/', again)).status).toBe(304);
  });

  it('do not come in parts, and a senseless range breaks nothing', async () => {
    const answer = await get(port, '/', { Cookie, Range: 'bytes=9-2' });
    expect([answer.status, answer.body]).toEqual([200, PAGE_TEXT]);
  });

  it('stay closed without the cookie', async () => {
    for (const target of ['/', '/index.html', '/assets/app-AbC_1.js', '/nothing', '/../out/outside.js']) {
      const answer = await get(port, target);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('secret');
      expectHeaders(answer);
    }
    expect((await get(port, '/', { Cookie: `bothends-${port}=wrong` })).status).toBe(401);
  });

  it.each([
    '/nothing',
    '/pipe',
    '/assets',
    '/assets/',
    '/assets/app-AbC_1',
    '/index',
    '/index.html/',
    '/INDEX.html/..',
    '/.secret',
    '/../outside.js',
    '/../../etc/passwd',
    '/../../../../../../../../etc/passwd',
    '/assets/../../outside.js',
    '/../renderer-too/x.js',
    '/%2e%2e/outside.js',
    '/%2e%2e%2foutside.js',
    '/..%2foutside.js',
    '/%252e%252e/outside.js',
    '/..\\outside.js',
    '/assets\\..\\..\\outside.js',
    '/..%5coutside.js',
    '/%00',
    '/index.html%00.js',
    '/%',
    '/%ff',
    '//etc/passwd',
    '//127.0.0.1/index.html',
    'http://127.0.0.1/index.html',
    'index.html',
    '/~root',
    `/${'a'.repeat(5_000)}`,
  ])('%s is 404, with no page instead', async (target) => {
    const answer = await get(port, target, { Cookie });
    // Node itself refuses what is no request target at all.
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/secret|root:|test page/);
    if (answer.status === 404) expectHeaders(answer);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuse %s', async (method) => {
    const answer = await request(port, method, '/', { Cookie });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
    expectHeaders(answer);
  });
});

describe('refusals', () => {
  const title = (language: Language) => createTranslator(language).t('web.refusal.unauthorized.title');
  it('are readable, in the language of the browser', async () => {
    const english = await get(port, '/');
    expect(english.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(english.body).toContain(title('en'));
    const korean = await get(port, '/', { 'Accept-Language': 'ko-KR,ko;q=0.9,en;q=0.8' });
    expect(korean.body).toContain(title('ko'));
    expect((await request(port, 'HEAD', '/')).body).toBe('');
  });
});
