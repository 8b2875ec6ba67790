/** Which characters are shown as themselves, and which as a mark because they would not be seen or would move others. */

/**
 * Inclusive ranges, ascending: controls, invisible and directional characters, and non-characters.
 * From Unicode's Cc, Cf, Zl, Zp and Default_Ignorable_Code_Point; those that need context are decided in `printable`.
 */
const MARKED: readonly (readonly [number, number])[] = [
  [0x0080, 0x00a0], // C1 controls, and the no-break space that looks like a space
  [0x00ad, 0x00ad], // soft hyphen
  [0x034f, 0x034f], // combining grapheme joiner
  [0x061c, 0x061c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x17b4, 0x17b5],
  [0x180b, 0x180f], // Mongolian separators
  [0x200b, 0x200f], // zero width space and joiners, direction marks
  [0x2028, 0x202e], // line and paragraph separators, direction overrides
  [0x2060, 0x206f], // word joiner, invisible operators, direction isolates
  [0x3164, 0x3164], // Hangul filler
  [0xfdd0, 0xfdef], // non-characters
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff], // byte order mark
  [0xffa0, 0xffa0], // half-width Hangul filler
  [0xfff0, 0xfffb], // interlinear annotations
  [0xfffe, 0xffff],
  [0x13430, 0x13440], // Egyptian layout controls
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], // tags and further variation selectors
];

/** Asked for every character outside ASCII; what people type most is answered first. */
export function isMarked(codePoint: number): boolean {
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return false;
  if (codePoint >= 0x3165 && codePoint <= 0x9fff) return false;
  // The last two code points of every plane are non-characters.
  if ((codePoint & 0xfffe) === 0xfffe) return true;
  let low = 0;
  let high = MARKED.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = MARKED[middle] as readonly [number, number];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

export const ZERO_WIDTH_JOINER = 0x200d;

/** Chooses the form of the character before it, such as ❤ or ❤️. */
export function isVariationSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;

/** Emoji that may be joined with others by U+200D, and skin tones, which may stand before one. */
export function isPictograph(codePoint: number): boolean {
  if (codePoint < 0xa9) return false;
  if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) return true;
  return PICTOGRAPH.test(String.fromCodePoint(codePoint));
}

/** A control character as a picture (`␊`), everything else as its number (`⟨U+202E⟩`). */
export function visibleMark(codePoint: number): string {
  if (codePoint < 0x20) return String.fromCharCode(0x2400 + codePoint);
  if (codePoint === 0x7f) return '␡';
  return `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

const HEX = Array.from({ length: 256 }, (_, byte) => `⟨${byte.toString(16).toUpperCase().padStart(2, '0')}⟩`);

/** A byte that is no text: `⟨FF⟩`. */
export function visibleByte(byte: number): string {
  return HEX[byte] as string;
}
