/**
 * Reads what `netstat -anl -p tcp` prints on macOS. Written from Apple's source (network_cmds, netstat.tproj) and from
 * output that others recorded: it was never run on macOS by us.
 */
import type { PortSet } from '../portSet';
import type { Selection } from '../table';
import { type HostPort, hostPort, takeLine } from './line';
import { stateNamed } from './states';

/** `-l`: without it an IPv6 address is cut to 16 characters, and becomes another one or none. */
export const MACOS_NETSTAT = { file: '/usr/sbin/netstat', args: ['-anl', '-p', 'tcp'] } as const;

/** `tcp46`: an IPv6 socket that takes IPv4 as well. */
const PROTOCOL = /^tcp(4|6|46)$/;

/** Adds the wanted rows to `into`, and counts all. Returns a wanted line that was not understood, or null. */
export function selectMacosRows(output: string, wanted: PortSet, into: Selection): string | null {
  for (const text of output.split('\n')) {
    // Later versions add more columns to the right.
    const [protocol = '', receive, send, local = '', remote = '', stateName = ''] = text
      .trim()
      .split(/\s+/, 6);
    if (!PROTOCOL.test(protocol)) continue;
    const state = stateNamed(stateName);
    const line = {
      text: text.trim(),
      local: end(local, protocol),
      remote: end(remote, protocol),
      state,
      sendQueue: queue(send),
      // It counts bytes, and a listening socket has none: how many wait to be accepted is not in it.
      receiveQueue: state === 'LISTEN' ? null : queue(receive),
    };
    const odd = takeLine(line, wanted, into);
    if (odd !== null) return odd;
  }
  return null;
}

function end(text: string, protocol: string): HostPort {
  const { host, port } = hostPort(text, '.');
  if (host !== '*') return { host, port };
  return { host: protocol === 'tcp4' ? '0.0.0.0' : '::', port };
}

function queue(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
