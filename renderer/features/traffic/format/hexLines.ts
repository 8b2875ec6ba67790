import { DUMP_BYTES, dumpLines, dumpWidth } from '@shared/bytes/hexDump';
import type { ChunkRow } from '@shared/contract/events';
import { shownBytes } from '../model/viewRows';
import { SGR } from './sgr';

/** Bytes in a line of a pane that is too narrow for sixteen. */
const NARROW_BYTES = 8;
/** Cells before a line of a dump that stands below its row. */
export const INDENT = 2;

/** How the dump of a chunk is laid out in a pane of so many cells. */
export interface DumpLayout {
  readonly width: number;
  /** In the column of the data; else below it, from the left. */
  readonly beside: boolean;
}

/** Sixteen bytes in a line matter more than the column they stand in: people read offsets by sixteens. */
export function dumpLayout(column: number, cols: number): DumpLayout {
  if (column + dumpWidth() <= cols) return { width: DUMP_BYTES, beside: true };
  return { width: INDENT + dumpWidth() <= cols ? DUMP_BYTES : NARROW_BYTES, beside: false };
}

/** The lines of a chunk's dump. `join`: the first of them may stand beside the columns of its row. */
export function hexLines(
  row: ChunkRow,
  column: number,
  cols: number,
  join: boolean,
): { readonly lines: string[]; readonly beside: boolean } {
  const { width, beside } = dumpLayout(column, cols);
  const indent = ' '.repeat(beside ? column : INDENT);
  const dump = dumpLines(shownBytes(row, 'hex'), { from: row.offset, width });
  const lines = dump.map(({ offset, hex, text }, i) => {
    const before = i === 0 && beside && join ? '' : indent;
    return `${before}${SGR.muted}${offset}${SGR.normal} ${hex}  ${SGR.mark}${text}${SGR.normal}`;
  });
  return { lines, beside: beside && join };
}
