import { printable, type Segment, type SegmentKind, UNKNOWN_CARRY } from '@shared/bytes/printable';

/** Bytes shown at most: more text than anybody reads, and what a page can lay out without a pause. */
export const SHOWN_BYTES = 64 * 1024;
/** Pieces in different style shown at most: binary data makes one of nearly every byte. */
const SHOWN_PIECES = 4_000;

export interface ChunkText {
  readonly pieces: readonly Segment[];
  /** Bytes that are not shown. */
  readonly isCapped: boolean;
}

/** A whole chunk to be read: line feeds break the line, everything that would not be seen is marked. */
export function chunkText(data: Uint8Array): ChunkText {
  const shown = data.subarray(0, SHOWN_BYTES);
  const { segments } = printable(shown, { carry: UNKNOWN_CARRY, cut: shown.length < data.length });
  const pieces: { kind: SegmentKind; text: string }[] = [];
  for (const { kind, text } of segments) {
    // The mark stays: a line feed is a byte like any other.
    const broken = kind === 'control' ? text.replaceAll('␊', '␊\n') : text;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += broken;
    else if (pieces.length === SHOWN_PIECES) return { pieces, isCapped: true };
    else pieces.push({ kind, text: broken });
  }
  return { pieces, isCapped: shown.length < data.length };
}

/** Bytes as pairs of hex digits, 16 in a line. */
export function hexLines(data: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < data.length; from += 16) {
    const pairs = Array.from(data.subarray(from, from + 16), (byte) => byte.toString(16).padStart(2, '0'));
    lines.push(pairs.join(' '));
  }
  return lines.join('\n');
}
