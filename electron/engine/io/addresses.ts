import { isIP, type Server, type Socket } from 'node:net';
import type { Address } from '@shared/contract/address';

/** Makes an address of what Node gives; null when the peer was gone before it could be asked. */
export function toAddress(address: string | undefined, port: number | undefined): Address | null {
  if (address === undefined || port === undefined) return null;
  return { address, port, family: isIP(address) === 6 ? 'IPv6' : 'IPv4' };
}

/** Both ends of a socket, copied: Node forgets them when it closes. */
export function endsOf(socket: Socket): { local: Address | null; remote: Address | null } {
  return {
    local: toAddress(socket.localAddress, socket.localPort),
    remote: toAddress(socket.remoteAddress, socket.remotePort),
  };
}

export function listeningAddress(server: Server): Address | null {
  const bound = server.address();
  return bound === null || typeof bound === 'string' ? null : toAddress(bound.address, bound.port);
}
