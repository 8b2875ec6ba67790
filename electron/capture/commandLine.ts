/** What the programs are told: an array, never a shell, made of checked numbers and addresses only. Pure. */
import { isIP } from 'node:net';
import { plainAddress } from '@shared/contract/address';
import type { CaptureTool } from '@shared/contract/capture';
import { PORT_MAX } from '@shared/contract/limits';

/** The longest headers there are in front of the data (Ethernet, IPv6, TCP with all its options), and a little. */
const SNAP_BYTES = '128';

/**
 * TCP of this port at one of these addresses. Null for what is no port or no address: no text of anybody else ever gets
 * into the filter.
 */
export function filterOf(port: number, hosts: readonly string[]): string | null {
  if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) return null;
  const plain = hosts.map((host) => plainAddress(withoutZone(host)));
  if (plain.some((host) => isIP(host) === 0)) return null;
  const places = plain.map((host) => `host ${host}`).join(' or ');
  return places === '' ? `tcp and port ${port}` : `tcp and port ${port} and (${places})`;
}

/** Headers only, to stdout, every packet as soon as the program has it. */
export function captureArguments(
  tool: CaptureTool,
  interfaces: readonly string[],
  filter: string,
): readonly string[] {
  const places = interfaces.flatMap((each) => ['-i', each]);
  return tool === 'tcpdump'
    ? [...places.slice(0, 2), '-n', '-s', SNAP_BYTES, '-U', '--immediate-mode', '-w', '-', filter]
    : // What stands before the interfaces counts for all of them.
      ['-q', '-s', SNAP_BYTES, '-f', filter, ...places, '-w', '-'];
}

/** Opens an interface, says which links it has, and ends: the shortest question that needs the permission. */
export function probeArguments(loopback: string): readonly string[] {
  return ['-i', loopback, '-L'];
}

export function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone < 0 ? address : address.slice(0, zone);
}
