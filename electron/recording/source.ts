import type { SessionState, SocketState } from '@shared/contract/state';
import { atEnd, type Cursor, type Engine, nextSeq, type SessionLog } from '../engine/index';

/** One recorded session: where its log has been read to. */
export interface Source {
  readonly session: number;
  readonly log: SessionLog;
  cursor: Cursor;
  /** Rows have left the memory before they were read. */
  isLost: boolean;
  /** Ends the wish to be asked before rows go. */
  readonly leave: () => void;
}

export interface NowOpen {
  readonly state: SessionState;
  readonly sockets: readonly SocketState[];
}

/** A session as it stands, for what begins in its middle. */
export function nowOpen(engine: Engine, session: number): NowOpen | null {
  const found = engine.stateOf(session);
  return found === undefined ? null : { state: found.session, sockets: found.sockets };
}

export function newSource(log: SessionLog, leaving: (source: Source, block: number) => void): Source {
  const source: Source = {
    session: log.session,
    log,
    cursor: atEnd(log),
    isLost: false,
    leave: log.onLeaving((block) => leaving(source, block)),
  };
  return source;
}

/**
 * The source whose next row is the oldest, and the seq from which on it is another's turn. Null: all are read.
 */
export function oldest(
  sources: Iterable<Source>,
): { readonly source: Source; readonly until: number } | null {
  let best: Source | null = null;
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (const source of sources) {
    const seq = source.isLost ? null : nextSeq(source.log, source.cursor);
    if (seq === null) continue;
    if (seq < first) {
      second = first;
      first = seq;
      best = source;
    } else if (seq < second) second = seq;
  }
  return best === null ? null : { source: best, until: second };
}
