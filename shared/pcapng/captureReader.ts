/** Frames out of a stream of bytes in either format, however it is cut. Nonsense ends it; it never throws. */
import type { CapturedFrame, FrameReader } from './frame';
import { isPcap, PcapReader } from './pcap';
import { isPcapng, PcapngReader } from './pcapng';

const MAGIC_BYTES = 4;
const NOTHING = new Uint8Array(0);

export class CaptureReader {
  private reader: FrameReader | null = null;
  private rest: Uint8Array = NOTHING;
  private broken = false;

  /** What has come is no capture, or is one no more: everything after that is passed over. */
  get isBroken(): boolean {
    return this.broken;
  }

  /** It has begun as a capture does. */
  get hasBegun(): boolean {
    return this.reader !== null;
  }

  /** Bytes of what came whole and is a capture. */
  get understood(): number {
    return this.reader?.understood ?? 0;
  }

  /** Bytes of a record that has not come whole. */
  get pending(): number {
    return this.rest.length;
  }

  /** Hears the comments of the newer format, those of a packet before the packet. Set before the first push. */
  onComment: ((comment: string) => void) | null = null;

  /** Packets that the tool says it lost; null where it does not say. */
  get dropped(): number | null {
    return this.reader instanceof PcapngReader ? this.reader.dropped : null;
  }

  /** The bytes of a frame are those of `chunk`, or a copy: they stay what they are as long as `chunk` does. */
  push(chunk: Uint8Array, take: (frame: CapturedFrame) => void): void {
    if (this.broken) return;
    const bytes = joined(this.rest, chunk);
    if (this.reader === null) {
      this.reader = readerOf(bytes);
      if (this.reader instanceof PcapngReader) this.reader.onComment = this.onComment;
    }
    if (this.reader === null) {
      this.rest = bytes;
      this.broken = bytes.length >= MAGIC_BYTES;
    } else {
      const done = this.reader.read(bytes, take);
      this.broken = done === null;
      this.rest = bytes.slice(done ?? bytes.length);
    }
    if (this.broken) this.rest = NOTHING;
  }
}

function readerOf(bytes: Uint8Array): FrameReader | null {
  if (bytes.length < MAGIC_BYTES) return null;
  if (isPcapng(bytes)) return new PcapngReader();
  return isPcap(bytes) ? new PcapReader() : null;
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
