import { addressAt } from '@shared/pcapng/ip';
import { addressBytes, placeholder, sameFamily } from '@shared/pcapng/synthesise/addressBytes';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it.each([
  ['127.0.0.1', [127, 0, 0, 1]],
  ['::ffff:10.0.0.2', [10, 0, 0, 2]],
  ['::1', [...Array(15).fill(0), 1]],
  ['fe80::1%eth0', [0xfe, 0x80, ...Array(13).fill(0), 1]],
  ['2001:db8::5:0:0:1', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1]],
])('%s', (text, bytes) => {
  expect([...(addressBytes(text) ?? [])]).toEqual(bytes);
});

it.each(['', 'localhost', '1.2.3', '1.2.3.256', ':::', '1:2', 'g::1', '1:2:3:4:5:6:7:8:9'])(
  '%s is no address',
  (text) => {
    expect(addressBytes(text)).toBeNull();
  },
);

it('reads whatever our own reader writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const text = addressAt(bytes, 0, 6);
      fc.pre(!text.startsWith('::ffff:'));
      expect(addressBytes(text)).toEqual(bytes);
    }),
  );
});

it('gives both ends the same family', () => {
  const [a, b] = sameFamily(Uint8Array.of(10, 0, 0, 1), new Uint8Array(16));
  expect([a.length, b.length]).toEqual([16, 16]);
  expect(addressAt(a, 0, 6)).toBe('::ffff:10.0.0.1');
  expect(placeholder('local', { address: '::1', port: 1, family: 'IPv6' }, 7)).toMatchObject({
    family: 'IPv6',
  });
});
