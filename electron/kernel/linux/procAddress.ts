/** Addresses as `/proc/net/tcp` and `tcp6` write them, made into the text that Node gives for the same socket. */

export const IPV4_DIGITS = 8;
export const IPV6_DIGITS = 32;

const BYTE = /../g;
const GROUPS = 8;

/** Texts by digits: a table repeats the same few addresses thousands of times. Begun anew when it is full. */
const known = new Map<string, string | null>();
const KNOWN_MAX = 4_096;

/** The address, or null when these are not its hexadecimal digits. */
export function addressText(hex: string): string | null {
  const remembered = known.get(hex);
  if (remembered !== undefined) return remembered;
  const text = makeText(hex);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(hex, text);
  return text;
}

function makeText(hex: string): string | null {
  const bytes = readBytes(hex);
  if (bytes === null) return null;
  return bytes.length === IPV4_DIGITS / 2 ? bytes.join('.') : ipv6Text(bytes);
}

/**
 * The bytes in the order of the wire. The kernel prints each 32-bit word as a number of its own, so on a little-endian
 * machine the bytes of every word are turned round. (A big-endian one would print them straight; of those Node runs
 * only on mainframes.)
 */
function readBytes(hex: string): number[] | null {
  if (hex.length !== IPV4_DIGITS && hex.length !== IPV6_DIGITS) return null;
  if (!/^[0-9A-Fa-f]+$/.test(hex)) return null;
  const printed = (hex.match(BYTE) ?? []).map((byte) => Number.parseInt(byte, 16));
  return printed.map((_byte, at) => printed[(at & ~3) + 3 - (at & 3)] ?? 0);
}

/**
 * RFC 5952, as inet_ntop of libuv does it: the longest run of zero groups is left out, and IPv4 in the last 32 bits is
 * written as such when it is mapped (`::ffff:127.0.0.1`) or compatible (`::127.0.0.1`).
 */
function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from(
    { length: GROUPS },
    (_group, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0),
  );
  const zeros = longestZeros(groups);
  const mapped = zeros.length === 5 && groups[5] === 0xffff;
  const compatible = zeros.length === 6 || (zeros.length === 7 && groups[7] !== 1);
  if (zeros.start === 0 && (mapped || compatible))
    return `${mapped ? '::ffff:' : '::'}${bytes.slice(12).join('.')}`;
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (zeros.length < 2) return text(groups);
  return `${text(groups.slice(0, zeros.start))}::${text(groups.slice(zeros.start + zeros.length))}`;
}

/** The first of the longest runs of zeros. */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
