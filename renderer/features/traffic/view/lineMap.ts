import type { IBuffer } from '@xterm/xterm';

/** The parts of a terminal buffer that tell which line belongs to which row. */
export type LineSource = Pick<IBuffer, 'baseY' | 'cursorY' | 'length'> & {
  getLine(y: number): { readonly isWrapped: boolean } | undefined;
};

/**
 * Rows and lines of the terminal. A row is one or more logical lines, and these begin where a line is not wrapped;
 * counting goes from the end, where both are known, and survives reflow and trimmed scrollback without bookkeeping for
 * every row.
 */
export interface LineMap {
  /** Index of the row that covers this line, or null (below the last row). May be negative: not one of ours. */
  rowAt(line: number): number | null;
  /** First line of a row and the number of its lines, or null when it is not in the buffer. */
  linesOf(row: number): { readonly start: number; readonly count: number } | null;
}

/** `heights`: the logical lines of each row that the terminal has parsed. */
export function lineMap(buffer: LineSource, heights: readonly number[]): LineMap {
  const last = buffer.baseY + buffer.cursorY;
  const wrapped = (line: number): boolean => buffer.getLine(line)?.isWrapped === true;
  return {
    rowAt(line) {
      if (line > last || line < 0) return null;
      let row = heights.length - 1;
      let below = 0;
      for (let i = last; i > line; i--) {
        if (wrapped(i)) continue;
        below++;
        if (below < (heights[row] ?? 1)) continue;
        row--;
        below = 0;
      }
      return row;
    },
    linesOf(row) {
      const height = heights[row];
      if (height === undefined) return null;
      let below = 0;
      for (let i = row + 1; i < heights.length; i++) below += heights[i] ?? 1;
      let end = last;
      let begun = 0;
      for (let i = last; i >= 0; i--) {
        // The first line of the buffer may be the rest of a row whose beginning is trimmed.
        if (wrapped(i) && i > 0) continue;
        begun++;
        if (begun === below) end = i - 1;
        else if (begun > below && (begun === below + height || i === 0))
          return { start: i, count: end - i + 1 };
      }
      return null;
    },
  };
}
