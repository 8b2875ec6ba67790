/**
 * The IP and TCP header of one direction of a connection, made once: only lengths, numbers, flags and the sums that hang
 * on them differ from segment to segment.
 *
 * The sum of the TCP header is that of its pseudo header alone. It is what a machine leaves that has its network card do
 * the rest, readers know it as such, and the payload need not be walked through once more.
 */
import type { BlockMemory } from '../writeBlocks';

const TCP = 6;
const TCP_BYTES = 20;
const HOPS = 64;
const DONT_FRAGMENT = 0x4000;
/** As large as it goes, and with the scale of the handshake 1 GiB: never full, and so never a reason for a warning. */
const WINDOW = 0xffff;
const WINDOW_SHIFT = 14;
/** The largest IP packet. */
const PACKET_BYTES = 0xffff;

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

export interface HeaderEnd {
  readonly address: Uint8Array;
  readonly port: number;
}

export class Headers {
  readonly bytes: number;
  /** Payload that fits behind them. */
  readonly room: number;
  private readonly words: Uint32Array;
  private readonly ipBytes: number;
  /** Sums of 16-bit words that never change. */
  private readonly ipSum: number;
  private readonly pseudoSum: number;

  /** Both addresses have the same length. */
  constructor(from: HeaderEnd, to: HeaderEnd) {
    const isV4 = from.address.length === 4;
    this.ipBytes = isV4 ? 20 : 40;
    this.bytes = this.ipBytes + TCP_BYTES;
    // IPv6 counts what is behind its header; one number for both is simpler to explain.
    this.room = PACKET_BYTES - this.bytes;
    const all = new Uint8Array(this.bytes);
    const view = new DataView(all.buffer);
    if (isV4) {
      view.setUint16(0, 0x4500);
      view.setUint16(6, DONT_FRAGMENT);
      view.setUint8(8, HOPS);
      view.setUint8(9, TCP);
    } else {
      view.setUint8(0, 0x60);
      view.setUint8(6, TCP);
      view.setUint8(7, HOPS);
    }
    const addresses = isV4 ? 12 : 8;
    all.set(from.address, addresses);
    all.set(to.address, addresses + from.address.length);
    view.setUint16(this.ipBytes, from.port);
    view.setUint16(this.ipBytes + 2, to.port);
    view.setUint16(this.ipBytes + 14, WINDOW);
    this.ipSum = isV4 ? sum(view, 0, this.ipBytes) : 0;
    this.pseudoSum = sum(view, addresses, this.ipBytes) + TCP;
    this.words = Uint32Array.from({ length: this.bytes / 4 }, (_, i) => view.getUint32(i * 4));
  }

  /** Writes them at `at`. `options`: bytes of TCP options, which the caller writes behind. */
  write(
    { view }: BlockMemory,
    at: number,
    seq: number,
    ack: number,
    flags: number,
    payload: number,
    options = 0,
  ): void {
    const { words, ipBytes } = this;
    for (let i = 0; i < words.length; i++) view.setUint32(at + i * 4, words[i] ?? 0);
    const segment = TCP_BYTES + options + payload;
    if (ipBytes === 20) {
      view.setUint16(at + 2, ipBytes + segment);
      view.setUint16(at + 10, ~folded(this.ipSum + ipBytes + segment) & 0xffff);
    } else {
      view.setUint16(at + 4, segment);
    }
    const tcp = at + ipBytes;
    view.setUint32(tcp + 4, seq);
    view.setUint32(tcp + 8, ack);
    view.setUint16(tcp + 12, (((TCP_BYTES + options) >> 2) << 12) | flags);
    view.setUint16(tcp + 16, folded(this.pseudoSum + segment));
  }
}

/** MSS and window scale, padded. */
export const SYN_OPTION_BYTES = 8;

export function writeSynOptions({ view }: BlockMemory, at: number, mss: number): void {
  view.setUint32(at, 0x0204_0000 | mss);
  view.setUint32(at + 4, 0x0103_0300 | WINDOW_SHIFT);
}

function sum(view: DataView, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 2) total += view.getUint16(at);
  return total;
}

function folded(total: number): number {
  const once = (total & 0xffff) + (total >>> 16);
  return (once & 0xffff) + (once >>> 16);
}
