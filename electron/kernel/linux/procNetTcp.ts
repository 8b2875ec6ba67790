/**
 * Reads rows of `/proc/net/tcp` and `/proc/net/tcp6`. Pure, and made for tables of 20,000 rows of which a handful is
 * wanted: bytes are looked at where they stand, and only wanted rows become objects.
 *
 * The layout is that of the kernel's `get_tcp4_sock`, `get_tcp6_sock` and their like for TIME_WAIT and SYN_RECEIVED:
 *
 *     sl: local:port remote:port st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …
 *
 * `sl` is at least 4 characters wide; from there on everything has a fixed width as far as the queues.
 */
import type { Address } from '@shared/contract/address';
import type { TcpState } from '@shared/tcp/states';
import { hasPort, type PortSet } from '../portSet';
import type { Selection, TableRow } from '../table';
import { addressText, IPV4_DIGITS, IPV6_DIGITS } from './procAddress';

const NEWLINE = 0x0a;
const SPACE = 0x20;
const COLON = 0x3a;
const ZERO = 0x30;

/** Rows of IPv4 are padded to this many bytes, newline included (TMPSZ in net/ipv4/tcp_ipv4.c). */
const IPV4_ROW_BYTES = 150;
const INDEX_WIDTH = 4;
/** Billions of rows. */
const INDEX_WIDTH_MAX = 10;
const PORT_DIGITS = 4;
const QUEUE_DIGITS = 8;
/** Between the queues and the inode: timer, retransmissions, user, probes. */
const FIELDS_BEFORE_INODE = 4;

/** States by their number, include/net/tcp_states.h. */
const STATES: readonly (TcpState | undefined)[] = [
  undefined,
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'TIME_WAIT',
  'CLOSED',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  // NEW_SYN_RECV: a request that has no socket yet. The file shows it as 03; other readers of the number as 0C.
  'SYN_RECEIVED',
];

/** Value of a hexadecimal digit by its byte; -1 of all others. */
const DIGITS = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/**
 * Adds the wanted rows among the first `end` bytes of `table` to `into`, and counts all. Returns where the last, still
 * incomplete line begins: it belongs before the bytes that come next. Whatever is no row is passed over.
 */
export function selectRows(table: Buffer, end: number, wanted: PortSet, into: Selection): number {
  let start = 0;
  while (start < end) {
    const newline = lineEnd(table, start, end);
    if (newline === -1) break;
    const colon = indexEnd(table, start);
    if (colon !== -1) {
      into.total++;
      const row = readRow(table, colon + 2, newline, wanted);
      if (row !== null) into.rows.push(row);
    }
    start = newline + 1;
  }
  return start;
}

/** Where the line from `start` ends, or -1. Most are rows of IPv4, where one look is enough. */
function lineEnd(table: Buffer, start: number, end: number): number {
  const padded = start + IPV4_ROW_BYTES - 1;
  if (padded < end && table[padded] === NEWLINE && table[padded - 1] === SPACE) return padded;
  const newline = table.indexOf(NEWLINE, start);
  return newline < end ? newline : -1;
}

/** Where the colon after the row's index stands; -1 in what is no row, such as the heading. */
function indexEnd(table: Buffer, start: number): number {
  for (let at = start + INDEX_WIDTH; at <= start + INDEX_WIDTH_MAX; at++) if (table[at] === COLON) return at;
  return -1;
}

/** The row whose local address begins at `at`; null when it is not wanted, or is no row. */
function readRow(table: Buffer, at: number, end: number, wanted: PortSet): TableRow | null {
  const digits = table[at + IPV4_DIGITS] === COLON ? IPV4_DIGITS : IPV6_DIGITS;
  const remoteAt = at + digits + PORT_DIGITS + 2;
  const localPort = readHex(table, at + digits + 1, PORT_DIGITS);
  const remotePort = readHex(table, remoteAt + digits + 1, PORT_DIGITS);
  if (!hasPort(wanted, localPort) && !hasPort(wanted, remotePort)) return null;

  const stateAt = remoteAt + digits + PORT_DIGITS + 2;
  const sendAt = stateAt + 3;
  const receiveAt = sendAt + QUEUE_DIGITS + 1;
  const restAt = receiveAt + QUEUE_DIGITS;
  const state = STATES[readHex(table, stateAt, 2)];
  const sendQueue = readHex(table, sendAt, QUEUE_DIGITS);
  const receiveQueue = readHex(table, receiveAt, QUEUE_DIGITS);
  const inode = readInode(table, restAt, end);
  const local = readAddress(table, at, digits, localPort);
  const remote = readAddress(table, remoteAt, digits, remotePort);
  if (state === undefined || local === null || remote === null) return null;
  if (localPort < 0 || remotePort < 0 || sendQueue < 0 || receiveQueue < 0 || inode < 0) return null;
  return { local, remote: state === 'LISTEN' ? null : remote, state, sendQueue, receiveQueue, inode };
}

function readAddress(table: Buffer, at: number, digits: number, port: number): Address | null {
  const address = addressText(table.toString('latin1', at, at + digits));
  return address === null ? null : { address, port, family: digits === IPV4_DIGITS ? 'IPv4' : 'IPv6' };
}

/** A number of `count` hexadecimal digits, or -1. */
function readHex(table: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = DIGITS[table[i] ?? 0] ?? -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** The inode, or -1: what stands before it is as wide as it needs to be. */
function readInode(table: Buffer, restAt: number, end: number): number {
  let at = restAt;
  for (let field = 0; field < FIELDS_BEFORE_INODE; field++) {
    at = afterSpaces(table, at, end);
    while (at < end && table[at] !== SPACE) at++;
  }
  at = afterSpaces(table, at, end);
  let inode = -1;
  for (; at < end; at++) {
    const digit = (table[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    inode = Math.max(0, inode) * 10 + digit;
  }
  return inode;
}

function afterSpaces(table: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && table[at] === SPACE) at++;
  return at;
}
