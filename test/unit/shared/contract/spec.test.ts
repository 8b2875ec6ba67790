import * as limits from '@shared/contract/limits';
import { clientSpecSchema, serverSpecSchema, sessionSpecSchema } from '@shared/contract/spec';
import { describe, expect, it } from 'vitest';

describe('what a spec leaves out', () => {
  it('a server: an echo on a free port of this machine', () => {
    expect(sessionSpecSchema.parse({ kind: 'tcp-server' })).toEqual({
      kind: 'tcp-server',
      host: '127.0.0.1',
      port: 0,
      ipv6Only: false,
      backlog: 511,
      maxConnections: null,
      halfOpen: false,
      noDelay: true,
      keepAlive: null,
      behaviour: { name: 'echo' },
      engine: null,
    });
  });

  it('a client: by hand, to this machine, ten seconds to connect', () => {
    expect(sessionSpecSchema.parse({ kind: 'tcp-client', port: 9190 })).toEqual({
      kind: 'tcp-client',
      host: '127.0.0.1',
      port: 9190,
      localAddress: null,
      localPort: null,
      connectTimeoutMs: 10_000,
      halfOpen: false,
      noDelay: true,
      keepAlive: null,
      reconnect: 'manual',
      behaviour: { name: 'manual' },
    });
  });
});

describe('a spec is refused', () => {
  const server = (part: object) => serverSpecSchema.safeParse({ kind: 'tcp-server', ...part });
  const client = (part: object) => clientSpecSchema.safeParse({ kind: 'tcp-client', port: 1, ...part });

  it.each([
    ['host', { host: '' }],
    ['host', { host: '   ' }],
    ['host', { host: 'a b' }],
    ['host', { host: 'user@host' }],
    ['host', { host: 'a/b' }],
    ['host', { host: '[::1]' }],
    ['host', { host: 'a\0b' }],
    ['host', { host: 'x'.repeat(254) }],
    ['port', { port: -1 }],
    ['port', { port: 65_536 }],
    ['port', { port: 1.5 }],
    ['port', { port: '80' }],
    ['backlog', { backlog: 0 }],
    ['backlog', { backlog: limits.BACKLOG_MAX + 1 }],
    ['maxConnections', { maxConnections: 0 }],

    ['halfOpen', { halfOpen: 'yes' }],
  ])('by its %s: %j', (path, part) => {
    expect(server(part).error?.issues[0]?.path).toEqual([path]);
  });

  it.each([
    ['port', { port: 0 }],
    ['localAddress', { localAddress: 'localhost' }],
    ['localAddress', { localAddress: '300.1.1.1' }],
    ['localPort', { localPort: 0 }],
    ['connectTimeoutMs', { connectTimeoutMs: 0 }],
    ['connectTimeoutMs', { connectTimeoutMs: limits.CONNECT_TIMEOUT_MAX_MS + 1 }],
    ['reconnect', { reconnect: 'always' }],
  ])('by its %s: %j', (path, part) => {
    expect(client(part).error?.issues[0]?.path).toEqual([path]);
  });

  it('by a keepalive that libuv would turn into 0 seconds', () => {
    expect(client({ keepAlive: { delayMs: 999 } }).error?.issues[0]?.path).toEqual(['keepAlive', 'delayMs']);
    expect(client({ keepAlive: { delayMs: 1_000 } }).success).toBe(true);
  });

  it('by its kind', () => {
    expect(sessionSpecSchema.safeParse({ kind: 'udp' }).error?.issues[0]?.path).toEqual(['kind']);
  });
});

it('spaces around a host are the keyboard, not the name', () => {
  expect(serverSpecSchema.parse({ kind: 'tcp-server', host: ' ::1 ' }).host).toBe('::1');
});
