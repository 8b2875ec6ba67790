/** The options of a TCP header (RFC 9293 §3.2, RFC 7323, RFC 2018). Pure. */
import type { TcpOption } from './segmentFields';

const END = 0;
const PADDING = 1;
const MSS = 2;
const WINDOW_SCALE = 3;
const SACK_PERMITTED = 4;
const SACK = 5;
const TIMESTAMPS = 8;
const BLOCK_BYTES = 8;

/** All options but the padding between them. What is cut off or says it is too short ends them. */
export function readOptions(bytes: Uint8Array): readonly TcpOption[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options: TcpOption[] = [];
  for (let at = 0; at < bytes.length; ) {
    const number = view.getUint8(at);
    if (number === END) break;
    if (number === PADDING) {
      at++;
      continue;
    }
    const length = at + 1 < bytes.length ? view.getUint8(at + 1) : 0;
    if (length < 2 || at + length > bytes.length) break;
    options.push(optionAt(view, at, number, length));
    at += length;
  }
  return options;
}

function optionAt(view: DataView, at: number, number: number, length: number): TcpOption {
  if (number === MSS && length === 4) return { kind: 'mss', bytes: view.getUint16(at + 2) };
  if (number === WINDOW_SCALE && length === 3) return { kind: 'window-scale', shift: view.getUint8(at + 2) };
  if (number === SACK_PERMITTED && length === 2) return { kind: 'sack-permitted' };
  if (number === TIMESTAMPS && length === 10)
    return { kind: 'timestamps', value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
  if (number === SACK && length > 2 && (length - 2) % BLOCK_BYTES === 0) {
    const blocks = Array.from({ length: (length - 2) / BLOCK_BYTES }, (_, i) => {
      const from = at + 2 + i * BLOCK_BYTES;
      return { from: view.getUint32(from), to: view.getUint32(from + 4) };
    });
    return { kind: 'sack', blocks };
  }
  return { kind: 'other', number, length };
}
