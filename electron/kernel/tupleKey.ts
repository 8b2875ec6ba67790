import { type Address, plainAddress } from '@shared/contract/address';

type End = Pick<Address, 'address' | 'port'>;

/**
 * What a connection is known by: its local and remote end, or its local end alone when it listens. The same whichever
 * table a row is from: an IPv4 client of a `::` server has one end in `tcp` as `127.0.0.1` and one in `tcp6` as
 * `::ffff:127.0.0.1`. The zone of a link-local address is left out: Linux does not tell it.
 */
export function tupleKey(local: End, remote: End | null): string {
  return remote === null ? `${endKey(local)}>` : `${endKey(local)}>${endKey(remote)}`;
}

function endKey({ address, port }: End): string {
  // IPv4 has neither zone nor prefix, and is most of a large table.
  return address.includes(':') ? `${plainAddress(withoutZone(address))}:${port}` : `${address}:${port}`;
}

function withoutZone(address: string): string {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}
