import { answers, collides, isHere, reachOf } from '@shared/tcp/reach';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'] as const;

describe('where a listening socket is reached', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['::', '::1'],
    ['::1', '::1'],
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
  ])('%s is reached at %s', (address, host) => {
    expect(reachOf({ address, port: 7 })).toEqual({ host, port: 7 });
  });

  it('is answered there', () => {
    for (const address of ['127.0.0.1', '0.0.0.0', '::', '::1', '192.0.2.7', '::ffff:127.0.0.1'])
      expect(answers({ address }, false, reachOf({ address, port: 7 }).host), address).toBe(true);
  });
});

/** As measured: which address answers which, on loopback. */
describe('which server takes what is sent to', () => {
  it.each([
    ['127.0.0.1', false, ['127.0.0.1', 'localhost', '0.0.0.0']],
    ['0.0.0.0', false, ['127.0.0.1', 'localhost', '0.0.0.0', '127.0.0.9']],
    ['::1', false, ['::1', 'localhost', '::']],
    ['::', false, ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::', '127.0.0.9']],
    ['::', true, ['::1', 'localhost', '::']],
  ] as const)('%s (only IPv6: %s)', (address, ipv6Only, taken) => {
    for (const host of [...LOOPBACK, '0.0.0.0', '::', '127.0.0.9'])
      expect(answers({ address }, ipv6Only, host), host).toBe(taken.some((each) => each === host));
  });

  it('is not claimed of addresses that may belong to another machine', () => {
    expect(answers({ address: '0.0.0.0' }, false, '192.0.2.7')).toBe(false);
    expect(answers({ address: '192.0.2.7' }, false, '192.0.2.7')).toBe(true);
    expect(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'].every(isHere)).toBe(true);
    expect(['192.0.2.7', 'example.test', '2001:db8::1'].some(isHere)).toBe(false);
  });
});

describe('who wants the same port', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1', false, true],
    ['127.0.0.1', '0.0.0.0', false, true],
    ['127.0.0.1', '::', false, true],
    ['127.0.0.1', '::', true, false],
    ['0.0.0.0', '::', true, false],
    ['0.0.0.0', '::', false, true],
    ['::1', '::', true, true],
    ['::1', '0.0.0.0', false, false],
    ['127.0.0.1', '127.0.0.2', false, false],
    ['127.0.0.1', '::1', false, false],
  ] as const)('%s and %s (only IPv6: %s): %s', (one, other, ipv6Only, both) => {
    expect(collides(one, other, ipv6Only)).toBe(both);
  });

  it('does not depend on who came first', () => {
    const host = fc.constantFrom('127.0.0.1', '127.0.0.2', '0.0.0.0', '::', '::1', '192.0.2.7');
    fc.assert(
      fc.property(host, host, fc.boolean(), (one, other, ipv6Only) => {
        expect(collides(one, other, ipv6Only)).toBe(collides(other, one, ipv6Only));
      }),
    );
  });
});
