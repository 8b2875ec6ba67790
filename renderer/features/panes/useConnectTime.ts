import type { EventRow } from '@shared/contract/events';
import { useEffect, useState } from 'react';
import { type RowSource, useHost } from '../../host/index';

/** Newest rows to look through: the connection has just been made, so its row is among them. */
const ROWS = 400;
const WAITS_MS = [60, 300, 1_500];

/** How long the newest connection of a client took to make; null until known. Read from the log once per connection. */
export function useConnectTime(session: number, socket: number | null): number | null {
  const host = useHost();
  const [known, setKnown] = useState<{ socket: number; ms: number } | null>(null);
  useEffect(() => {
    if (socket === null) return;
    const state = { isWanted: true };
    void findConnectTime(host.source(session), socket, state).then((ms) => {
      if (ms !== null) setKnown({ socket, ms });
    });
    return () => {
      state.isWanted = false;
    };
  }, [host, session, socket]);
  return known !== null && known.socket === socket ? known.ms : null;
}

/** The rows of a session are watched by its traffic; until it does, the log is not read: a few tries, then none. */
async function findConnectTime(
  source: RowSource,
  socket: number,
  state: { readonly isWanted: boolean },
): Promise<number | null> {
  for (const wait of WAITS_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (!state.isWanted) return null;
    const page = await source.read({ before: Number.MAX_SAFE_INTEGER }, ROWS, false);
    if (!page.ok) continue;
    const row = page.value.rows.findLast(
      (candidate): candidate is EventRow & { type: 'connected' } =>
        candidate.type === 'connected' && candidate.socket === socket,
    );
    return state.isWanted ? (row?.durationMs ?? null) : null;
  }
  return null;
}
