/** Bytes written as pairs of hex digits, in which `?` stands for any digit: `aa ?? b?`. Pure. */
import { fail, ok, type Result } from '../contract/result';

/** What of a pattern cannot be read, and where: number of the character from 0. */
export interface PatternProblem {
  readonly at: number;
  readonly problem: PatternProblemId;
  /** The word or sign in question, where that says more. */
  readonly detail?: string;
}

export const PATTERN_PROBLEMS = [
  'empty',
  'long',
  'not-hex',
  'odd-digit',
  'only-wildcards',
  'not-encodable',
  'regex',
  'regex-look-around',
  'regex-back-reference',
] as const;
export type PatternProblemId = (typeof PATTERN_PROBLEMS)[number];

/** A byte of a pattern fits when `byte & mask` is `value`. */
export interface MaskedByte {
  readonly value: number;
  readonly mask: number;
}

const SEPARATORS = new Set([' ', '\t', ',', ':', '-', '_']);

/** Reads pairs of digits with or without separators between them. */
export function parseHexPattern(text: string): Result<readonly MaskedByte[], PatternProblem> {
  const bytes: MaskedByte[] = [];
  let high: string | null = null;
  let highAt = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (SEPARATORS.has(char)) {
      if (high !== null) return fail({ at: highAt, problem: 'odd-digit', detail: high });
      continue;
    }
    if (!/^[0-9a-f?]$/i.test(char)) return fail({ at, problem: 'not-hex', detail: char });
    if (high === null) {
      high = char;
      highAt = at;
    } else {
      bytes.push(maskedByte(high, char));
      high = null;
    }
  }
  if (high !== null) return fail({ at: highAt, problem: 'odd-digit', detail: high });
  if (bytes.length === 0) return fail({ at: 0, problem: 'empty' });
  if (bytes.every(({ mask }) => mask === 0)) return fail({ at: 0, problem: 'only-wildcards' });
  return ok(bytes);
}

/** The pattern as it is written in one way only: `aa ?? b?`. */
export function printHexPattern(bytes: readonly MaskedByte[]): string {
  return bytes.map(printMasked).join(' ');
}

function maskedByte(high: string, low: string): MaskedByte {
  const digit = (char: string): number => (char === '?' ? 0 : Number.parseInt(char, 16));
  const mask = (high === '?' ? 0 : 0xf0) | (low === '?' ? 0 : 0x0f);
  return { value: (digit(high) << 4) | digit(low), mask };
}

function printMasked({ value, mask }: MaskedByte): string {
  const high = (mask & 0xf0) === 0 ? '?' : (value >> 4).toString(16);
  const low = (mask & 0x0f) === 0 ? '?' : (value & 0xf).toString(16);
  return `${high}${low}`;
}
