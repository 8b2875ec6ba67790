import type { Address } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRows } from '../../../../electron/kernel/match';
import type { TableRow } from '../../../../electron/kernel/table';

function at(address: string, port: number): Address {
  return { address, port, family: address.includes(':') ? 'IPv6' : 'IPv4' };
}

function row(local: Address, remote: Address | null, state: TcpState, inode: number | null = 1): TableRow {
  return { local, remote, state, sendQueue: 0, receiveQueue: 0, inode };
}

const server = at('127.0.0.1', 9190);
const client = at('127.0.0.1', 43276);
const listens = (address: string, inode = 1) => row(at(address, 9190), null, 'LISTEN', inode);

describe('a connection', () => {
  it('has two rows when both ends are here, each found from its own side', () => {
    const both = [row(server, client, 'CLOSE_WAIT'), row(client, server, 'FIN_WAIT_2')];
    const index = indexRows(both);
    expect(index.connection(server, client)).toBe(both[0]);
    expect(index.connection(client, server)).toBe(both[1]);
    expect(index.connection(server, at('127.0.0.1', 43277))).toBeNull();
    expect(index.connection(at('127.0.0.2', 9190), client)).toBeNull();
  });

  it('of an IPv4 client and a `::` server is in both tables, and found however its addresses are written', () => {
    const mapped = (end: Address) => at(`::ffff:${end.address}`, end.port);
    const ours = row(client, server, 'ESTABLISHED');
    const theirs = row(mapped(server), mapped(client), 'ESTABLISHED');
    const index = indexRows([ours, theirs]);
    for (const write of [mapped, (end: Address) => end]) {
      expect(index.connection(write(server), write(client))).toBe(theirs);
      expect(index.connection(write(client), write(server))).toBe(ours);
    }
  });

  it('is found without the zone that Node adds and Linux leaves out', () => {
    const linkLocal = row(at('fe80::1', 9190), at('fe80::2', 5), 'ESTABLISHED');
    expect(indexRows([linkLocal]).connection(at('fe80::1%eth0', 9190), at('fe80::2%eth0', 5))).toBe(
      linkLocal,
    );
  });

  it('to itself has one row', () => {
    const self = row(client, client, 'ESTABLISHED');
    expect(indexRows([self]).connection(client, client)).toBe(self);
  });

  it('seen twice counts as it was last, and living before an earlier one in TIME_WAIT', () => {
    const early = row(server, client, 'ESTABLISHED');
    const late = row(server, client, 'CLOSE_WAIT');
    const old = row(server, client, 'TIME_WAIT', 0);
    expect(indexRows([early, late]).connection(server, client)).toBe(late);
    expect(indexRows([old, early]).connection(server, client)).toBe(early);
    expect(indexRows([early, old]).connection(server, client)).toBe(early);
    expect(indexRows([old]).connection(server, client)).toBe(old);
  });
});

describe('a listening socket', () => {
  it('is the one on exactly this address', () => {
    const rows = ['0.0.0.0', '127.0.0.1', '::', '::1'].map((address) => listens(address));
    const index = indexRows(rows);
    for (const each of rows) expect(index.listener(each.local)).toBe(each);
    expect(index.listener(at('127.0.0.2', 9190))).toBeNull();
    expect(index.listener(at('0.0.0.0', 9191))).toBeNull();
  });

  it('is not told from another one on the same address', () => {
    expect(indexRows([listens('::', 1), listens('::', 2)]).listener(at('::', 9190))).toBeNull();
    // The same row, read twice.
    expect(indexRows([listens('::', 1), listens('::', 1)]).listener(at('::', 9190))).not.toBeNull();
  });

  it('is no connection', () => {
    expect(indexRows([row(server, client, 'ESTABLISHED')]).listener(server)).toBeNull();
  });
});

describe('who waits to be accepted', () => {
  const from = (port: number, state: TcpState, inode = 0, address = '127.0.0.1') =>
    row(at(address, 9190), at(address, port), state, inode);

  it('is established, left or not, and belongs to no process', () => {
    const waiting = [from(1, 'ESTABLISHED'), from(2, 'CLOSE_WAIT')];
    const others = [
      from(3, 'ESTABLISHED', 77),
      from(4, 'TIME_WAIT'),
      from(5, 'SYN_RECEIVED'),
      // Closed by its program: nobody's as well, but on the way out.
      from(6, 'FIN_WAIT_1'),
      from(7, 'FIN_WAIT_2'),
      from(8, 'LAST_ACK'),
      from(9, 'CLOSING'),
      row(at('127.0.0.1', 9191), client, 'ESTABLISHED', 0),
    ];
    const index = indexRows([listens('127.0.0.1'), ...others, ...waiting]);
    expect(index.queued(server)).toEqual(waiting);
    expect(index.queued(at('127.0.0.1', 80))).toEqual([]);
  });

  it('waits once, also when seen twice', () => {
    const rows = [listens('127.0.0.1'), from(1, 'ESTABLISHED'), from(1, 'CLOSE_WAIT')];
    expect(indexRows(rows).queued(server)).toMatchObject([{ state: 'CLOSE_WAIT' }]);
  });

  it.each([
    ['0.0.0.0', '127.0.0.1', true],
    ['0.0.0.0', '::1', false],
    ['::', '::1', true],
    ['::', '::ffff:127.0.0.1', true],
    ['::', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
    ['::1', '::1', true],
  ])('at %s when it came to %s: %s', (listening, address, waits) => {
    const index = indexRows([listens(listening), from(1, 'ESTABLISHED', 0, address)]);
    expect(index.queued(at(listening, 9190))).toHaveLength(waits ? 1 : 0);
  });

  it('waits at the most specific listener only', () => {
    const rows = [listens('::'), listens('0.0.0.0'), listens('127.0.0.1')];
    const index = indexRows([...rows, from(1, 'ESTABLISHED'), from(2, 'ESTABLISHED', 0, '127.0.0.2')]);
    const ports = (address: string) => index.queued(at(address, 9190))?.map(({ remote }) => remote?.port);
    expect([ports('127.0.0.1'), ports('0.0.0.0'), ports('::')]).toEqual([[1], [2], []]);
  });

  it('is not known where the system does not tell owners', () => {
    expect(indexRows([row(server, client, 'ESTABLISHED', null)]).queued(server)).toBeNull();
  });
});

it('finds every connection of a large table again', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(fc.uniqueArray(port, { minLength: 1, maxLength: 200 }), fc.boolean(), (ports, dual) => {
      const prefix = dual ? '::ffff:' : '';
      const rows = ports.flatMap((each) => [
        row(at(`${prefix}127.0.0.1`, 9190), at(`${prefix}127.0.0.1`, each), 'ESTABLISHED', each),
        row(at('127.0.0.1', each), server, 'ESTABLISHED', 100_000 + each),
      ]);
      const index = indexRows(rows);
      for (const each of ports) {
        // A connection from 9190 to 9190 is one with itself: both rows have the same ends.
        if (each === 9190) continue;
        expect(index.connection(server, at('127.0.0.1', each))?.inode).toBe(each);
        expect(index.connection(at('127.0.0.1', each), server)?.inode).toBe(100_000 + each);
      }
    }),
  );
});
