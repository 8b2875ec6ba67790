/**
 * Rows as a worker hands them over: one array of numbers, which is moved instead of copied, and every address once.
 * As objects, the rows of a server with 10,000 connections would keep the receiving thread busy taking them apart.
 */
import type { Address } from '@shared/contract/address';
import { TCP_STATES } from '@shared/tcp/states';
import type { TableRow } from './table';

export interface PackedRows {
  readonly addresses: readonly string[];
  /** NUMBERS_PER_ROW for each row; see `packRows`. */
  readonly numbers: Float64Array<ArrayBuffer>;
}

const NUMBERS_PER_ROW = 8;
/** In place of the number of an address: there is none. */
const NO_ADDRESS = -1;

export function packRows(rows: readonly TableRow[]): PackedRows {
  const places = new Map<string, number>();
  const place = (end: Address | null): number => {
    if (end === null) return NO_ADDRESS;
    const known = places.get(end.address);
    if (known !== undefined) return known;
    places.set(end.address, places.size);
    return places.size - 1;
  };
  const numbers = new Float64Array(rows.length * NUMBERS_PER_ROW);
  for (const [at, row] of rows.entries()) {
    const fields = [
      place(row.local),
      row.local.port,
      place(row.remote),
      row.remote?.port ?? 0,
      TCP_STATES.indexOf(row.state),
      row.sendQueue ?? Number.NaN,
      row.receiveQueue ?? Number.NaN,
      row.inode ?? Number.NaN,
    ];
    numbers.set(fields, at * NUMBERS_PER_ROW);
  }
  return { addresses: [...places.keys()], numbers };
}

export function unpackRows({ addresses, numbers }: PackedRows): TableRow[] {
  const end = (at: number): Address | null => {
    const address = addresses[numbers[at] ?? NO_ADDRESS];
    if (address === undefined) return null;
    return { address, port: numbers[at + 1] ?? 0, family: address.includes(':') ? 'IPv6' : 'IPv4' };
  };
  const rows: TableRow[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_ROW) {
    const local = end(at);
    const state = TCP_STATES[numbers[at + 4] ?? NO_ADDRESS];
    if (local === null || state === undefined) continue;
    rows.push({
      local,
      remote: end(at + 2),
      state,
      sendQueue: told(numbers[at + 5]),
      receiveQueue: told(numbers[at + 6]),
      inode: told(numbers[at + 7]),
    });
  }
  return rows;
}

function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
