/** What the lines of every netstat have in common. */
import { isIP } from 'node:net';
import type { Address } from '@shared/contract/address';
import { PORT_MAX } from '@shared/contract/limits';
import { hasPort, type PortSet } from '../portSet';
import type { Selection, TableRow } from '../table';

/** One line, its fields apart but not understood yet. */
export interface Line {
  readonly text: string;
  readonly local: HostPort;
  readonly remote: HostPort;
  readonly state: TableRow['state'] | null;
  readonly sendQueue: number | null;
  readonly receiveQueue: number | null;
}

export interface HostPort {
  readonly host: string;
  /** 0 where there is none (`*`); NaN when it is no number. */
  readonly port: number;
}

/** Cuts `127.0.0.1.9190` or `[::1]:9190` at the last separator. */
export function hostPort(text: string, separator: '.' | ':'): HostPort {
  const at = text.lastIndexOf(separator);
  const port = text.slice(at + 1);
  const host = text.slice(0, Math.max(0, at)).replace(/^\[(.*)\]$/, '$1');
  return { host, port: port === '*' ? 0 : /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN };
}

/**
 * Adds the row of a line when it is wanted. Returns the line when it is wanted and not understood: leaving it out would
 * say that the socket is gone.
 */
export function takeLine(line: Line, wanted: PortSet, into: Selection): string | null {
  into.total++;
  if (!hasPort(wanted, line.local.port) && !hasPort(wanted, line.remote.port)) return null;
  const { state, sendQueue, receiveQueue } = line;
  const local = addressOf(line.local);
  // Nobody is at port 0: the socket listens, or was bound and no more.
  const remote = line.remote.port === 0 ? null : addressOf(line.remote);
  if (state === null || local === undefined || remote === undefined) return line.text;
  into.rows.push({ local, remote, state, sendQueue, receiveQueue, inode: null });
  return null;
}

function addressOf({ host, port }: HostPort): Address | undefined {
  const family = isIP(host);
  if (family === 0 || !(port <= PORT_MAX)) return undefined;
  return { address: host, port, family: family === 4 ? 'IPv4' : 'IPv6' };
}
