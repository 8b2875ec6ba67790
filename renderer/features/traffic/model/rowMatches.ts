/** Where what is looked for stands in the bytes that rows show. The host counts; this is for the eye. */
import { decodeText, type Encoding } from '@shared/bytes/encoding';
import { type ChunkRow, isChunk } from '@shared/contract/events';
import type { Compiled } from '@shared/search/query';
import { isFrame, isGap, isGone, shownBytes, type ViewRow } from './viewRows';

export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Matches of one row that are marked: more cannot be told apart. */
export const ROW_MATCHES = 200;

/**
 * The matches of rows that follow each other, by row. Bytes are looked for over the borders of chunks, as the host does:
 * of a match that goes on in the next row each row has its part.
 */
export function matchesOf(
  rows: readonly ViewRow[],
  compiled: Compiled,
  encoding: Encoding,
): ReadonlyMap<ViewRow, readonly ByteRange[]> {
  const found = new Map<ViewRow, ByteRange[]>();
  const add = (row: ViewRow, from: number, to: number): void => {
    const ranges = found.get(row) ?? [];
    found.set(row, ranges);
    if (to > from && ranges.length < ROW_MATCHES) ranges.push({ from, to });
  };
  const before = new Map<string, { readonly row: ChunkRow; readonly tail: Uint8Array }>();
  for (const row of rows) {
    if (isGap(row) || isGone(row)) before.clear();
    else if (isChunk(row)) {
      const bytes = shownBytes(row, 'hex');
      if (compiled.kind === 'regex') {
        const text = decodeText(bytes, encoding);
        for (const [from, to] of compiled.regex.places(text, ROW_MATCHES))
          add(row, bytesBefore(bytes, encoding, text, from), bytesBefore(bytes, encoding, text, to));
        continue;
      }
      const { pattern } = compiled;
      const key = `${row.type}${row.socket}`;
      const last = isFrame(row) ? undefined : before.get(key);
      const tail = last?.tail ?? NOTHING;
      const all = joined(tail, bytes);
      let at = 0;
      while ((found.get(row)?.length ?? 0) < ROW_MATCHES) {
        const match = pattern.find(all, at);
        if (match.kind !== 'match') break;
        at = match.end;
        if (last !== undefined && match.start < tail.length) {
          const start = shownBytes(last.row, 'hex').length - tail.length + match.start;
          add(last.row, start, shownBytes(last.row, 'hex').length);
        }
        add(row, Math.max(0, match.start - tail.length), match.end - tail.length);
      }
      // What follows the part that is shown of a chunk is not here.
      const isWhole = !isFrame(row) && bytes.length === row.bytes;
      // No match begins inside another.
      const rest = Math.max(at - tail.length, bytes.length - pattern.longest + 1, 0);
      if (isWhole) before.set(key, { row, tail: bytes.slice(rest) });
      else before.delete(key);
    }
  }
  return found;
}

const NOTHING = new Uint8Array(0);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Bytes that the first `units` of a text were decoded from. Of the longer beginnings none decodes to less. */
function bytesBefore(bytes: Uint8Array, encoding: Encoding, text: string, units: number): number {
  if (text.length === bytes.length) return units;
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (decodeText(bytes.subarray(0, middle), encoding).length < units) low = middle + 1;
    else high = middle;
  }
  // The first byte of a character that is cut decodes to a sign of its own.
  while (low < bytes.length && !isWhole(bytes, encoding, text, low, units)) low++;
  return low;
}

function isWhole(bytes: Uint8Array, encoding: Encoding, text: string, to: number, units: number): boolean {
  return decodeText(bytes.subarray(0, to), encoding) === text.slice(0, units);
}
