import { isChunk } from '@shared/contract/events';
import type { IBufferRange, ILink, Terminal } from '@xterm/xterm';
import { moreMark } from '../format/formatRow';
import { isCut, isGap, isGone, type ViewRow } from '../model/viewRows';
import type { Painter } from './painter';

/** What a click on a row does: its gap is read, its rest is shown, its event explained. */
export function isActivatable(row: ViewRow): boolean {
  return !isGone(row) && (!isChunk(row) || isCut(row));
}

/** Makes rows activatable with the mouse. They never hold an address from a peer: there is nothing to follow. */
export function provideRowLinks(term: Terminal, painter: Painter, activate: (row: ViewRow) => void): void {
  term.registerLinkProvider({
    provideLinks(bufferLine, callback) {
      const link = linkAt(term, painter, bufferLine - 1, activate);
      callback(link === null ? undefined : [link]);
    },
  });
}

function linkAt(
  term: Terminal,
  painter: Painter,
  line: number,
  activate: (row: ViewRow) => void,
): ILink | null {
  const { lines } = painter;
  const index = lines.rowAt(line);
  const row = index === null ? undefined : painter.rows[index];
  const place = index === null ? null : lines.linesOf(index);
  if (row === undefined || place === null || !isActivatable(row)) return null;
  const lastLine = place.start + place.count - 1;
  const endX = usedCells(term, lastLine);
  const range: IBufferRange = { start: { x: 1, y: place.start + 1 }, end: { x: endX, y: lastLine + 1 } };
  const mark = !isGone(row) && isChunk(row) ? moreMark(row, painter.context) : null;
  if (mark !== null) Object.assign(range, { start: backFrom(range.end, mark.length - 1, term.cols) });
  return {
    range,
    text: mark ?? '',
    // Events only show that they can be pressed; a pane full of underlined lines would not be calm.
    decorations: { pointerCursor: true, underline: isGap(row) || mark !== null },
    activate: () => {
      // Someone who marks text to copy does not press.
      if (!term.hasSelection()) activate(row);
    },
  };
}

/** `cells` before a place, around the left edge. The marks at a row's end are one cell per character. */
function backFrom({ x, y }: IBufferRange['end'], cells: number, cols: number): IBufferRange['start'] {
  const left = x - cells;
  return left >= 1 ? { x: left, y } : { x: left + cols, y: y - 1 };
}

/** Cells of a line up to its last character; wide characters take two. */
function usedCells(term: Terminal, y: number): number {
  const line = term.buffer.active.getLine(y);
  if (line === undefined) return 1;
  for (let x = line.length; x > 0; x--) if ((line.getCell(x - 1)?.getChars() ?? '') !== '') return x;
  return 1;
}
