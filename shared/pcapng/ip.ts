/** The IP header of a captured packet, as far as it is needed to find the TCP header behind it. Pure. */
import type { IpPlace } from './link';

const TCP = 6;
const IPV4_HEADER_BYTES = 20;
const IPV6_HEADER_BYTES = 40;
/** Headers of IPv6 that may stand before TCP's and say themselves how long they are (RFC 8200 §4.1). */
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const DESTINATION = 60;

/** Where TCP stands in a packet, and how much of it there was on the wire. */
export interface TcpPlace {
  readonly at: number;
  /** Header and payload together, on the wire. */
  readonly length: number;
  /** Where the two addresses stand; 4 or 16 bytes each. */
  readonly source: number;
  readonly target: number;
  readonly version: 4 | 6;
}

/** Null: not TCP, cut off before it, or a later fragment without a TCP header. `wireLength`: of the whole frame. */
export function findTcp(bytes: Uint8Array, place: IpPlace, wireLength: number): TcpPlace | null {
  return place.version === 4 ? inIpv4(bytes, place.at, wireLength) : inIpv6(bytes, place.at, wireLength);
}

function inIpv4(bytes: Uint8Array, at: number, wireLength: number): TcpPlace | null {
  if (at + IPV4_HEADER_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const header = (view.getUint8(0) & 0x0f) * 4;
  if (view.getUint8(0) >> 4 !== 4 || header < IPV4_HEADER_BYTES || view.getUint8(9) !== TCP) return null;
  if ((view.getUint16(6) & 0x1fff) !== 0) return null;
  // Segments that the network card will cut may leave it at 0.
  const total = view.getUint16(2) || wireLength - at;
  if (total < header) return null;
  return { at: at + header, length: total - header, source: at + 12, target: at + 16, version: 4 };
}

function inIpv6(bytes: Uint8Array, at: number, wireLength: number): TcpPlace | null {
  if (at + IPV6_HEADER_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(at) >> 4 !== 6) return null;
  const end = at + IPV6_HEADER_BYTES + (view.getUint16(at + 4) || wireLength - at - IPV6_HEADER_BYTES);
  let next = view.getUint8(at + 6);
  let header = at + IPV6_HEADER_BYTES;
  while (next === HOP_BY_HOP || next === ROUTING || next === DESTINATION || next === FRAGMENT) {
    if (header + 8 > bytes.length) return null;
    if (next === FRAGMENT && view.getUint16(header + 2) >> 3 !== 0) return null;
    const length = next === FRAGMENT ? 8 : (view.getUint8(header + 1) + 1) * 8;
    next = view.getUint8(header);
    header += length;
  }
  if (next !== TCP || end < header) return null;
  return { at: header, length: end - header, source: at + 8, target: at + 24, version: 6 };
}

/** An address as Node writes it: IPv6 with its longest run of zeros left out (RFC 5952). */
export function addressAt(bytes: Uint8Array, at: number, version: 4 | 6): string {
  if (version === 4) return bytes.subarray(at, at + 4).join('.');
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((bytes[at + i * 2] ?? 0) << 8) | (bytes[at + i * 2 + 1] ?? 0),
  );
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `::ffff:${bytes.subarray(at + 12, at + 16).join('.')}`;
  const { from, length } = longestZeros(groups);
  const hex = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (length < 2) return hex(groups);
  return `${hex(groups.slice(0, from))}::${hex(groups.slice(from + length))}`;
}

function longestZeros(groups: readonly number[]): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 };
  let length = 0;
  for (const [i, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { from: i - length + 1, length };
  }
  return best;
}
