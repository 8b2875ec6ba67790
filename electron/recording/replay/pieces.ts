import { EVIDENCE } from '@shared/contract/events';
import type { ReplaySide } from '@shared/contract/openRecording';
import { ROW_TYPES } from '@shared/contract/record';
import { newRowPlace } from '@shared/contract/rowPlace';
import { type Engine, findRow, isAtEnd, ready, takeRow } from '../../engine/index';

/** What the two sides of a recorded connection did, in order. `at`: ms, in the time of the recording. */
export type Piece =
  | { readonly do: 'send'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'expect'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'end'; readonly at: number }
  | { readonly do: 'expect-end'; readonly at: number };

/**
 * Reads them out of the log of a session. `side`: whose bytes are to be sent. Nothing when the session is gone; a log that
 * is still being written is read as far as it is.
 */
export async function* piecesOf(
  engine: Engine,
  session: number,
  socket: number,
  side: ReplaySide,
): AsyncGenerator<Piece> {
  const log = engine.log(session);
  const kind = engine.stateOf(session)?.session.spec.kind;
  if (log === undefined || kind === undefined) return;
  const isOwn = (side === 'client') === (kind === 'tcp-client');
  const place = newRowPlace();
  const cursor = await findRow(log, 0);
  for (;;) {
    await ready(log, cursor);
    if (isAtEnd(log, cursor)) return;
    if (!takeRow(log, cursor, place) || place.socket !== socket) continue;
    const type = ROW_TYPES[place.code];
    const { at, data, from, size } = place;
    if (type === 'sent' || type === 'received') {
      const bytes = data.slice(from, from + size);
      yield { do: (type === 'sent') === isOwn ? 'send' : 'expect', at, bytes };
    } else if (EVIDENCE[place.evidence] !== 'told' && (type === 'ended' || type === 'peer-ended'))
      yield { do: (type === 'ended') === isOwn ? 'end' : 'expect-end', at };
  }
}
