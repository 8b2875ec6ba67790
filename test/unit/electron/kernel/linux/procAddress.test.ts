import { SocketAddress } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText } from '../../../../../electron/kernel/linux/procAddress';

/** The bytes as the kernel prints them. */
function printed(bytes: readonly number[]): string {
  const hex = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  return hex.map((_byte, at) => hex[(at & ~3) + 3 - (at & 3)]).join('');
}

describe('an address of /proc/net/tcp', () => {
  it.each([
    ['0100007F', '127.0.0.1'],
    ['00000000', '0.0.0.0'],
    ['2801A8C0', '192.168.1.40'],
    ['FFFFFFFF', '255.255.255.255'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000001000000', '::1'],
    ['0000000000000000FFFF00000100007F', '::ffff:127.0.0.1'],
    ['0000000000000000FFFF000000000000', '::ffff:0.0.0.0'],
    ['B80D01200000000000000000430443AC', '2001:db8::ac43:443'],
    ['000080FE00000000FF12 8A1C785634FE'.replace(' ', ''), 'fe80::1c8a:12ff:fe34:5678'],
  ])('%s is %s', (hex, text) => {
    expect(addressText(hex)).toBe(text);
  });

  it('is what Node says of the same address, so that both can be compared', () => {
    // Zeros often, or no run of them would ever be found.
    const byte = fc.oneof(fc.constant(0), fc.constant(0xff), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { minLength: 16, maxLength: 16 }), (bytes) => {
        const groups = bytes.flatMap((byte, at) =>
          at % 2 === 0 ? [((byte << 8) | (bytes[at + 1] ?? 0)).toString(16)] : [],
        );
        const { address } = new SocketAddress({ family: 'ipv6', address: groups.join(':') });
        expect(addressText(printed(bytes))).toBe(address);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is nothing at all when it is no address', () => {
    for (const text of ['', '0', '0100007', '0100007FF', 'XX00007F', '0x00007F', '        ', 'é'.repeat(8)])
      expect(addressText(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const found = addressText(text);
        expect(found === null).toBe(!/^([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32})$/.test(text));
      }),
    );
  });
});
