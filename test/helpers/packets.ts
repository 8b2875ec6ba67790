/** Captures made by hand: TCP in IP in a link, in the records of either format. */

export interface PacketShape {
  readonly source?: string;
  readonly target?: string;
  readonly ports?: readonly [number, number];
  readonly seq?: number;
  readonly ack?: number;
  readonly flags?: number;
  readonly window?: number;
  readonly options?: readonly number[];
  readonly payload?: number;
}

export const FLAG = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ECE: 64, CWR: 128 } as const;

const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** An IP packet; IPv6 when the addresses have colons. */
export function ipPacket(shape: PacketShape = {}, extensions: readonly number[] = []): Uint8Array {
  const { source = '127.0.0.1', target = '127.0.0.1' } = shape;
  const tcp = tcpBytes(shape);
  if (!source.includes(':')) {
    const total = u16(20 + tcp.length);
    const head = [0x45, 0, ...total, 0, 0, 0x40, 0, 64, 6, 0, 0, ...octets(source), ...octets(target)];
    return Uint8Array.from([...head, ...tcp]);
  }
  const next = extensions.length === 0 ? 6 : 0;
  const length = u16(extensions.length + tcp.length);
  return Uint8Array.from([
    ...[0x60, 0, 0, 0, ...length, next, 64, ...groups(source), ...groups(target)],
    ...extensions,
    ...tcp,
  ]);
}

function tcpBytes(shape: PacketShape): number[] {
  const { ports = [40_000, 9_190], seq = 0, ack = 0, flags = FLAG.ACK, window = 512 } = shape;
  const { options = [], payload = 0 } = shape;
  const padded = [...options, ...Array<number>((4 - (options.length % 4)) % 4).fill(0)];
  const offset = (5 + padded.length / 4) << 4;
  const head = [...u16(ports[0]), ...u16(ports[1]), ...u32(seq), ...u32(ack), offset, flags, ...u16(window)];
  return [...head, 0, 0, 0, 0, ...padded, ...Array<number>(payload).fill(0x61)];
}

/** A frame of a link around an IP packet. */
export function frameOf(linkType: number, ip: Uint8Array, outgoing = true): Uint8Array {
  const type = (ip[0] ?? 0) >> 4 === 4 ? [0x08, 0x00] : [0x86, 0xdd];
  const head: Record<number, number[]> = {
    0: [2, 0, 0, 0],
    1: [...Array<number>(12).fill(0), ...type],
    101: [],
    108: [0, 0, 0, 2],
    113: [...u16(outgoing ? 4 : 0), ...u16(772), ...Array<number>(10).fill(0), ...type],
    276: [...type, 0, 0, ...u32(1), ...u16(772), outgoing ? 4 : 0, 6, ...Array<number>(8).fill(0)],
  };
  return Uint8Array.from([...(head[linkType] ?? []), ...ip]);
}

export interface RecordShape {
  readonly frame: Uint8Array;
  readonly micros?: number;
  /** So many bytes of it are captured. */
  readonly cut?: number;
}

export interface FileShape {
  readonly linkType?: number;
  readonly little?: boolean;
  readonly nanos?: boolean;
}

/** A file of the old format. */
export function pcapFile(records: readonly RecordShape[], file: FileShape = {}): Uint8Array {
  const { linkType = 1, little = true, nanos = false } = file;
  const words = (...values: number[]): Uint8Array => words32(values, little);
  return joined([
    words(nanos ? 0xa1b23c4d : 0xa1b2c3d4),
    // Version 2.4, in an order of its own.
    ...[little ? Uint8Array.of(2, 0, 4, 0) : Uint8Array.of(0, 2, 0, 4)],
    words(0, 0, 262_144, linkType),
    ...records.flatMap(({ frame, micros = 0, cut = frame.length }) => {
      const fraction = (micros % 1_000_000) * (nanos ? 1_000 : 1);
      return [
        words(Math.floor(micros / 1_000_000), fraction, Math.min(cut, frame.length), frame.length),
        frame.subarray(0, cut),
      ];
    }),
  ]);
}

/** One block of the newer format. */
export function block(type: number, body: Uint8Array, little = true): Uint8Array {
  const padding = new Uint8Array((4 - (body.length % 4)) % 4);
  const length = 12 + body.length + padding.length;
  return joined([words32([type, length], little), body, padding, words32([length], little)]);
}

/** A file of the newer format: a section, an interface with whatever options, packets, and how many were dropped. */
export function pcapngFile(
  records: readonly RecordShape[],
  file: FileShape & { readonly dropped?: number; readonly interfaceOptions?: Uint8Array } = {},
): Uint8Array {
  const { linkType = 1, little = true, nanos = false, dropped } = file;
  const words = (...values: number[]): Uint8Array => words32(values, little);
  const half = (first: number, second: number): Uint8Array =>
    little ? words(first | (second << 16)) : words((first << 16) | second);
  const resolution = joined([half(9, 1), Uint8Array.of(nanos ? 9 : 6, 0, 0, 0)]);
  const perMicro = nanos ? 1_000n : 1n;
  return joined([
    block(0x0a0d0d0a, joined([words(0x1a2b3c4d), half(1, 0), words(0xffff_ffff, 0xffff_ffff)]), little),
    block(1, joined([half(linkType, 0), words(128), file.interfaceOptions ?? resolution]), little),
    ...records.map(({ frame, micros = 0, cut = frame.length }) => {
      const time = BigInt(micros) * perMicro;
      const [high, low] = [Number(time >> 32n), Number(time & 0xffff_ffffn)];
      const head = words(0, high, low, Math.min(cut, frame.length), frame.length);
      return block(6, joined([head, frame.subarray(0, cut)]), little);
    }),
    ...(dropped === undefined
      ? []
      : [
          block(
            5,
            joined([words(0, 0, 0), half(5, 8), little ? words(dropped, 0) : words(0, dropped)]),
            little,
          ),
        ]),
  ]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function words32(values: readonly number[], little: boolean): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint32(i * 4, value, little);
  return bytes;
}

function octets(address: string): number[] {
  return address.split('.').map(Number);
}

function groups(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const front = read(head);
  const back = read(tail ?? '');
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<number>(zeros).fill(0), ...back].flatMap(u16);
}
