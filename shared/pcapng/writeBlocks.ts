/**
 * Writes pcapng: blocks one after the other, each with its length before and after it, so that a file which was cut off
 * opens up to its last whole block. Little-endian. One section, one interface of raw IP packets, times in microseconds.
 */

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER = 0x1a2b3c4d;
const LINKTYPE_RAW = 101;
const END_OF_OPTIONS = 0;
const COMMENT = 1;
const SECTION_OS = 3;
const SECTION_APPLICATION = 4;
const INTERFACE_NAME = 2;
const INTERFACE_DESCRIPTION = 3;
const TIME_RESOLUTION = 9;
const MICROSECONDS = 6;
/** Of a block without options: what stands before and after its packet. */
export const PACKET_HEADER_BYTES = 28;
const TRAILER_BYTES = 4;
/** The length of an option is a number of 16 bits. */
const OPTION_BYTES_MAX = 0xffff;
const UINT32 = 2 ** 32;

const encoder = new TextEncoder();

/** Memory that blocks are written to; `view` is of the same memory as `bytes`. */
export interface BlockMemory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  used: number;
}

export function newMemory(bytes: number): BlockMemory {
  const buffer = new ArrayBuffer(bytes);
  return { bytes: new Uint8Array(buffer), view: new DataView(buffer), used: 0 };
}

/** Takes what is full, and answers with memory that has room for so many bytes more. */
export type MoreMemory = (full: BlockMemory, bytes: number) => BlockMemory;

interface Option {
  readonly code: number;
  readonly value: Uint8Array;
}

/** What a section says of itself. */
export interface SectionFacts {
  readonly application: string;
  readonly system: string;
  readonly comments: readonly string[];
  readonly interfaceName: string;
  readonly interfaceDescription: string;
}

/** Begins a section with its one interface. */
export function writeSection(facts: SectionFacts): Uint8Array {
  const section = new Uint8Array(16);
  const view = new DataView(section.buffer);
  view.setUint32(0, BYTE_ORDER, true);
  view.setUint16(4, 1, true);
  // Nobody knows yet how long it will be.
  view.setBigInt64(8, -1n, true);
  const link = new Uint8Array(8);
  new DataView(link.buffer).setUint16(0, LINKTYPE_RAW, true);
  const blocks = [
    block(SECTION, section, [
      ...facts.comments.map((each) => text(COMMENT, each)),
      text(SECTION_OS, facts.system),
      text(SECTION_APPLICATION, facts.application),
    ]),
    block(INTERFACE, link, [
      text(INTERFACE_NAME, facts.interfaceName),
      text(INTERFACE_DESCRIPTION, facts.interfaceDescription),
      { code: TIME_RESOLUTION, value: Uint8Array.of(MICROSECONDS) },
    ]),
  ];
  return joined(blocks);
}

/** Comments that no packet carries: options of a block that only tells the time. */
export function writeRemark(micros: number, comments: readonly string[]): Uint8Array {
  const body = new Uint8Array(12);
  const view = new DataView(body.buffer);
  view.setUint32(4, Math.floor(micros / UINT32), true);
  view.setUint32(8, micros % UINT32, true);
  return block(
    STATISTICS,
    body,
    comments.map((each) => text(COMMENT, each)),
  );
}

/** The options of a packet, ready to be written behind it; nothing for no comments. */
export function packetComments(comments: readonly string[]): Uint8Array {
  return comments.length === 0 ? NOTHING : optionBytes(comments.map((each) => text(COMMENT, each)));
}

const NOTHING = new Uint8Array(0);

/** Bytes of the block of a packet. */
export function packetBlockBytes(packet: number, options: number): number {
  return PACKET_HEADER_BYTES + ((packet + 3) & ~3) + options + TRAILER_BYTES;
}

/**
 * Writes everything of a packet's block but the packet itself, which belongs at `at` + PACKET_HEADER_BYTES. Memory is used
 * again: the padding is written, too.
 */
export function frameOfPacket(
  { bytes, view }: BlockMemory,
  at: number,
  micros: number,
  packet: number,
  options: Uint8Array,
): void {
  const length = packetBlockBytes(packet, options.length);
  const high = Math.floor(micros / UINT32);
  view.setUint32(at, ENHANCED_PACKET, true);
  view.setUint32(at + 4, length, true);
  view.setUint32(at + 8, 0, true);
  view.setUint32(at + 12, high, true);
  view.setUint32(at + 16, micros - high * UINT32, true);
  view.setUint32(at + 20, packet, true);
  view.setUint32(at + 24, packet, true);
  const end = at + PACKET_HEADER_BYTES + packet;
  const padded = at + PACKET_HEADER_BYTES + ((packet + 3) & ~3);
  for (let i = end; i < padded; i++) bytes[i] = 0;
  if (options.length > 0) bytes.set(options, padded);
  view.setUint32(at + length - TRAILER_BYTES, length, true);
}

function block(type: number, body: Uint8Array, options: readonly Option[]): Uint8Array {
  const behind = optionBytes(options);
  const length = 8 + body.length + behind.length + TRAILER_BYTES;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  bytes.set(body, 8);
  bytes.set(behind, 8 + body.length);
  view.setUint32(length - TRAILER_BYTES, length, true);
  return bytes;
}

function optionBytes(options: readonly Option[]): Uint8Array {
  if (options.length === 0) return NOTHING;
  const length = options.reduce((sum, { value }) => sum + 4 + ((value.length + 3) & ~3), 4);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { code, value } of options) {
    view.setUint16(at, code, true);
    view.setUint16(at + 2, value.length, true);
    bytes.set(value, at + 4);
    at += 4 + ((value.length + 3) & ~3);
  }
  view.setUint16(at, END_OF_OPTIONS, true);
  return bytes;
}

/** A text is cut where an option may be no longer, between two characters. */
function text(code: number, value: string): Option {
  const bytes = encoder.encode(value);
  if (bytes.length <= OPTION_BYTES_MAX) return { code, value: bytes };
  let end = OPTION_BYTES_MAX;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return { code, value: bytes.subarray(0, end) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
