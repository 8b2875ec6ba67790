/** The thin layer over Node's sockets: addresses, lookups, who hears of what. */
import { EventEmitter } from 'node:events';
import type { Server, Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { endsOf, listeningAddress, toAddress } from '../../../../../electron/engine/io/addresses';
import { lookupFields } from '../../../../../electron/engine/io/lookupEvent';
import { observeSocket, type SocketOwner } from '../../../../../electron/engine/io/socketEvents';
import { notNow, unknownSession, unknownSocket } from '../../../../../electron/engine/io/verdict';
import { errorInfoSchema } from '../../../../../shared/contract/errors';
import { eventFieldSchemas } from '../../../../../shared/contract/events';

describe('an address of Node', () => {
  it.each([
    ['127.0.0.1', 9190, 'IPv4'],
    ['::1', 1, 'IPv6'],
    ['::ffff:127.0.0.1', 9190, 'IPv6'],
    ['fe80::1%eth0', 80, 'IPv6'],
  ])('%s', (address, port, family) => {
    expect(toAddress(address, port)).toEqual({ address, port, family });
  });

  it('is none when half of it is missing: the peer was gone', () => {
    expect(toAddress(undefined, 1)).toBeNull();
    expect(toAddress('::1', undefined)).toBeNull();
  });

  it('of both ends is copied, each as far as it is known', () => {
    const socket = { localAddress: '127.0.0.1', localPort: 9190 } as Socket;
    expect(endsOf(socket)).toEqual({
      local: { address: '127.0.0.1', port: 9190, family: 'IPv4' },
      remote: null,
    });
  });

  it.each([
    [null, null],
    ['/tmp/pipe', null],
    [
      { address: '::', port: 5, family: 'IPv6' },
      { address: '::', port: 5, family: 'IPv6' },
    ],
  ])('where a server listens: %j', (bound, expected) => {
    expect(listeningAddress({ address: () => bound } as Server)).toEqual(expected);
  });
});

describe('a lookup', () => {
  const { lookup } = eventFieldSchemas;

  it('tells the addresses of a name, in their order', () => {
    const found = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fields = lookupFields('localhost', null, found, 1.5);
    expect(fields).toEqual({
      host: 'localhost',
      addresses: [
        { address: '::1', family: 'IPv6' },
        { address: '127.0.0.1', family: 'IPv4' },
      ],
      durationMs: 1.5,
    });
    expect(lookup.parse(fields)).toEqual(fields);
  });

  it('tells thirty-two of many', () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ address: `10.0.0.${i}`, family: 4 }));
    const { addresses } = lookupFields('many', null, many, 0);
    expect(addresses).toHaveLength(32);
    expect(addresses.at(-1)?.address).toBe('10.0.0.31');
  });

  it('tells why there is none', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.invalid'), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname: 'nowhere.invalid',
    });
    const fields = lookupFields('nowhere.invalid', error, undefined, 3);
    expect(fields).toMatchObject({ addresses: [], error: { code: 'ENOTFOUND', syscall: 'getaddrinfo' } });
    expect(lookup.parse(fields)).toEqual(fields);
  });
});

describe('the owner of a socket', () => {
  const owned = () => {
    const heard: string[] = [];
    const owner: SocketOwner = {
      received: (chunk) => void heard.push(`received ${chunk.length}`),
      peerHasEnded: () => void heard.push('end'),
      finished: () => void heard.push('finish'),
      drained: () => void heard.push('drain'),
      failed: ({ message }) => void heard.push(`error ${message}`),
      gone: () => void heard.push('close'),
    };
    const socket = new EventEmitter() as Socket;
    observeSocket(socket, owner);
    return { socket, heard };
  };

  it('hears of everything, of its own socket only', () => {
    const [one, other] = [owned(), owned()];
    one.socket.emit('data', Buffer.from('abc'));
    for (const event of ['drain', 'end', 'finish']) one.socket.emit(event);
    one.socket.emit('error', new Error('broken'));
    one.socket.emit('close', true);
    expect(one.heard).toEqual(['received 3', 'drain', 'end', 'finish', 'error broken', 'close']);
    expect(other.heard).toEqual([]);
  });

  it('shares its listeners with all the others: 10,000 idle sockets stay small', () => {
    const [one, other] = [owned(), owned()];
    for (const event of ['data', 'end', 'finish', 'drain', 'error', 'close']) {
      expect(one.socket.listeners(event)).toHaveLength(1);
      expect(one.socket.listeners(event)).toEqual(other.socket.listeners(event));
    }
  });
});

describe('a refusal', () => {
  it.each([
    [notNow('it is closed'), 'NOT_POSSIBLE_NOW', 'it is closed'],
    [unknownSession(9), 'UNKNOWN_SESSION', 'there is no session 9'],
    [unknownSocket(3), 'UNKNOWN_SOCKET', 'there is no open socket #3'],
  ])('%#: has a code, and says what is meant', ({ ok, error }, code, message) => {
    expect([ok, error.code, error.message]).toEqual([false, code, message]);
    expect(errorInfoSchema.safeParse(error).success).toBe(true);
  });
});
