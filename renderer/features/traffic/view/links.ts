import { isChunk } from '@shared/contract/events';
import type { IBufferRange, ILink, Terminal } from '@xterm/xterm';
import { moreMark } from '../format/formatRow';
import { gutterWidth } from '../format/gutter';
import type { Form } from '../model/viewOptions';
import { isCut, isGap, isGone, type ViewRow } from '../model/viewRows';
import type { Painter } from './painter';

/** What a click on a row does: its gap is read, its rest is shown, its event explained. */
export function isActivatable(row: ViewRow, form: Form): boolean {
  return !isGone(row) && (!isChunk(row) || isCut(row, form));
}

export interface RowPress {
  readonly activate: (row: ViewRow) => void;
  /** There is another place that shows a row which is pressed here. */
  readonly canPoint: () => boolean;
}

/** Makes rows activatable with the mouse. They never hold an address from a peer: there is nothing to follow. */
export function provideRowLinks(term: Terminal, painter: Painter, press: RowPress): void {
  term.registerLinkProvider({
    provideLinks(bufferLine, callback) {
      const links = linksAt(term, painter, bufferLine - 1, press);
      callback(links.length === 0 ? undefined : links);
    },
  });
}

function linksAt(term: Terminal, painter: Painter, line: number, { activate, canPoint }: RowPress): ILink[] {
  const { lines } = painter;
  const index = lines.rowAt(line);
  const row = index === null ? undefined : painter.rows[index];
  const place = index === null ? null : lines.linesOf(index);
  if (row === undefined || place === null) return [];
  const press = (event: MouseEvent): void => {
    // The right button asks for the menu of the row. Someone who marks text to copy does not press.
    if (event.button === 0 && !term.hasSelection()) activate(row);
  };
  const links: ILink[] = [];
  if (isActivatable(row, painter.context.view.form)) links.push(ownLink(term, painter, row, place, press));
  // All of an event can be pressed; of a chunk, whose text is for marking, what stands before it.
  if (!isGone(row) && isChunk(row) && place.start === line && canPoint())
    links.push(gutterLink(gutterWidth(painter.context), line, press));
  return links;
}

function gutterLink(width: number, line: number, activate: (event: MouseEvent) => void): ILink {
  return {
    range: { start: { x: 1, y: line + 1 }, end: { x: width, y: line + 1 } },
    text: '',
    decorations: { pointerCursor: true, underline: false },
    activate,
  };
}

function ownLink(
  term: Terminal,
  painter: Painter,
  row: ViewRow,
  place: { readonly start: number; readonly count: number },
  activate: (event: MouseEvent) => void,
): ILink {
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
    activate,
  };
}

/** `cells` before a place, around the left edge. The marks at a row's end are one cell per character. */
function backFrom({ x, y }: IBufferRange['end'], cells: number, cols: number): IBufferRange['start'] {
  const left = x - cells;
  return left >= 1 ? { x: left, y } : { x: left + cols, y: y - 1 };
}

/** Cells of a line up to its last character; wide characters take two. */
export function usedCells(term: Terminal, y: number): number {
  const line = term.buffer.active.getLine(y);
  if (line === undefined) return 1;
  for (let x = line.length; x > 0; x--) if ((line.getCell(x - 1)?.getChars() ?? '') !== '') return x;
  return 1;
}
