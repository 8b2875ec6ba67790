import {
  formatAddress,
  formatHostPort,
  isLoopback,
  plainAddress,
  sameAddress,
} from '@shared/contract/address';
import { describe, expect, it } from 'vitest';

describe('addresses', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['::FFFF:10.0.0.2', '10.0.0.2'],
    ['::ffff:7f00:1', '::ffff:7f00:1'],
    ['::1', '::1'],
  ])('%s is written %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });

  it('are joined with the port, IPv6 in brackets', () => {
    expect(formatAddress({ address: '::ffff:127.0.0.1', port: 9190 })).toBe('127.0.0.1:9190');
    expect(formatAddress({ address: '::1', port: 9190 })).toBe('[::1]:9190');
    expect(formatHostPort('example.test', 80)).toBe('example.test:80');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['::1', true],
    ['localhost', true],
    ['::ffff:127.0.0.1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['128.0.0.1', false],
    ['127.0.0.1.example', false],
    ['10.127.0.0', false],
  ])('%s is for this machine only: %s', (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });

  it('are the same in mapped form, and not with another port', () => {
    const four = { address: '127.0.0.1', port: 5, family: 'IPv4' as const };
    expect(sameAddress(four, { address: '::ffff:127.0.0.1', port: 5, family: 'IPv6' })).toBe(true);
    expect(sameAddress(four, { ...four, port: 6 })).toBe(false);
    expect(sameAddress(four, { ...four, address: '127.0.0.2' })).toBe(false);
  });
});
