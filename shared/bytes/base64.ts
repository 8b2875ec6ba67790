/** Standard base64 with padding (RFC 4648 §4), the form `z.base64()` accepts. */

/** Typed arrays can do it themselves in engines of 2025 and later (Chromium 140, Node 25). */
interface WithBase64 {
  toBase64?(): string;
}
interface FromBase64 {
  fromBase64?(text: string, options: { lastChunkHandling: 'strict' }): Uint8Array<ArrayBuffer>;
}

const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PAD = 0x3d;
const NOT_A_DIGIT = 0xff;

const DIGITS = new Uint8Array(256).fill(NOT_A_DIGIT);
for (const [digit, char] of ALPHABET.entries()) DIGITS[char] = digit;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function toBase64(bytes: Uint8Array): string {
  return (bytes as WithBase64).toBase64?.() ?? encodeByHand(bytes);
}

/** The bytes, or null when the text is not base64: whitespace and missing padding included. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const builtIn = Uint8Array as FromBase64;
  // The built-in one skips ASCII whitespace, which the contract refuses.
  if (builtIn.fromBase64 === undefined || /\s/.test(text)) return decodeByHand(text);
  try {
    return builtIn.fromBase64(text, { lastChunkHandling: 'strict' });
  } catch {
    return null;
  }
}

/** For engines without `Uint8Array.prototype.toBase64`: 1 MiB takes a few milliseconds. */
export function encodeByHand(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    // Beyond the end a typed array reads undefined, which the shifts take for 0.
    const b = bytes[from + 1] as number;
    const group = ((bytes[from] as number) << 16) | (b << 8) | (bytes[from + 2] as number);
    out[to++] = ALPHABET[(group >> 18) & 63] as number;
    out[to++] = ALPHABET[(group >> 12) & 63] as number;
    out[to++] = ALPHABET[(group >> 6) & 63] as number;
    out[to++] = ALPHABET[group & 63] as number;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  if (missing > 0) out.fill(PAD, out.length - missing);
  return decoder.decode(out);
}

export function decodeByHand(text: string): Uint8Array<ArrayBuffer> | null {
  const chars = encoder.encode(text);
  if (chars.length % 4 !== 0) return null;
  const padding = chars.at(-1) !== PAD ? 0 : chars.at(-2) !== PAD ? 1 : 2;
  const digits = chars.length - padding;
  const out = new Uint8Array((chars.length / 4) * 3 - padding);
  let to = 0;
  let group = 0;
  for (let i = 0; i < chars.length; i++) {
    const digit = i < digits ? (DIGITS[chars[i] as number] as number) : 0;
    if (digit === NOT_A_DIGIT) return null;
    group = (group << 6) | digit;
    if (i % 4 === 3) {
      // Stores beyond the end of a typed array are ignored: the padded bytes go nowhere.
      out[to++] = group >> 16;
      out[to++] = group >> 8;
      out[to++] = group;
      // Bits that no byte takes must be 0, so that bytes have one text only.
      if (i >= digits && (group & ((1 << (8 * padding)) - 1)) !== 0) return null;
      group = 0;
    }
  }
  return out;
}
