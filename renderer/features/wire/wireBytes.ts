/** The writes and reads of a wire, for each direction, with the places that the ladder knows. */
import { isChunk } from '@shared/contract/events';
import {
  type BoundaryGroup,
  type BoundaryTotals,
  boundaryGroups,
  boundaryTotals,
  type StreamChunk,
} from '@shared/tcp/boundaries';
import type { LadderModel } from './ladder';
import { otherSide, type Step } from './ladderStep';
import type { Side } from './wireRow';

/** A write or a read, as the step of the ladder that it is. */
export interface WireChunk extends StreamChunk {
  readonly step: Step;
}

export type WireGroup = BoundaryGroup<WireChunk>;

/** One direction, by the side that writes. */
export interface Direction {
  readonly groups: readonly WireGroup[];
  readonly totals: BoundaryTotals;
  /** The reader has closed its end: what it has not read it never reads. */
  readonly isOver: boolean;
}

/** Both directions; some rows of them may be missing. */
export interface WireBytes {
  readonly directions: Readonly<Record<Side, Direction>>;
  /** Rows of the connection were not received, or were dropped here: there may be more than what is shown. */
  readonly isPartial: boolean;
}

export function wireBytes(model: LadderModel): WireBytes {
  const chunks = {
    client: { sent: [] as WireChunk[], received: [] as WireChunk[] },
    server: { sent: [] as WireChunk[], received: [] as WireChunk[] },
  };
  const closed = { client: false, server: false };
  let isPartial = model.first > 0;
  for (let number = model.first; number < model.end; number++) {
    const step = model.line(number);
    if (step === undefined || step.kind === 'pause') continue;
    const { side, row, offset, certain } = step;
    if (row.type === 'skipped') isPartial = true;
    else if (row.type === 'closed') closed[side] = true;
    else if (isChunk(row)) {
      chunks[side][row.type].push({ step, bytes: row.bytes, offset, certain });
      isPartial ||= offset === null;
    }
  }
  const direction = (writer: Side): Direction => {
    const reader = otherSide(writer);
    const groups = boundaryGroups(chunks[writer].sent, chunks[reader].received);
    return { groups, totals: boundaryTotals(groups), isOver: closed[reader] };
  };
  return { directions: { client: direction('client'), server: direction('server') }, isPartial };
}
