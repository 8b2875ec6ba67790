import { describe, expect, it } from 'vitest';
import { judge, judgeUpgrade, type Policy, type RequestHead } from '../../../../electron/web/access';
import { newSecret } from '../../../../electron/web/secret';

const policy: Policy = {
  port: 4321,
  names: ['127.0.0.1'],
  token: newSecret(),
  cookieName: 'bothends-4321',
  cookie: newSecret(),
};
const cookies = `${policy.cookieName}=${policy.cookie}`;
const page: RequestHead = {
  method: 'GET',
  target: '/',
  host: '127.0.0.1:4321',
  origin: undefined,
  cookies,
  localAddress: '127.0.0.1',
};
const upgrade: RequestHead = { ...page, target: '/pipe', origin: 'http://127.0.0.1:4321' };
const served = (path: string) => ({ kind: 'serve', path });
const refused = (status: number) => ({ kind: 'refuse', status });

describe('judge', () => {
  it('serves what is asked for with the cookie', () => {
    expect(judge(page, policy)).toEqual(served('/'));
    expect(judge({ ...page, target: '/a.js?v=1', method: 'HEAD' }, policy)).toEqual(served('/a.js'));
    expect(judge({ ...page, cookies: `a=b; ${cookies}; c` }, policy)).toEqual(served('/'));
    expect(judge({ ...page, cookies: `${policy.cookieName}=old; ${cookies}` }, policy)).toEqual(served('/'));
  });

  it.each([undefined, '', 'bothends-4321=', `bothends-9=${policy.cookie}`, `${cookies}x`, policy.cookie])(
    'refuses the cookies %j',
    (wrong) => {
      expect(judge({ ...page, cookies: wrong }, policy)).toEqual(refused(401));
      expect(judgeUpgrade({ ...upgrade, cookies: wrong }, policy)).toBe(401);
    },
  );

  it('exchanges the token, on / alone', () => {
    const target = `/?token=${policy.token}`;
    expect(judge({ ...page, target, cookies: undefined }, policy)).toEqual({ kind: 'exchange' });
    expect(judge({ ...page, target: `/a.js?token=${policy.token}`, cookies: undefined }, policy)).toEqual(
      refused(401),
    );
    expect(judge({ ...page, target: '/?token=wrong' }, policy)).toEqual(refused(401));
    expect(judge({ ...page, target: `/?token=${policy.cookie}`, cookies: undefined }, policy)).toEqual(
      refused(401),
    );
    // The token itself is no cookie.
    const swapped = `${policy.cookieName}=${policy.token}`;
    expect(judge({ ...page, cookies: swapped }, policy)).toEqual(refused(401));
  });

  it('answers only to GET and HEAD', () => {
    expect(judge({ ...page, method: 'POST' }, policy)).toEqual(refused(405));
    expect(judge({ ...page, method: 'OPTIONS', target: '*' }, policy)).toEqual(refused(405));
  });

  it.each([
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:4322',
    'evil.example:4321',
    '127.0.0.1.evil.example:4321',
    'localhost.evil.example:4321',
    '192.168.1.5:4321',
    '0.0.0.0:4321',
    '127.0.0.1:4321@evil.example',
    'evil.example:4321:4321',
    '[::1',
  ])('refuses the host %j', (host) => {
    expect(judge({ ...page, host }, policy)).toEqual(refused(421));
    expect(judgeUpgrade({ ...upgrade, host }, policy)).toBe(421);
  });

  it.each(['localhost:4321', 'LOCALHOST:4321', '[::1]:4321', '127.0.0.1:4321', '127.1.2.3:4321'])(
    'takes %s for this machine',
    (host) => expect(judge({ ...page, host }, policy)).toEqual(served('/')),
  );

  it('takes a loopback name only over loopback', () => {
    const remote: Policy = { ...policy, names: [] };
    const over = { ...page, localAddress: '::ffff:192.168.1.5' };
    expect(judge({ ...over, host: 'localhost:4321' }, remote)).toEqual(refused(421));
    expect(judge({ ...over, host: '192.168.1.5:4321' }, remote)).toEqual(served('/'));
    expect(judge({ ...over, host: '192.168.1.6:4321' }, remote)).toEqual(refused(421));
    expect(judge({ ...over, host: 'box:4321' }, { ...policy, names: ['box'] })).toEqual(served('/'));
  });

  it('lets browsers leave out port 80', () => {
    const web: Policy = { ...policy, port: 80 };
    expect(judge({ ...page, host: '127.0.0.1', origin: 'http://127.0.0.1' }, web)).toEqual(served('/'));
    expect(judge({ ...page, host: '127.0.0.1:80' }, web)).toEqual(served('/'));
  });

  it.each([
    'null',
    'http://evil.example',
    'http://127.0.0.1:4322',
    'https://127.0.0.1:4321',
    'http://localhost:4321',
    'http://127.0.0.1',
    '',
  ])('refuses the origin %j', (origin) => {
    expect(judge({ ...page, origin }, policy)).toEqual(refused(403));
    expect(judgeUpgrade({ ...upgrade, origin }, policy)).toBe(403);
  });
});

describe('judgeUpgrade', () => {
  it('lets in the page, and programs that have the cookie', () => {
    expect(judgeUpgrade(upgrade, policy)).toBeNull();
    expect(judgeUpgrade({ ...upgrade, origin: undefined }, policy)).toBeNull();
  });

  it('knows one path and one method', () => {
    expect(judgeUpgrade({ ...upgrade, target: '/' }, policy)).toBe(404);
    expect(judgeUpgrade({ ...upgrade, target: '/pipe/' }, policy)).toBe(404);
    expect(judgeUpgrade({ ...upgrade, method: 'POST' }, policy)).toBe(405);
  });

  it('takes no token: addresses end up in logs', () => {
    const target = `/pipe?token=${policy.token}`;
    expect(judgeUpgrade({ ...upgrade, target, cookies: undefined }, policy)).toBe(401);
  });
});

describe('newSecret', () => {
  it('has 256 bits and is never the same', () => {
    expect(Buffer.from(newSecret(), 'base64url')).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
    expect(newSecret()).toMatch(/^[\w-]+$/);
  });
});
