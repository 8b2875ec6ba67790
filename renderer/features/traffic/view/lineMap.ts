import type { IBuffer } from '@xterm/xterm';

/** The parts of a terminal buffer that tell which line belongs to which row. */
export type LineSource = Pick<IBuffer, 'baseY' | 'cursorY' | 'length'> & {
  getLine(y: number): { readonly isWrapped: boolean } | undefined;
};

/**
 * Rows and lines of the terminal. A row is one logical line, so it begins where a line is not wrapped; counting goes
 * from the end, where both are known, and survives reflow and trimmed scrollback without bookkeeping for every row.
 */
export interface LineMap {
  /** Index of the row that covers this line, or null (below the last row). May be negative: not one of ours. */
  rowAt(line: number): number | null;
  /** First line of a row and the number of its lines, or null when it is not in the buffer. */
  linesOf(row: number): { readonly start: number; readonly count: number } | null;
}

/** `rows`: how many rows the terminal has parsed. */
export function lineMap(buffer: LineSource, rows: number): LineMap {
  const last = buffer.baseY + buffer.cursorY;
  const wrapped = (line: number): boolean => buffer.getLine(line)?.isWrapped === true;
  return {
    rowAt(line) {
      if (line > last || line < 0) return null;
      let row = rows - 1;
      for (let i = last; i > line; i--) if (!wrapped(i)) row--;
      return row;
    },
    linesOf(row) {
      if (row >= rows || row < 0) return null;
      let current = rows - 1;
      let end = last;
      for (let i = last; i >= 0; i--) {
        // The first line of the buffer may be the rest of a row whose beginning is trimmed.
        if (wrapped(i) && i > 0) continue;
        if (current === row) return { start: i, count: end - i + 1 };
        current--;
        end = i - 1;
      }
      return null;
    },
  };
}
