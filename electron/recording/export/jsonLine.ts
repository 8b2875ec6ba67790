import { isChunk, type Row } from '@shared/contract/events';
import type { Ends } from './socketEnds';

/**
 * A row as one line of JSON: the fields of every row, both ends, then the fields of its type. A chunk's bytes are
 * `data`, in base64. The first line carries `epochMs`, the wall clock of `at` 0. Of a row that somebody has marked,
 * `note` is what was noted beside it.
 */
export function jsonLine(
  row: Row,
  { local, remote }: Ends,
  epochMs: number | null,
  note: string | null = null,
): string {
  const { type, seq, at, session, socket, evidence, ...fields } = row;
  return `${JSON.stringify(
    {
      type,
      seq,
      at,
      session,
      socket,
      evidence,
      local,
      remote,
      ...(isChunk(row) ? { bytes: row.bytes, data: base64(row.data) } : { ...fields, local, remote }),
      ...(note === null ? {} : { note }),
      ...(epochMs === null ? {} : { epochMs }),
    },
    (_key, value: unknown) => (typeof value === 'number' ? toMicroseconds(value) : value),
  )}\n`;
}

function base64(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
}

/** Times are milliseconds, meaningful to 1 µs; the digits behind are noise. Whole numbers stay as they are. */
function toMicroseconds(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * 1_000) / 1_000;
}
