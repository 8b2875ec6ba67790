/**
 * Reads what `netstat -ano -p TCP` and `-p TCPv6` print on Windows. Written from Microsoft's documentation and from
 * output that others recorded: it was never run on Windows by us.
 */
import { win32 } from 'node:path';
import type { PortSet } from '../portSet';
import type { Selection } from '../table';
import { hostPort, takeLine } from './line';
import { stateNamed } from './states';

/** By its full path: Windows looks for a bare name in the current folder first, where anybody may have put one. */
export function windowsNetstat(systemRoot: string | undefined) {
  const file = win32.join(systemRoot ?? 'C:\\Windows', 'System32', 'NETSTAT.EXE');
  return ['TCP', 'TCPv6'].map((protocol) => ({ file, args: ['-ano', '-p', protocol] }));
}

/**
 * Adds the wanted rows to `into`, and counts all. Returns a wanted line that was not understood, or null. Windows has
 * no queues to tell, and some of its languages translate the states: what listens is then known by its missing other
 * end, anything else is not.
 */
export function selectWindowsRows(output: string, wanted: PortSet, into: Selection): string | null {
  for (const text of output.split('\n')) {
    const [protocol, localText = '', remoteText = '', stateName = ''] = text.trim().split(/\s+/);
    // Headings and UDP begin otherwise; the word is the same in all languages, and for IPv6 too.
    if (protocol !== 'TCP') continue;
    const remote = hostPort(remoteText, ':');
    const line = {
      text: text.trim(),
      local: hostPort(localText, ':'),
      remote,
      state: stateNamed(stateName) ?? (remote.port === 0 ? 'LISTEN' : null),
      sendQueue: null,
      receiveQueue: null,
    };
    const odd = takeLine(line, wanted, into);
    if (odd !== null) return odd;
  }
  return null;
}
