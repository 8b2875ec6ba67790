/**
 * Peer bytes as text that can be looked at and does nothing: no control character, no invisible one, no change of
 * direction. UTF-8 that is cut by the end of a chunk is completed in the next one, so a chunk is read with the carry
 * that the chunk before it (of the same socket and direction) left behind:
 *
 *     const { segments, carry } = printable(row.data, { carry: carryBefore });
 *
 * It is a pure function: the same bytes and carry give the same segments, so rows can be drawn again at any time.
 */
import {
  isMarked,
  isPictograph,
  isVariationSelector,
  visibleByte,
  visibleMark,
  ZERO_WIDTH_JOINER,
} from './codePoints';
import { decodeUtf8, encodeUtf8 } from './utf8';
import { INCOMPLETE, isContinuation, readCodePoint, sequenceLength } from './utf8Reader';

/**
 * `text` as sent · `control` a mark for one or more characters that would not be seen (`␍␊`, `⟨U+202E⟩`) ·
 * `invalid` bytes that are no UTF-8 (`⟨FF⟩`) · `partial` (`‥`) a character of which the rest is elsewhere
 */
export type SegmentKind = 'text' | 'control' | 'invalid' | 'partial';

export interface Segment {
  readonly kind: SegmentKind;
  readonly text: string;
}

/** What one direction of a socket needs to know of its bytes so far. */
export interface Utf8Carry {
  /** Bytes not shown yet: the beginning of a character, or a joiner whose next character decides. */
  readonly pending: Uint8Array;
  /** The last character shown as itself, 0 after anything else; and whether a variation selector followed it. */
  readonly base: number;
  readonly varied: boolean;
  /** Bytes before these were not seen (skipped, cut or trimmed), so these may begin inside a character. */
  readonly unknown: boolean;
}

const NOTHING = new Uint8Array(0);

/** Nothing came before: the start of a connection. */
export const NO_CARRY: Utf8Carry = { pending: NOTHING, base: 0, varied: false, unknown: false };
/** Something came before that we have not seen. */
export const UNKNOWN_CARRY: Utf8Carry = { pending: NOTHING, base: 0, varied: false, unknown: true };

export interface PrintableOptions {
  readonly carry?: Utf8Carry;
  /** These are only the first bytes of the chunk (a preview): what is carried on is then unknown. */
  readonly cut?: boolean;
}

export interface Printable {
  readonly segments: readonly Segment[];
  readonly carry: Utf8Carry;
}

const PARTIAL = '‥';
const MAX_SEQUENCE = 4;
/** Up to here a string is built faster from its codes than by a decoder. */
const SHORT = 256;

export function printable(
  bytes: Uint8Array,
  { carry = NO_CARRY, cut = false }: PrintableOptions = {},
): Printable {
  if (bytes.length === 0) return { segments: [], carry: cut ? UNKNOWN_CARRY : carry };
  const writer = new Writer(carry);
  const input = carry.pending.length === 0 ? bytes : joined(carry.pending, bytes);
  const start = carry.unknown ? restOfCharacter(input) : 0;
  if (start > 0) writer.add('partial', PARTIAL);
  const stop = writer.write(input, start, false);
  if (stop < input.length) writer.add('partial', PARTIAL);
  return { segments: writer.segments, carry: cut ? UNKNOWN_CARRY : writer.carry(input, stop) };
}

/** How many bytes at the start may complete a character whose first bytes we have not seen. */
function restOfCharacter(bytes: Uint8Array): number {
  let length = 0;
  while (length < MAX_SEQUENCE - 1 && length < bytes.length && isContinuation(bytes[length] as number))
    length++;
  return length;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The bytes that still waited for the rest of their character when the stream ended. */
export function flushCarry(carry: Utf8Carry): readonly Segment[] {
  const writer = new Writer(carry);
  writer.write(carry.pending, 0, true);
  return writer.segments;
}

/** The text of segments, kinds forgotten. */
export function segmentsText(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) text += segment.text;
  return text;
}

/** A string that others chose (a host name, a message of the system) made safe for a terminal or a label. */
export function printableString(text: string): string {
  const { segments, carry } = printable(encodeUtf8(text));
  const shown = segments.filter((segment) => segment.kind !== 'partial');
  return segmentsText([...shown, ...flushCarry(carry)]);
}

/** Collects segments; characters that follow each other in the input stay one slice until something else comes. */
class Writer {
  readonly segments: { kind: SegmentKind; text: string }[] = [];
  private base: number;
  private varied: boolean;

  constructor({ base, varied }: Utf8Carry) {
    this.base = base;
    this.varied = varied;
  }

  add(kind: SegmentKind, text: string): void {
    const last = this.segments.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.segments.push({ kind, text });
  }

  carry(input: Uint8Array, from: number): Utf8Carry {
    const pending = from === input.length ? NOTHING : input.slice(from);
    return { pending, base: this.base, varied: this.varied, unknown: false };
  }

  /** Writes all it can decide on and returns where it stopped; with `final` that is the end. */
  write(bytes: Uint8Array, from: number, final: boolean): number {
    const end = bytes.length;
    let at = from;
    let textFrom = from;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte >= 0x20 && byte < 0x7f) {
        at++;
        this.shown(byte);
        continue;
      }
      const read = readCodePoint(bytes, at, end);
      if (read === INCOMPLETE && !final) break;
      if (read < 0) {
        this.text(bytes, textFrom, at);
        this.mark('invalid', visibleByte(byte));
        textFrom = ++at;
        continue;
      }
      const next = at + sequenceLength(byte);
      const fate = this.fate(read, bytes, next, final);
      if (fate === 'wait') break;
      if (fate === 'mark') {
        this.text(bytes, textFrom, at);
        this.mark('control', visibleMark(read));
        textFrom = next;
      }
      at = next;
    }
    this.text(bytes, textFrom, at);
    return at;
  }

  /** Whether a character is shown as itself. A joiner depends on what follows at `next`. */
  private fate(codePoint: number, bytes: Uint8Array, next: number, final: boolean): 'show' | 'mark' | 'wait' {
    if (codePoint < 0x80) return 'mark';
    if (!isMarked(codePoint)) {
      this.shown(codePoint);
      return 'show';
    }
    if (isVariationSelector(codePoint) && this.base > 0x20 && !this.varied) {
      this.varied = true;
      return 'show';
    }
    if (codePoint === ZERO_WIDTH_JOINER && isPictograph(this.base)) {
      const following = next < bytes.length ? readCodePoint(bytes, next, bytes.length) : INCOMPLETE;
      if (following === INCOMPLETE && !final) return 'wait';
      if (isPictograph(following)) return 'show';
    }
    return 'mark';
  }

  private shown(codePoint: number): void {
    this.base = codePoint;
    this.varied = false;
  }

  private mark(kind: SegmentKind, text: string): void {
    this.add(kind, text);
    this.base = 0;
    this.varied = false;
  }

  private text(bytes: Uint8Array, from: number, to: number): void {
    if (from < to) this.add('text', decode(bytes, from, to));
  }
}

/** Text that is known to be valid UTF-8. */
function decode(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return decodeUtf8(bytes.subarray(from, to));
  let text = '';
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return decodeUtf8(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}
