/** The old format: a header, then records. Its magic number says how bytes are ordered and how fine times are. */
import { type CapturedFrame, type FrameReader, RECORD_BYTES_MAX } from './frame';

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
const SECOND = 1_000_000;
/** The upper bits of the field say other things. */
const LINK_TYPE_MASK = 0x0fff_ffff;

/** True when these four bytes begin a file of this format. */
export function isPcap(bytes: Uint8Array): boolean {
  return orderOf(bytes) !== null;
}

interface Order {
  readonly little: boolean;
  /** Divides a record's fraction of a second into microseconds. */
  readonly divisor: number;
}

function orderOf(bytes: Uint8Array): Order | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const little of [true, false]) {
    const magic = view.getUint32(0, little);
    if (magic === MICROSECONDS) return { little, divisor: 1 };
    if (magic === NANOSECONDS) return { little, divisor: 1_000 };
  }
  return null;
}

export class PcapReader implements FrameReader {
  understood = 0;
  private order: Order | null = null;
  private linkType = 0;

  read(bytes: Uint8Array, take: (frame: CapturedFrame) => void): number | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    if (this.order === null) {
      if (bytes.length < HEADER_BYTES) return 0;
      this.order = orderOf(bytes);
      if (this.order === null) return null;
      this.linkType = view.getUint32(20, this.order.little) & LINK_TYPE_MASK;
      at = HEADER_BYTES;
      this.understood = HEADER_BYTES;
    }
    const { little, divisor } = this.order;
    while (at + RECORD_HEADER_BYTES <= bytes.length) {
      const captured = view.getUint32(at + 8, little);
      if (captured > RECORD_BYTES_MAX) return null;
      const begin = at + RECORD_HEADER_BYTES;
      if (begin + captured > bytes.length) break;
      take({
        linkType: this.linkType,
        micros: view.getUint32(at, little) * SECOND + Math.floor(view.getUint32(at + 4, little) / divisor),
        length: view.getUint32(at + 12, little),
        bytes: bytes.subarray(begin, begin + captured),
      });
      this.understood += RECORD_HEADER_BYTES + captured;
      at = begin + captured;
    }
    return at;
  }
}
