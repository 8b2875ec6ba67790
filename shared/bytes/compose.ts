/** From what stands in a box to the bytes that are sent, the same for messages, snippets, rules and jobs. Pure. */
import { fail, ok, type Result } from '../contract/result';
import { type Encoding, encodeText } from './encoding';
import { type LineEnding, lineEndingText } from './eol';
import { type EscapeProblem, parseEscapes } from './escapes';
import { type HexProblem, parseHex } from './hexText';

/** How a message is written: text with escapes (`escapes.ts`), or pairs of hex digits (`hexText.ts`). */
export const COMPOSE_MODES = ['text', 'hex'] as const;
export type ComposeMode = (typeof COMPOSE_MODES)[number];

export interface ComposeForm {
  readonly mode: ComposeMode;
  /** Of the text, and in both modes of the line ending. */
  readonly encoding: Encoding;
  readonly ending: LineEnding;
}

export interface Composed {
  readonly bytes: Uint8Array;
  /** How many of them, at the end, are the line ending. */
  readonly ending: number;
}

/** Why it cannot be sent, and where: `at` counts UTF-16 units, `text` is what stands there. For words: `composeProblemWords`. */
export type ComposeProblem =
  | EscapeProblem
  | HexProblem
  | {
      readonly problem: 'unencodable';
      readonly at: number;
      readonly text: string;
      readonly encoding: Encoding;
    };

export function composeBytes(text: string, form: ComposeForm): Result<Composed, ComposeProblem> {
  const body = form.mode === 'hex' ? parseHex(text) : encodeEscaped(text, form.encoding);
  if (!body.ok) return body;
  const ending = encodeText(lineEndingText(form.ending), form.encoding);
  if (!ending.ok) throw new Error(`no ${form.ending} in ${form.encoding}`);
  return ok({ bytes: concat([body.value, ending.value]), ending: ending.value.length });
}

/** What stands there may only be half typed: the end of the text may yet become a byte. */
export function isUnfinished(text: string, { problem, at, text: what }: ComposeProblem): boolean {
  if (at + what.length < text.length) return false;
  switch (problem) {
    case 'lone-backslash':
    case 'incomplete-x':
    case 'incomplete-u':
    case 'odd-digit':
    case 'empty-prefix':
      return true;
    default:
      return false;
  }
}

function encodeEscaped(text: string, encoding: Encoding): Result<Uint8Array, ComposeProblem> {
  const pieces = parseEscapes(text);
  if (!pieces.ok) return pieces;
  const parts: Uint8Array[] = [];
  for (const piece of pieces.value) {
    if (piece.kind === 'byte') {
      parts.push(Uint8Array.of(piece.byte));
      continue;
    }
    const encoded = encodeText(piece.text, encoding);
    if (!encoded.ok) {
      const { at, character } = encoded.error;
      return fail({ problem: 'unencodable', at: piece.at + at, text: character, encoding });
    }
    parts.push(encoded.value);
  }
  return ok(concat(parts));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
