/** What stands before the IP header, by type of link. Pure. */

const ETHERNET = 1;
const NULL = 0;
const RAW = [12, 14, 101] as const;
const LOOP = 108;
const COOKED = 113;
const IPV4_ONLY = 228;
const IPV6_ONLY = 229;
const COOKED_2 = 276;

const ETHER_IPV4 = 0x0800;
const ETHER_IPV6 = 0x86dd;
/** Tags of virtual LANs stand between the addresses and the type. */
const ETHER_VLANS: readonly number[] = [0x8100, 0x88a8];
/** Hardware type of the loopback interface in cooked captures, and how it marks what leaves. */
const HARDWARE_LOOPBACK = 772;
const OUTGOING = 4;

export interface IpPlace {
  readonly version: 4 | 6;
  /** Where the IP header begins. */
  readonly at: number;
  /** The same packet is captured twice, as it leaves and as it arrives on one machine: this is the second. */
  readonly isCopy: boolean;
}

/** Where the IP packet of a frame begins; null when it holds none, or its link is none we know. */
export function findIp(linkType: number, bytes: Uint8Array): IpPlace | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (linkType) {
    case ETHERNET:
      return ethernet(view);
    case NULL:
    case LOOP:
      return loopback(view);
    case COOKED:
      return bytes.length < 16 ? null : cooked(view.getUint16(14), 16, view.getUint16(2), view.getUint16(0));
    case COOKED_2:
      return bytes.length < 20 ? null : cooked(view.getUint16(0), 20, view.getUint16(8), view.getUint8(10));
    case IPV4_ONLY:
    case IPV6_ONLY:
      return byVersion(view, 0);
    default:
      return RAW.some((type) => type === linkType) ? byVersion(view, 0) : null;
  }
}

function ethernet(view: DataView): IpPlace | null {
  for (let at = 12; at + 2 <= view.byteLength; at += 4) {
    const type = view.getUint16(at);
    if (!ETHER_VLANS.includes(type)) return ofType(type, at + 2);
  }
  return null;
}

/** Four bytes name the family, in the order of whatever machine captured it, by numbers that differ: the IP header knows. */
function loopback(view: DataView): IpPlace | null {
  return byVersion(view, 4);
}

function cooked(type: number, at: number, hardware: number, direction: number): IpPlace | null {
  const place = ofType(type, at);
  const isCopy = hardware === HARDWARE_LOOPBACK && direction !== OUTGOING;
  return place === null ? null : { ...place, isCopy };
}

function ofType(type: number, at: number): IpPlace | null {
  if (type === ETHER_IPV4) return { version: 4, at, isCopy: false };
  return type === ETHER_IPV6 ? { version: 6, at, isCopy: false } : null;
}

function byVersion(view: DataView, at: number): IpPlace | null {
  if (at >= view.byteLength) return null;
  const version = view.getUint8(at) >> 4;
  return version === 4 || version === 6 ? { version, at, isCopy: false } : null;
}
