/**
 * A person's mark or note, as a comment. In an export it stands at the row's own packets. While a recording is written
 * those are in the file already when somebody takes a note: it gets a packet of its own, at its time, that carries its
 * words and goes between two addresses of nobody (RFC 5737) under a protocol number for experiments (RFC 3692). So every
 * reader lists it among the packets, and none takes it for TCP. (Comments of statistics blocks nobody shows.)
 */
import type { Mark } from '../../contract/marks';
import { isChunkCode, typeCode } from '../../contract/record';
import { remark } from './remarks';

const EXPERIMENT = 253;
const HEADER_BYTES = 20;
const NOBODY = [192, 0, 2, 1, 192, 0, 2, 2] as const;

const encoder = new TextEncoder();

/** `isGone`: the mark has been taken away again. */
export function noteWords({ seq, socket, type, bytes, note }: Mark, isGone = false): string {
  const who = socket === 0 ? '' : `#${socket} `;
  const size = isChunkCode(typeCode(type)) ? ` ${bytes} bytes` : '';
  const row = `row ${seq} (${who}${type}${size})`;
  if (isGone) return `no more marked: ${row}`;
  return note === '' ? `marked: ${row}` : `note on ${row}: ${note}`;
}

export function noteRemark(mark: Mark, at: number, isGone = false): string {
  const { session, seq, note, at: rowAt, socket, type, bytes, start } = mark;
  const row = { at: rowAt, socket, type, bytes, start };
  const gone = isGone ? { removed: true } : {};
  return remark(noteWords(mark, isGone), { type: 'remark', at, text: note, session, seq, row, ...gone });
}

/** The packet that a note has to itself. */
export function notePacket(words: string): Uint8Array {
  const text = encoder.encode(words);
  const packet = new Uint8Array(HEADER_BYTES + text.length);
  const view = new DataView(packet.buffer);
  view.setUint16(0, 0x4500);
  view.setUint16(2, packet.length);
  view.setUint16(8, 0x4000 | EXPERIMENT);
  packet.set(NOBODY, 12);
  let sum = 0;
  for (let at = 0; at < HEADER_BYTES; at += 2) sum += view.getUint16(at);
  sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(10, ~((sum & 0xffff) + (sum >>> 16)) & 0xffff);
  packet.set(text, HEADER_BYTES);
  return packet;
}
