import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { fail, ok, type Result } from '../contract/result';
import { decodeUtf8, encodeUtf8 } from './utf8';

/**
 * How characters become bytes. `euc-kr` is CP949 (all Hangul syllables), `shift_jis` is CP932: what Windows and the Web
 * mean by these names. `latin-1` is ISO 8859-1 itself, where each of the 256 bytes is the character of that number.
 */
export const ENCODINGS = ['utf-8', 'euc-kr', 'shift_jis', 'latin-1', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Names, the same in every language. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'euc-kr': 'EUC-KR (CP949)',
  shift_jis: 'Shift_JIS',
  'latin-1': 'Latin-1',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

/** A character that the encoding does not have; `at` counts UTF-16 units of the text. */
export interface Unencodable {
  readonly at: number;
  readonly character: string;
}

/** Nothing is replaced: one character that cannot be encoded refuses the whole text. */
export function encodeText(text: string, encoding: Encoding): Result<Uint8Array, Unencodable> {
  const bytes = ENCODERS[encoding](text);
  return bytes === null ? fail(firstUnencodable(text, encoding)) : ok(bytes);
}

/** What does not belong to the encoding becomes U+FFFD; a byte order mark stays. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return DECODERS[encoding](bytes);
}

/** Null: there is a character that cannot be encoded. */
type Encode = (text: string) => Uint8Array | null;

const ENCODERS: Readonly<Record<Encoding, Encode>> = {
  'utf-8': (text) => (text.isWellFormed() ? encodeUtf8(text) : null),
  'euc-kr': multibyteEncoder('euc-kr'),
  shift_jis: multibyteEncoder('shift_jis'),
  'latin-1': encodeLatin1,
  'utf-16le': (text) => encodeUtf16(text, true),
  'utf-16be': (text) => encodeUtf16(text, false),
};

const utf16le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: true });

const DECODERS: Readonly<Record<Encoding, (bytes: Uint8Array) => string>> = {
  'utf-8': decodeUtf8,
  'euc-kr': multibyteDecoder('euc-kr'),
  shift_jis: multibyteDecoder('shift_jis'),
  'latin-1': decodeLatin1,
  'utf-16le': (bytes) => utf16le.decode(bytes),
  'utf-16be': (bytes) => utf16be.decode(bytes),
};

/** The library's tables are large: they are made at the first use. */
function multibyteDecoder(name: 'euc-kr' | 'shift_jis'): (bytes: Uint8Array) => string {
  let decode: ((bytes: Uint8Array) => string) | null = null;
  return (bytes) => {
    decode ??= createMultibyteDecoder(name, true);
    return decode(bytes);
  };
}

/** The library throws for what it cannot encode. */
function multibyteEncoder(name: 'euc-kr' | 'shift_jis'): Encode {
  let encode: ((text: string) => Uint8Array) | null = null;
  return (text) => {
    encode ??= createMultibyteEncoder(name);
    try {
      return encode(text);
    } catch {
      return null;
    }
  };
}

function encodeLatin1(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) return null;
    bytes[i] = unit;
  }
  return bytes;
}

/** Characters made into a string at a time: a call takes only so many arguments. */
const SLICE = 8192;

function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += SLICE) {
    text += String.fromCharCode(...bytes.subarray(from, from + SLICE));
  }
  return text;
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array | null {
  if (!text.isWellFormed()) return null;
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

/** Up to here, looking at each character is quicker than halving the text again. */
const FEW = 64;

function firstUnencodable(text: string, encoding: Encoding): Unencodable {
  const encode = ENCODERS[encoding];
  let from = 0;
  let to = text.length;
  while (to - from > FEW) {
    const half = (from + to) >> 1;
    const middle = isPair(text, half) ? half + 1 : half;
    if (encode(text.slice(from, middle)) === null) to = middle;
    else from = middle;
  }
  for (const character of text.slice(from, to)) {
    if (encode(character) === null) return { at: from, character };
    from += character.length;
  }
  throw new Error(`every character of the text can be encoded in ${encoding}, but the text cannot`);
}

/** A character of two units has one before and one at this place. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
