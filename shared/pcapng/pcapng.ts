/**
 * The newer format: blocks, each with its length before and after it. A section says how its bytes are ordered, its
 * interface blocks what links are and how fine times are. Blocks of other kinds are passed over.
 */
import { type CapturedFrame, type FrameReader, RECORD_BYTES_MAX } from './frame';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const SIMPLE_PACKET = 3;
const STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER = 0x1a2b3c4d;
const BLOCK_BYTES_MIN = 12;
const END_OF_OPTIONS = 0;
const COMMENT = 1;
const TIME_RESOLUTION = 9;
const TIME_OFFSET = 14;
/** Packets a kernel or an interface had no room for. */
const INTERFACE_DROPPED = 5;
const MICROS_PER_SECOND = 1_000_000;

/** Order, version and length of a section, before its options. */
const SECTION_BODY_BYTES = 16;
const decoder = new TextDecoder();

interface Interface {
  readonly linkType: number;
  readonly snapLength: number;
  /** Microseconds of one unit of time. */
  readonly unit: number;
  /** Microseconds to add to every time. */
  readonly offset: number;
}

interface Option {
  readonly code: number;
  readonly at: number;
  readonly length: number;
}

export function isPcapng(bytes: Uint8Array): boolean {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true) === SECTION;
}

export class PcapngReader implements FrameReader {
  understood = 0;
  private little = true;
  private interfaces: Interface[] = [];
  /** Packets that the tool says it lost; null until it says so. */
  dropped: number | null = null;
  /** Hears the comments of sections, packets and statistics, those of a packet before the packet. */
  onComment: ((comment: string) => void) | null = null;

  read(bytes: Uint8Array, take: (frame: CapturedFrame) => void): number | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at + BLOCK_BYTES_MIN <= bytes.length) {
      // The same in both orders, so that an order can be told after it.
      const isSection = view.getUint32(at, true) === SECTION;
      if (isSection) {
        this.little = view.getUint32(at + 8, true) === BYTE_ORDER;
        if (!this.little && view.getUint32(at + 8, false) !== BYTE_ORDER) return null;
        this.interfaces = [];
      }
      const length = view.getUint32(at + 4, this.little);
      if (length < BLOCK_BYTES_MIN || length % 4 !== 0 || length > RECORD_BYTES_MAX) return null;
      if (at + length > bytes.length) break;
      if (view.getUint32(at + length - 4, this.little) !== length) return null;
      const body = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length - BLOCK_BYTES_MIN);
      if (isSection) this.comments(body, SECTION_BODY_BYTES);
      else if (!this.block(view.getUint32(at, this.little), body, take)) return null;
      at += length;
      this.understood += length;
    }
    return at;
  }

  /** False: what the block says cannot be. */
  private block(type: number, body: DataView, take: (frame: CapturedFrame) => void): boolean {
    switch (type) {
      case INTERFACE:
        return this.newInterface(body);
      case ENHANCED_PACKET:
        return this.packet(body, take);
      case SIMPLE_PACKET:
        return this.simplePacket(body, take);
      case STATISTICS:
        return this.statistics(body);
      default:
        return true;
    }
  }

  private newInterface(body: DataView): boolean {
    if (body.byteLength < 8) return false;
    let unit = 1;
    let offset = 0;
    for (const { code, at, length } of this.options(body, 8)) {
      if (code === TIME_RESOLUTION && length >= 1) {
        const value = body.getUint8(at);
        const perSecond = (value & 0x80) === 0 ? 10 ** value : 2 ** (value & 0x7f);
        unit = MICROS_PER_SECOND / perSecond;
      }
      if (code === TIME_OFFSET && length >= 8)
        offset = Number(body.getBigInt64(at, this.little)) * MICROS_PER_SECOND;
    }
    const linkType = body.getUint16(0, this.little);
    this.interfaces.push({ linkType, snapLength: body.getUint32(4, this.little), unit, offset });
    return true;
  }

  private packet(body: DataView, take: (frame: CapturedFrame) => void): boolean {
    if (body.byteLength < 20) return false;
    const on = this.interfaces[body.getUint32(0, this.little)];
    const captured = body.getUint32(12, this.little);
    if (on === undefined || captured > body.byteLength - 20) return false;
    this.comments(body, 20 + Math.ceil(captured / 4) * 4);
    const time = body.getUint32(4, this.little) * 2 ** 32 + body.getUint32(8, this.little);
    take({
      linkType: on.linkType,
      micros: Math.floor(time * on.unit) + on.offset,
      length: body.getUint32(16, this.little),
      bytes: new Uint8Array(body.buffer, body.byteOffset + 20, captured),
    });
    return true;
  }

  /** Always of the first interface, and without a time. */
  private simplePacket(body: DataView, take: (frame: CapturedFrame) => void): boolean {
    const [on] = this.interfaces;
    if (on === undefined || body.byteLength < 4) return false;
    const length = body.getUint32(0, this.little);
    const limit = on.snapLength === 0 ? length : on.snapLength;
    const captured = Math.min(length, limit, body.byteLength - 4);
    const bytes = new Uint8Array(body.buffer, body.byteOffset + 4, captured);
    take({ linkType: on.linkType, micros: 0, length, bytes });
    return true;
  }

  private statistics(body: DataView): boolean {
    if (body.byteLength < 12) return false;
    this.comments(body, 12);
    for (const { code, at, length } of this.options(body, 12))
      if (code === INTERFACE_DROPPED && length >= 8)
        this.dropped = (this.dropped ?? 0) + Number(body.getBigUint64(at, this.little));
    return true;
  }

  private comments(body: DataView, from: number): void {
    // Most packets have none, and most readers want none.
    if (this.onComment === null || from + 4 > body.byteLength) return;
    for (const { code, at, length } of this.options(body, from))
      if (code === COMMENT)
        this.onComment(decoder.decode(new Uint8Array(body.buffer, body.byteOffset + at, length)));
  }

  private *options(body: DataView, from: number): Generator<Option> {
    for (let at = from; at + 4 <= body.byteLength; ) {
      const code = body.getUint16(at, this.little);
      const length = body.getUint16(at + 2, this.little);
      if (code === END_OF_OPTIONS || at + 4 + length > body.byteLength) return;
      yield { code, at: at + 4, length };
      at += 4 + Math.ceil(length / 4) * 4;
    }
  }
}
