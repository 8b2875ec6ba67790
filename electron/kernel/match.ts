/** Finds our sockets in a reading. Pure. */
import { type Address, plainAddress } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';
import type { TableRow } from './table';
import { tupleKey } from './tupleKey';

export interface TableIndex {
  /** The row of a connected socket, whichever of the two tables it is in; null when there is none. */
  connection(local: Address, remote: Address): TableRow | null;
  /**
   * The row of the socket that listens on exactly this address: `0.0.0.0`, `::` and `127.0.0.1` are three different
   * ones. Null when there is none, and when several share the address (SO_REUSEPORT): whose is whose is not told.
   */
  listener(local: Address): TableRow | null;
  /**
   * Connections that the kernel has established for the socket listening on `local` and no program has accepted yet.
   * Null where the system does not tell which they are.
   */
  queued(local: Address): readonly TableRow[] | null;
}

/**
 * States in which a connection can wait to be accepted. What a program has closed also belongs to no process, but says
 * goodbye in other states (FIN_WAIT_1 and later); SYN_RECEIVED is not established yet.
 */
const WAITING_STATES: readonly TcpState[] = ['ESTABLISHED', 'CLOSE_WAIT'];

export function indexRows(rows: readonly TableRow[]): TableIndex {
  const byTuple = new Map<string, TableRow>();
  const shared = new Set<string>();
  const waiting = new Map<number, Map<string, TableRow>>();
  let ownersKnown = true;
  for (const row of rows) {
    const key = tupleKey(row.local, row.remote);
    const known = byTuple.get(key);
    if (known === undefined || isNewer(row, known)) byTuple.set(key, row);
    if (known !== undefined && row.remote === null && row.inode !== known.inode) shared.add(key);
    if (row.inode === null) ownersKnown = false;
    else if (row.inode === 0 && WAITING_STATES.includes(row.state)) {
      const ofPort = waiting.get(row.local.port) ?? new Map<string, TableRow>();
      waiting.set(row.local.port, ofPort.set(key, row));
    }
  }
  return {
    connection: (local, remote) => byTuple.get(tupleKey(local, remote)) ?? null,
    listener(local) {
      const key = tupleKey(local, null);
      return shared.has(key) ? null : (byTuple.get(key) ?? null);
    },
    queued(local) {
      if (!ownersKnown) return null;
      const ofPort = [...(waiting.get(local.port)?.values() ?? [])];
      return ofPort.filter((row) => listensFor(local, row.local, byTuple));
    },
  };
}

/** Of two rows of one connection the later one counts, but the TIME_WAIT of an earlier connection never hides a living one. */
function isNewer(row: TableRow, known: TableRow): boolean {
  return row.state !== 'TIME_WAIT' || known.state === 'TIME_WAIT';
}

/** True when a connection to `end` waits at the socket listening on `local`: the most specific listener gets it. */
function listensFor(local: Address, end: Address, byTuple: ReadonlyMap<string, TableRow>): boolean {
  if (tupleKey(local, null) === tupleKey(end, null)) return true;
  const listens = (address: string) => byTuple.has(tupleKey({ address, port: end.port }, null));
  if (listens(end.address)) return false;
  const isIPv4 = !plainAddress(end.address).includes(':');
  if (local.address === '0.0.0.0') return isIPv4;
  return local.address === '::' && !(isIPv4 && listens('0.0.0.0'));
}
