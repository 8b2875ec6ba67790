/** Bytes to look for, in hex, where `?` stands for any digit: `aa ?? b?`. Pure. */
import { fail, ok, type Result } from '../contract/result';

/** A byte fits when it is `value` in the bits of `mask`. */
export interface HexPattern {
  readonly values: Uint8Array;
  readonly masks: Uint8Array;
}

export const HEX_PATTERN_BYTES = 4_096;

export type HexPatternProblem = 'empty' | 'digit' | 'odd' | 'long';

/** Spaces, commas, colons and `0x` or `\x` before a byte mean nothing. */
export function parseHexPattern(text: string): Result<HexPattern, HexPatternProblem> {
  const digits = text.replace(/0x|\\x/gi, ' ').replace(/[\s,:;-]+/g, '');
  if (digits === '') return fail('empty');
  if (!/^[0-9a-f?]+$/i.test(digits)) return fail('digit');
  if (digits.length % 2 === 1) return fail('odd');
  const length = digits.length / 2;
  if (length > HEX_PATTERN_BYTES) return fail('long');
  const values = new Uint8Array(length);
  const masks = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    values[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2).replaceAll('?', '0'), 16);
    masks[i] = (digits[2 * i] === '?' ? 0 : 0xf0) | (digits[2 * i + 1] === '?' ? 0 : 0x0f);
  }
  return ok({ values, masks });
}

/** Where the first bytes that fit begin; -1 when there are none. */
export function findHex(bytes: Uint8Array, { values, masks }: HexPattern): number {
  for (let at = 0; at + values.length <= bytes.length; at++) {
    if (fitsAt(bytes, at, values, masks)) return at;
  }
  return -1;
}

function fitsAt(bytes: Uint8Array, at: number, values: Uint8Array, masks: Uint8Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (((bytes[at + i] ?? 0) & (masks[i] ?? 0)) !== values[i]) return false;
  }
  return true;
}
