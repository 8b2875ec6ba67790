/** Which address reaches which listening socket, as far as this machine alone can tell. Pure. */
import { type Address, isLoopback, plainAddress } from '../contract/address';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Where a client of this machine connects to reach a listening socket: an any-address is reached through the loopback one. */
export function reachOf(local: Pick<Address, 'address' | 'port'>): Target {
  const host = plainAddress(local.address);
  if (host === '0.0.0.0') return { host: '127.0.0.1', port: local.port };
  return { host: host === '::' ? '::1' : host, port: local.port };
}

/** True when a socket that listens on `local` surely takes what is sent to `host`, port aside. */
export function answers(local: Pick<Address, 'address'>, ipv6Only: boolean, host: string): boolean {
  const bound = plainAddress(local.address).toLowerCase();
  const asked = destination(host);
  if (bound === asked) return true;
  // What lies beyond the loopback may be another machine's address.
  if (!isLoopback(asked)) return false;
  if (asked === 'localhost') return isLoopback(bound) || isAny(bound);
  if (bound === '0.0.0.0') return !asked.includes(':');
  return bound === '::' && (asked.includes(':') || !ipv6Only);
}

/** True when two sockets that ask for these addresses want the same port for themselves. */
export function collides(one: string, other: string, ipv6Only: boolean): boolean {
  const [a, b] = [plainAddress(one).toLowerCase(), plainAddress(other).toLowerCase()];
  if (a === b) return true;
  if (!isAny(a) && !isAny(b)) return false;
  const isMixed = a.includes(':') !== b.includes(':');
  if (!isMixed) return true;
  // An IPv6 any-address takes the IPv4 ones too, unless it was told not to; the other way round never.
  return !ipv6Only && (a === '::' || b === '::');
}

/** Connecting to an any-address reaches this machine. */
function destination(host: string): string {
  const plain = plainAddress(host.toLowerCase());
  if (plain === '0.0.0.0') return '127.0.0.1';
  return plain === '::' ? '::1' : plain;
}

/** True when `host` surely means this machine: its loopback, or an any-address. */
export function isHere(host: string): boolean {
  return isLoopback(destination(host));
}

function isAny(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
