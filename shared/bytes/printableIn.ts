/** `printable` for bytes of other encodings than UTF-8: the same marks, and the same care for characters cut in two. */

import { visibleByte } from './codePoints';
import { decodeText, type Encoding } from './encoding';
import {
  flushCarry,
  NO_CARRY,
  type Printable,
  type PrintableOptions,
  printable,
  type Segment,
  UNKNOWN_CARRY,
} from './printable';
import { encodeUtf8 } from './utf8';

const PARTIAL = '‥';
const NOT_A_CHARACTER = '\ufffd';

/** `carry` must come from the same encoding. */
export function printableIn(
  encoding: Encoding,
  bytes: Uint8Array,
  options: PrintableOptions = {},
): Printable {
  if (encoding === 'utf-8') return printable(bytes, options);
  const { carry = NO_CARRY, cut = false } = options;
  const input = carry.pending.length === 0 ? bytes : Uint8Array.of(...carry.pending, ...bytes);
  const segments: Segment[] = [];
  let text = '';
  const flush = (): void => {
    segments.push(...textSegments(text));
    text = '';
  };
  let at = 0;
  while (at < input.length) {
    const read = READERS[encoding](input, at);
    if (read === 'incomplete') break;
    if (read === null) {
      flush();
      addInvalid(segments, input[at++] ?? 0);
      continue;
    }
    text += read.text;
    at += read.bytes;
  }
  flush();
  if (at < input.length) segments.push({ kind: 'partial', text: PARTIAL });
  return { segments, carry: cut ? UNKNOWN_CARRY : { ...NO_CARRY, pending: input.slice(at) } };
}

function addInvalid(segments: Segment[], byte: number): void {
  const last = segments.at(-1);
  const text = last?.kind === 'invalid' ? last.text : '';
  if (text !== '') segments.pop();
  segments.push({ kind: 'invalid', text: `${text}${visibleByte(byte)}` });
}

/** Text whose invisible characters are marked, as in any other text. */
function textSegments(text: string): readonly Segment[] {
  if (text === '') return [];
  const { segments, carry } = printable(encodeUtf8(text));
  const shown = segments.filter(({ kind }) => kind !== 'partial');
  return [...shown, ...flushCarry(carry)];
}

/** The character at a place; null: no byte of this encoding begins one like this. */
type Read = { readonly text: string; readonly bytes: number } | 'incomplete' | null;

const READERS: Readonly<Record<Exclude<Encoding, 'utf-8'>, (bytes: Uint8Array, at: number) => Read>> = {
  'latin-1': (bytes, at) => ({ text: String.fromCharCode(bytes[at] ?? 0), bytes: 1 }),
  'utf-16le': (bytes, at) => readUtf16(bytes, at, true),
  'utf-16be': (bytes, at) => readUtf16(bytes, at, false),
  'euc-kr': (bytes, at) => readDouble('euc-kr', bytes, at, (byte) => byte > 0x80 && byte < 0xff),
  shift_jis: (bytes, at) =>
    readDouble(
      'shift_jis',
      bytes,
      at,
      (byte) => (byte > 0x80 && byte < 0xa0) || (byte >= 0xe0 && byte < 0xfd),
    ),
};

function readUtf16(bytes: Uint8Array, at: number, littleEndian: boolean): Read {
  const unit = (place: number): number | null => {
    const [a, b] = [bytes[place], bytes[place + 1]];
    if (a === undefined || b === undefined) return null;
    return littleEndian ? a + b * 256 : a * 256 + b;
  };
  const first = unit(at);
  if (first === null) return 'incomplete';
  if (first < 0xd800 || first > 0xdfff) return { text: String.fromCharCode(first), bytes: 2 };
  if (first > 0xdbff) return null;
  const second = unit(at + 2);
  if (second === null) return 'incomplete';
  if (second < 0xdc00 || second > 0xdfff) return null;
  return { text: String.fromCharCode(first, second), bytes: 4 };
}

/** Characters of two bytes that were looked up before: a call of the decoder for each would be slow. */
const known: Readonly<Record<'euc-kr' | 'shift_jis', Map<number, string>>> = {
  'euc-kr': new Map(),
  shift_jis: new Map(),
};

function readDouble(
  encoding: 'euc-kr' | 'shift_jis',
  bytes: Uint8Array,
  at: number,
  isLead: (byte: number) => boolean,
): Read {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { text: String.fromCharCode(lead), bytes: 1 };
  const length = isLead(lead) ? 2 : 1;
  const trail = bytes[at + 1];
  if (length === 2 && trail === undefined) return 'incomplete';
  const key = length === 2 ? lead * 256 + (trail ?? 0) : lead;
  let text = known[encoding].get(key);
  if (text === undefined) {
    text = decodeText(bytes.subarray(at, at + length), encoding);
    known[encoding].set(key, text);
  }
  return text.includes(NOT_A_CHARACTER) ? null : { text, bytes: length };
}
