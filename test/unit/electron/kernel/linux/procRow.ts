// Writes rows as the kernel does (net/ipv4/tcp_ipv4.c, net/ipv6/tcp_ipv6.c), for tables that no machine here has.

/** Pads rows of IPv4, as `seq_setwidth` does. */
const IPV4_WIDTH = 149;

export const IPV4_HEADING = `${'  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'.padEnd(IPV4_WIDTH)}\n`;
export const IPV6_HEADING =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

export interface ProcRow {
  readonly index?: number;
  /** The bytes of the addresses, in the order of the wire: 4 or 16 of them. */
  readonly local: readonly number[];
  readonly localPort: number;
  readonly remote: readonly number[];
  readonly remotePort: number;
  /** Number of the state. */
  readonly state: number;
  readonly sendQueue?: number;
  readonly receiveQueue?: number;
  readonly uid?: number;
  readonly inode?: number;
}

export function procRow(row: ProcRow): string {
  const { index = 0, sendQueue = 0, receiveQueue = 0, uid = 0, inode = 0 } = row;
  const end = (address: readonly number[], port: number) => `${words(address)}:${hex(port, 4)}`;
  const queues = `${hex(sendQueue, 8)}:${hex(receiveQueue, 8)}`;
  const owner = `${String(uid).padStart(5)} ${'0'.padStart(8)} ${inode}`;
  const text = `${String(index).padStart(4)}: ${end(row.local, row.localPort)} ${end(row.remote, row.remotePort)} ${hex(row.state, 2)} ${queues} 00:00000000 00000000 ${owner} 1 00000000fd20591f 100 0 0 10 0`;
  return row.local.length === 4 ? `${text.padEnd(IPV4_WIDTH)}\n` : `${text}\n`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

/** Every 32-bit word as a number of a little-endian machine. */
function words(address: readonly number[]): string {
  let text = '';
  for (let at = 0; at < address.length; at += 4) {
    for (const byte of address.slice(at, at + 4).reverse()) text += hex(byte, 2);
  }
  return text;
}
