import { type ByteDiff, cellsOf, type DiffCell } from '@shared/bytes/byteDiff';

/** A line of the picture of a difference; offsets are those of its first byte on each side, null where it has none. */
export interface DiffLine {
  readonly a: number | null;
  readonly b: number | null;
  readonly cells: readonly DiffCell[];
  readonly differs: boolean;
}

export const DIFF_LINE = 8;

/** The places of both sides, one beside the other, so many in a line. Pure. */
export function diffLines(diff: ByteDiff, a: Uint8Array, b: Uint8Array): DiffLine[] {
  const cells = diff.parts.flatMap((part) => cellsOf(part, a, b));
  const lines: DiffLine[] = [];
  let atA = 0;
  let atB = 0;
  for (let from = 0; from < cells.length; from += DIFF_LINE) {
    const line = cells.slice(from, from + DIFF_LINE);
    const [inA, inB] = [
      line.filter((cell) => cell.a !== null).length,
      line.filter((cell) => cell.b !== null).length,
    ];
    lines.push({
      a: inA === 0 ? null : atA,
      b: inB === 0 ? null : atB,
      cells: line,
      differs: line.some(({ kind }) => kind !== 'same'),
    });
    atA += inA;
    atB += inB;
  }
  return lines;
}

/** Where differences begin: lines that differ after one that does not. */
export function differences(lines: readonly DiffLine[]): readonly number[] {
  return lines.flatMap(({ differs }, i) => (differs && lines[i - 1]?.differs !== true ? [i] : []));
}
