import { execFileSync } from 'node:child_process';
import { plainAddress } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';
import type { TableRow } from '../../electron/kernel/index';

const STATES: Readonly<Record<string, TcpState>> = {
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECV': 'SYN_RECEIVED',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN_WAIT_1',
  'FIN-WAIT-2': 'FIN_WAIT_2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
  UNCONN: 'CLOSED',
};

/**
 * The rows with an end at `at`, in words, from `ss`: it asks the kernel through a socket of its own (netlink), not
 * through the files we read. Sorted, to be compared with `tableLines`.
 */
export function ssLines(at: End): string[] {
  const output = execFileSync('ss', ['-Htane'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const lines: string[] = [];
  for (const text of output.split('\n')) {
    const [stateName = '', receive, send, localText = '', remoteText = ''] = text.trim().split(/\s+/);
    const state = STATES[stateName];
    const local = end(localText);
    const remote = end(remoteText);
    if (state === undefined || !isAt(at, local, remote)) continue;
    const inode = /\bino:(\d+)/.exec(text)?.[1] ?? '0';
    // What `ss` calls the send queue of a listening socket is its backlog, which the files do not tell.
    lines.push(
      line(local, state === 'LISTEN' ? null : remote, state, state === 'LISTEN' ? 0 : send, receive, inode),
    );
  }
  return lines.sort();
}

/** The same of what we read. */
export function tableLines(at: End, rows: readonly TableRow[]): string[] {
  return rowsAt(at, rows)
    .map(({ local, remote, state, sendQueue, receiveQueue, inode }) =>
      line(local, remote, state, sendQueue, receiveQueue, inode),
    )
    .sort();
}

/** Rows with an end at `at`: other programs may use the same port of another address. */
export function rowsAt(at: End, rows: readonly TableRow[]): TableRow[] {
  return rows.filter(({ local, remote }) => isAt(at, local, remote));
}

function isAt(at: End, local: End, remote: End | null): boolean {
  const here = (end: End) => end.port === at.port && plainAddress(end.address) === at.address;
  return here(local) || (remote !== null && here(remote));
}

interface End {
  readonly address: string;
  readonly port: number;
}

function line(local: End, remote: End | null, state: string, ...numbers: unknown[]): string {
  const write = ({ address, port }: End) => `${address} ${port}`;
  return [state, write(local), remote === null ? '-' : write(remote), ...numbers].join(' | ');
}

/** `127.0.0.1:80`, `[::1]:80`, and `*:80` for what listens on all addresses of both families. */
function end(text: string): End {
  const at = text.lastIndexOf(':');
  const host = text.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  return { address: host === '*' ? '::' : host, port: Number(text.slice(at + 1)) };
}
