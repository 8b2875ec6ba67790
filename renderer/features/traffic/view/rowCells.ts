/** Which cells of the terminal show which bytes of a row, in every form: read from what is drawn, however it is wrapped. */
import { byteAtColumn, hexColumn, textColumn } from '@shared/bytes/hexDump';
import { type Segment, segmentsText, type Utf8Carry } from '@shared/bytes/printable';
import { printableIn } from '@shared/bytes/printableIn';
import type { ChunkRow } from '@shared/contract/events';
import type { Terminal } from '@xterm/xterm';
import { dataColumn } from '../format/gutter';
import { dumpLayout, INDENT } from '../format/hexLines';
import type { RowContext } from '../format/rowContext';
import type { ByteRange } from '../model/rowMatches';
import { shownBytes } from '../model/viewRows';

/** Cells beside each other in one line of the buffer. */
export interface CellRun {
  readonly line: number;
  readonly x: number;
  readonly width: number;
}

/** A cell of the buffer. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Where the lines of a row are in the buffer. */
export interface RowLines {
  readonly start: number;
  readonly count: number;
}

interface Dump {
  readonly bytes: Uint8Array;
  readonly width: number;
  /** Column of a line's offset, and which logical line of the row is the first of the dump. */
  readonly column: number;
  readonly first: number;
}

/** One chunk as it is drawn. Good until the terminal draws again. */
export class RowCells {
  /** First lines of the buffer of each logical line. */
  private readonly starts: number[] = [];
  private readonly text: Uint8Array | null;
  private readonly dump: Dump | null;
  private readonly textAt: number;

  constructor(
    private readonly term: Terminal,
    row: ChunkRow,
    private readonly carry: Utf8Carry,
    private readonly context: RowContext,
    private readonly place: RowLines,
  ) {
    const { active } = term.buffer;
    for (let y = place.start; y < place.start + place.count; y++)
      if (y === place.start || active.getLine(y)?.isWrapped !== true) this.starts.push(y);
    const { form } = context.view;
    this.textAt = dataColumn(context);
    this.text = form === 'hex' ? null : shownBytes(row, 'text');
    if (form === 'text') this.dump = null;
    else {
      const { width, beside } = dumpLayout(this.textAt, term.cols);
      const joins = beside && form === 'hex';
      const column = beside ? this.textAt : INDENT;
      this.dump = { bytes: shownBytes(row, 'hex'), width, column, first: joins ? 0 : 1 };
    }
  }

  /** The cells of these bytes: their characters, and in a dump their digits and their printable form. */
  runsOf(range: ByteRange): CellRun[] {
    return [...this.textRuns(range), ...this.dumpRuns(range)];
  }

  /** From the first to the last byte of which a cell lies between two, the second not included; null: there is none. */
  bytesBetween(from: Cell, to: Cell): ByteRange | null {
    const ranges = [this.textBetween(from, to), this.dumpBetween(from, to)].filter((each) => each !== null);
    if (ranges.length === 0) return null;
    return {
      from: Math.min(...ranges.map((range) => range.from)),
      to: Math.max(...ranges.map((range) => range.to)),
    };
  }

  private textRuns({ from, to }: ByteRange): CellRun[] {
    const { text } = this;
    if (text === null || from >= text.length) return [];
    const bounds = [from, Math.min(to, text.length)];
    const [start, end] = textPlaces(text, bounds, this.carry, this.context);
    if (start === undefined || end === undefined) return [];
    // A character of which only a part is meant is shown whole.
    const until = end.isInside ? end.unit + 1 : end.unit;
    const runs: CellRun[] = [];
    for (const cell of this.textCells(until))
      if (cell.unit + cell.units > start.unit) addCell(runs, cell.y, cell.x, cell.width);
    return runs;
  }

  private dumpRuns({ from, to }: ByteRange): CellRun[] {
    const { dump } = this;
    const runs: CellRun[] = [];
    if (dump === null) return runs;
    const { width, bytes } = dump;
    for (let at = from; at < Math.min(to, bytes.length); ) {
      const line = Math.floor(at / width);
      const last = Math.min(to, bytes.length, (line + 1) * width) - 1;
      const [a, b] = [at % width, last % width];
      this.addColumns(runs, line, hexColumn(a), hexColumn(b) + 2);
      this.addColumns(runs, line, textColumn(a, width), textColumn(b, width) + 1);
      at = last + 1;
    }
    return runs;
  }

  private addColumns(runs: CellRun[], line: number, from: number, to: number): void {
    for (let column = from; column < to; column++) {
      const cell = this.cellOf(line, column);
      if (cell !== null) addCell(runs, cell.y, cell.x, 1);
    }
  }

  /** A column of a line of the dump, in a pane that may be narrower. */
  private cellOf(line: number, column: number): Cell | null {
    if (this.dump === null) return null;
    const start = this.starts[this.dump.first + line];
    if (start === undefined) return null;
    const x = this.dump.column + column;
    return { x: x % this.term.cols, y: start + Math.floor(x / this.term.cols) };
  }

  private textBetween(from: Cell, to: Cell): ByteRange | null {
    const { text } = this;
    if (text === null || text.length === 0) return null;
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    const all = Array.from({ length: text.length + 1 }, (_, i) => i);
    const places = textPlaces(text, all, this.carry, this.context).map(({ unit }) => unit);
    for (const { x, y, unit, units } of this.textCells(places.at(-1) ?? 0)) {
      if (isBefore({ x, y }, from) || !isBefore({ x, y }, to)) continue;
      first = Math.min(first, unit);
      last = Math.max(last, unit + units);
    }
    if (last === 0) return null;
    const begin = places.findLast((unit) => unit <= first) ?? 0;
    const end = places.findIndex((unit) => unit >= last);
    return { from: places.indexOf(begin), to: end < 0 ? text.length : end };
  }

  private dumpBetween(from: Cell, to: Cell): ByteRange | null {
    const { dump } = this;
    if (dump === null) return null;
    let [first, last] = [Number.POSITIVE_INFINITY, -1];
    const lines = Math.ceil(dump.bytes.length / dump.width);
    for (let line = 0; line < lines; line++)
      for (let column = 0; column < textColumn(dump.width, dump.width); column++) {
        const place = byteAtColumn(column, dump.width);
        const cell = place === null ? null : this.cellOf(line, column);
        if (place === null || cell === null || isBefore(cell, from) || !isBefore(cell, to)) continue;
        const byte = line * dump.width + place;
        if (byte >= dump.bytes.length) continue;
        first = Math.min(first, byte);
        last = Math.max(last, byte);
      }
    return last < 0 ? null : { from: first, to: last + 1 };
  }

  private textCells(until: number): Iterable<UnitCell> {
    const end = this.starts[1] ?? this.place.start + this.place.count;
    return unitCells(this.term, { start: this.place.start, end, column: this.textAt }, until);
  }
}

interface UnitCell extends Cell {
  readonly width: number;
  readonly unit: number;
  readonly units: number;
}

/** The cells of a text, up to a unit of it. What a cell holds is as long as it says. */
function* unitCells(
  { cols, buffer }: Terminal,
  { start, end, column }: { readonly start: number; readonly end: number; readonly column: number },
  until: number,
): Generator<UnitCell> {
  let unit = 0;
  let x = column % cols;
  for (let y = start + Math.floor(column / cols); y < end && unit < until; y++, x = 0) {
    const line = buffer.active.getLine(y);
    for (; x < cols && unit < until; x++) {
      const cell = line?.getCell(x);
      const units = cell?.getChars().length ?? 0;
      // The second half of a wide character, or the last cell of a line that one had no room in.
      if (cell === undefined || units === 0) continue;
      yield { x, y, width: cell.getWidth(), unit, units };
      unit += units;
    }
  }
}

/** The cells of a part of a text that begins in a column of a row. */
export function runsOfUnits(
  term: Terminal,
  place: RowLines,
  column: number,
  [from, to]: readonly [number, number],
): CellRun[] {
  const runs: CellRun[] = [];
  for (const cell of unitCells(term, { start: place.start, end: place.start + place.count, column }, to))
    if (cell.unit + cell.units > from) addCell(runs, cell.y, cell.x, cell.width);
  return runs;
}

function isBefore(a: Cell, b: Cell): boolean {
  return a.y < b.y || (a.y === b.y && a.x < b.x);
}

function addCell(runs: CellRun[], line: number, x: number, width: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last.line === line && last.x + last.width === x)
    runs[runs.length - 1] = { line, x: last.x, width: last.width + width };
  else runs.push({ line, x, width });
}

/** For each of these bytes, in order, which unit of the shown text it begins at; `isInside`: in the middle of a character. */
function textPlaces(
  bytes: Uint8Array,
  bounds: readonly number[],
  carry: Utf8Carry,
  { view: { encoding } }: RowContext,
): { readonly unit: number; readonly isInside: boolean }[] {
  let at = 0;
  let unit = 0;
  let state = carry;
  return bounds.map((bound) => {
    if (bound > at) {
      const shown = printableIn(encoding, bytes.subarray(at, bound), { carry: state });
      unit += segmentsText(decided(shown.segments, shown.carry)).length;
      state = shown.carry;
      at = bound;
    }
    return { unit, isInside: bound > 0 && state.pending.length > 0 };
  });
}

/** Without the sign for a character whose rest follows: here it does. */
function decided(segments: readonly Segment[], { pending }: Utf8Carry): readonly Segment[] {
  return pending.length > 0 && segments.at(-1)?.kind === 'partial' ? segments.slice(0, -1) : segments;
}
