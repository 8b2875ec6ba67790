import { PORT_MAX } from '@shared/contract/limits';

/** One byte per port, 1 for a port of ours: asked twice for every row of a large table, so a plain look-up. */
export type PortSet = Uint8Array;

/** Port 0 is nobody's: a request for any port, and what listening sockets show as their other end. */
export function portSet(ports: Iterable<number>): PortSet {
  const set = new Uint8Array(PORT_MAX + 1);
  for (const port of ports) if (port > 0 && port <= PORT_MAX) set[port] = 1;
  return set;
}

/** False for whatever is no port, such as the -1 of unreadable digits. */
export function hasPort(set: PortSet, port: number): boolean {
  return set[port] === 1;
}
