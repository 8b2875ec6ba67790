import { z } from 'zod';
import { PORT_MAX } from './limits';

/** A port that exists on the wire. Port 0 is a request ("any free one"), never an answer. */
export const portSchema = z.int().min(1).max(PORT_MAX);

export const addressSchema = z.strictObject({
  address: z.string().min(1),
  port: z.int().min(0).max(PORT_MAX),
  family: z.enum(['IPv4', 'IPv6']),
});

/** One end of a connection. */
export type Address = z.infer<typeof addressSchema>;

/** IPv4 peers of a dual-stack server appear as `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2). */
const MAPPED_PREFIX = '::ffff:';

/** The address as people write it: mapped IPv4 without its prefix. */
export function plainAddress(address: string): string {
  return address.toLowerCase().startsWith(MAPPED_PREFIX) && address.includes('.')
    ? address.slice(MAPPED_PREFIX.length)
    : address;
}

/** `127.0.0.1:9190`, `[::1]:9190` (RFC 5952 §6). */
export function formatAddress(address: Pick<Address, 'address' | 'port'>): string {
  return formatHostPort(plainAddress(address.address), address.port);
}

/** Joins a host as typed and a port, bracketing IPv6. */
export function formatHostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** True for addresses that only this machine can reach (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(host: string): boolean {
  const plain = plainAddress(host);
  return plain === '::1' || plain === 'localhost' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(plain);
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.port === b.port && plainAddress(a.address) === plainAddress(b.address);
}
