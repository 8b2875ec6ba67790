/** What a reading of the operating system's socket table is, on every system. */
import type { Address } from '@shared/contract/address';
import type { Result } from '@shared/contract/result';
import type { TcpState } from '@shared/tcp/states';
import type { PortSet } from './portSet';

/** One TCP socket as the kernel tells it. What a system does not tell is null, never a guess. */
export interface TableRow {
  readonly local: Address;
  /** Null for a listening socket, which has no other end. */
  readonly remote: Address | null;
  readonly state: TcpState;
  /** Bytes the kernel was given and the peer has not acknowledged. On Linux our SYN or FIN counts as one of them. */
  readonly sendQueue: number | null;
  /** Bytes received and not read yet. Of a listening socket: connections that wait to be accepted. */
  readonly receiveQueue: number | null;
  /**
   * Linux: the number that names the socket in `/proc/<pid>/fd`. 0: no process has it, because it is not accepted yet,
   * was closed by its program and still says goodbye, or is in TIME_WAIT.
   */
  readonly inode: number | null;
}

/** The rows found so far by passes over parts of a table. */
export interface Selection {
  readonly rows: TableRow[];
  /** Rows seen, wanted or not. */
  total: number;
}

export function emptySelection(): Selection {
  return { rows: [], total: 0 };
}

/**
 * The rows whose local or remote port was asked for: those of both ends, where both are on this machine. The kernel
 * goes through its table while sockets come and go, so a row may be missing or be there twice.
 */
export interface TableReading {
  readonly rows: readonly TableRow[];
  /** Rows of the whole table, all programs together. */
  readonly totalRows: number;
  /** What reading and parsing took in the worker, in ms. */
  readonly durationMs: number;
  /** Descriptor numbers by inode, of those that were asked for and found. */
  readonly descriptors: ReadonlyMap<number, number>;
}

export type WhyNotAvailable =
  /** This system's table is not one we can read. */
  | 'platform'
  /** It is there, but we may not or cannot read it. */
  | 'unreadable'
  /** `netstat` is missing. */
  | 'no-program'
  /** `netstat` says something we do not understand, in another language for instance. */
  | 'unknown-output'
  /** The worker ended, or does not answer. */
  | 'worker'
  /** `close` was called. */
  | 'closed';

/** "Not available here", as data. `detail` is technical: codes, paths, what was not understood. */
export interface NotAvailable {
  readonly reason: WhyNotAvailable;
  readonly detail: string;
}

export const FAMILIES = ['IPv4', 'IPv6'] as const;
export type Family = (typeof FAMILIES)[number];

/** Reads the table of one kind of system; runs in the worker. Never throws, never rejects. */
export interface TableSource {
  /**
   * `families`: of the sockets whose rows are wanted, where a system has a table for each; all of them unless told. It
   * is the family of the socket: one of IPv6 that talks IPv4 has `::ffff:` in its addresses, and its row in that table.
   */
  read(wanted: PortSet, families?: readonly Family[]): Promise<Result<Selection, NotAvailable>>;
}

/** Systems whose table can be read. */
export const READABLE_PLATFORMS = ['linux', 'darwin', 'win32'] as const;
export type ReadablePlatform = (typeof READABLE_PLATFORMS)[number];

export function isReadable(platform: NodeJS.Platform): platform is ReadablePlatform {
  return (READABLE_PLATFORMS as readonly NodeJS.Platform[]).includes(platform);
}
