import type { Address } from '@shared/contract/address';
import type { EventRow } from '@shared/contract/events';
import { otherSide } from './ladderStep';
import type { Side, WireRow } from './wireRow';

export type SegmentRow = Extract<EventRow, { readonly type: 'segment' }>;

/** A captured segment, and the end that sent it. */
export interface WireSegment {
  readonly row: SegmentRow;
  readonly sender: Side;
}

/** The captured segments of a wire. When both ends' packets are captured each of them is there twice: one end is enough. */
export function segmentsOf(rows: readonly WireRow[]): readonly WireSegment[] {
  const found = rows.flatMap(({ side, row }) => (row.type === 'segment' ? [{ side, row }] : []));
  const newest = found.at(-1)?.side;
  return found
    .filter(({ side }) => side === newest)
    .map(({ side, row }) => ({ row, sender: row.direction === 'out' ? side : otherSide(side) }));
}

/** The addresses of both ends, as the newest event tells that has them. */
export function addressesOf(rows: readonly WireRow[]): Readonly<Record<Side, Address | null>> {
  const told = rows.findLast(
    ({ row }) => 'remote' in row && 'local' in row && row.remote !== null && row.local !== null,
  );
  if (told === undefined || !('remote' in told.row) || !('local' in told.row))
    return { client: null, server: null };
  const { local, remote } = told.row;
  return told.side === 'client' ? { client: local, server: remote } : { client: remote, server: local };
}
