import { TCP_STATES } from '@shared/tcp/states';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRows, unpackRows } from '../../../../electron/kernel/packedRows';
import type { TableRow } from '../../../../electron/kernel/table';

const end = fc
  .tuple(fc.constantFrom('127.0.0.1', '0.0.0.0', '::', '::1', '::ffff:127.0.0.1'), fc.nat(65_535))
  .map(([address, port]) => ({
    address,
    port,
    family: address.includes(':') ? ('IPv6' as const) : ('IPv4' as const),
  }));
const number = fc.option(fc.nat({ max: 0xffff_ffff }));
const rows: fc.Arbitrary<TableRow[]> = fc.array(
  fc.record({
    local: end,
    remote: fc.option(end),
    state: fc.constantFrom(...TCP_STATES),
    sendQueue: number,
    receiveQueue: number,
    inode: number,
  }),
);

it('rows arrive as they were sent, also through a clone as between threads', () => {
  fc.assert(
    fc.property(rows, (sent) => {
      const packed = packRows(sent);
      const moved = structuredClone(packed, { transfer: [packed.numbers.buffer] });
      expect(unpackRows(moved)).toEqual(sent);
      expect(packed.numbers).toHaveLength(0);
    }),
  );
});

it('every address is told once', () => {
  fc.assert(
    fc.property(rows, (sent) => {
      const { addresses } = packRows(sent);
      expect(new Set(addresses).size).toBe(addresses.length);
    }),
  );
});

it('what makes no sense is left out', () => {
  const numbers = Float64Array.from([5, 1, -1, 0, 4, 0, 0, 0, 0, 1, -1, 0, 99, 0, 0, 0]);
  expect(unpackRows({ addresses: ['::1'], numbers })).toEqual([]);
});
