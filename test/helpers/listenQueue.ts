import { readFileSync } from 'node:fs';

interface Row {
  readonly localPort: number;
  readonly remotePort: number;
  readonly state: string;
  readonly receiveQueue: number;
  readonly inode: string;
}

/** What Linux tells of a port of this machine, read here and not by what is under test. */
export function procRows(port: number): Row[] {
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .slice(1, -1)
    .map((line) => {
      const fields = line.trim().split(/\s+/);
      const [, local = '', remote = '', state = '', queues = ''] = fields;
      const portOf = (end: string) => Number.parseInt(end.split(':')[1] ?? '', 16);
      return {
        localPort: portOf(local),
        remotePort: portOf(remote),
        state,
        receiveQueue: Number.parseInt(queues.split(':')[1] ?? '', 16),
        inode: fields[9] ?? '',
      };
    })
    .filter(({ localPort, remotePort }) => localPort === port || remotePort === port);
}

/** How many connections wait to be accepted; null when nobody listens. */
export function listenQueue(port: number): number | null {
  return procRows(port).find(({ state }) => state === '0A')?.receiveQueue ?? null;
}

/** Clients of the port whose SYN has found no room. */
export function knocking(port: number): number {
  return procRows(port).filter(({ remotePort, state }) => remotePort === port && state === '02').length;
}

/** Bytes that wait in the kernel to be read from the peer with this port. */
export function unread(port: number, peerPort: number): number | undefined {
  return procRows(port).find(({ localPort, remotePort }) => localPort === port && remotePort === peerPort)
    ?.receiveQueue;
}
