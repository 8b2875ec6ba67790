/** The TCP header of a captured packet (RFC 9293 §3.1). Pure; null for everything that is none. */

import type { CapturedFrame } from './frame';
import { addressAt, findTcp, type TcpPlace } from './ip';
import { findIp } from './link';
import { TCP_FLAGS, type TcpFlag, type TcpOption } from './segmentFields';
import { readOptions } from './tcpOptions';

const TCP_HEADER_BYTES = 20;
const FLAG_BIT: Readonly<Record<TcpFlag, number>> = {
  FIN: 1,
  SYN: 2,
  RST: 4,
  PSH: 8,
  ACK: 16,
  URG: 32,
  ECE: 64,
  CWR: 128,
};
/** SYN, FIN and RST: what opens and ends. */
const MILESTONES = 0b111;

export interface SegmentEnd {
  readonly address: string;
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
}

export interface TcpSegment {
  readonly micros: number;
  readonly source: SegmentEnd;
  readonly target: SegmentEnd;
  readonly flags: readonly TcpFlag[];
  readonly seq: number;
  readonly ack: number;
  /** As it stands in the header, not scaled. */
  readonly window: number;
  /** Bytes of payload on the wire. */
  readonly bytes: number;
  readonly options: readonly TcpOption[];
}

/** A frame of which no more is known than that it holds a TCP header, and where. */
export interface FoundSegment {
  readonly frame: CapturedFrame;
  readonly place: TcpPlace;
  /** It opens or ends a connection, or one direction of it. */
  readonly isMilestone: boolean;
}

/** Finds the segment in a frame; cheap, for when most of them are not wanted. */
export function findSegment(frame: CapturedFrame): FoundSegment | null {
  const { bytes, linkType, length } = frame;
  const ip = findIp(linkType, bytes);
  if (ip === null || ip.isCopy) return null;
  const place = findTcp(bytes, ip, length);
  if (place === null || place.at + TCP_HEADER_BYTES > bytes.length) return null;
  const header = headerBytes(bytes, place);
  if (header < TCP_HEADER_BYTES || header > place.length) return null;
  return { frame, place, isMilestone: ((bytes[place.at + 13] ?? 0) & MILESTONES) !== 0 };
}

export function readSegment({ frame: { bytes, micros }, place }: FoundSegment): TcpSegment {
  const { at, length, source, target, version } = place;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const header = headerBytes(bytes, place);
  const end = (address: number, port: number): SegmentEnd => ({
    address: addressAt(bytes, address, version),
    port: view.getUint16(port),
    family: version === 4 ? 'IPv4' : 'IPv6',
  });
  const bits = view.getUint8(13);
  return {
    micros,
    source: end(source, 0),
    target: end(target, 2),
    flags: TCP_FLAGS.filter((flag) => (bits & FLAG_BIT[flag]) !== 0),
    seq: view.getUint32(4),
    ack: view.getUint32(8),
    window: view.getUint16(14),
    bytes: length - header,
    options: readOptions(bytes.subarray(at + TCP_HEADER_BYTES, at + header)),
  };
}

/** The payload as far as it was captured, and how much of it there was on the wire. A view into what was read. */
export function payloadOf({ frame: { bytes }, place }: FoundSegment): {
  readonly bytes: Uint8Array;
  readonly length: number;
} {
  const header = headerBytes(bytes, place);
  const begin = place.at + header;
  return { bytes: bytes.subarray(begin, place.at + place.length), length: place.length - header };
}

function headerBytes(bytes: Uint8Array, { at }: TcpPlace): number {
  return ((bytes[at + 12] ?? 0) >> 4) * 4;
}
