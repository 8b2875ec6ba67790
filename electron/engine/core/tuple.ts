/** What a connection is known by on the wire. Pure. */
import { type Address, plainAddress } from '@shared/contract/address';

type End = Pick<Address, 'address' | 'port'>;

/** Of a socket with these ends. */
export function tupleOf(local: End, remote: End): string {
  return `${endOf(local)} ${endOf(remote)}`;
}

/** The same for both ends of a connection. */
export function wireOf(local: End, remote: End): string {
  const [a, b] = [endOf(local), endOf(remote)];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Packets have neither the prefix of an IPv4 peer of a dual-stack server nor the zone of a link-local address. */
export function endOf({ address, port }: End): string {
  const zone = address.indexOf('%');
  return `${plainAddress(zone < 0 ? address : address.slice(0, zone))}/${port}`;
}
