/** Addresses as they stand in headers. */
import { type Address, plainAddress } from '../../contract/address';

/** Null: not an address. An IPv4 peer of a dual-stack server has 4 bytes. */
export function addressBytes(address: string): Uint8Array | null {
  const zone = address.indexOf('%');
  const plain = plainAddress(zone < 0 ? address : address.slice(0, zone));
  return plain.includes(':') ? ipv6(plain) : ipv4(plain);
}

/** The same for both ends of a connection: 4 bytes only when both have 4. */
export function sameFamily(a: Uint8Array, b: Uint8Array): readonly [Uint8Array, Uint8Array] {
  return a.length === b.length ? [a, b] : [mapped(a), mapped(b)];
}

/**
 * In place of an end that nobody told us: addresses that are kept for examples and belong to nobody (RFC 5737, RFC 3849).
 * The numbers of ports tell such connections apart.
 */
export function placeholder(which: 'local' | 'remote', other: Address | null, number: number): Address {
  const port = 1_024 + (number % 64_000);
  const isRemote = which === 'remote';
  return other?.family === 'IPv6' && plainAddress(other.address).includes(':')
    ? { address: isRemote ? '2001:db8::2' : '2001:db8::1', port, family: 'IPv6' }
    : { address: isRemote ? '198.51.100.2' : '192.0.2.1', port, family: 'IPv4' };
}

function ipv4(text: string): Uint8Array | null {
  const parts = text.split('.').map(Number);
  const isAddress = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255);
  return isAddress ? Uint8Array.from(parts) : null;
}

function ipv6(text: string): Uint8Array | null {
  const halves = text.split('::');
  const [head, tail] = [groups(halves[0] ?? ''), groups(halves[1] ?? '')];
  const missing = 16 - head.length - tail.length;
  const isAddress = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
  if (!isAddress || [...head, ...tail].some((byte) => Number.isNaN(byte))) return null;
  return Uint8Array.from([...head, ...Array.from({ length: missing }, () => 0), ...tail]);
}

function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = /^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN;
    return [value >> 8, Number.isNaN(value) ? Number.NaN : value & 0xff];
  });
}

function mapped(bytes: Uint8Array): Uint8Array {
  return bytes.length === 16 ? bytes : Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...bytes);
}
