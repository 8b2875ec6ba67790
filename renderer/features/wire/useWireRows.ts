import type { Row, RowType } from '@shared/contract/events';
import { useEffect, useState } from 'react';
import type { RowSource } from '../../host/index';
import { KEPT_ROWS, WireLog } from './wireLog';
import type { Side, WireRow } from './wireRow';

/** One end of a wire that lives in this app. */
export interface WireEnd {
  readonly session: number;
  readonly socket: number;
  /** Address of this end. */
  readonly name: string;
}

export type WireEnds = Readonly<Record<Side, WireEnd | null>>;

/** Both ends' rows are in order after this long: they come in batches, one session after the other. */
const FLUSH_MS = 100;
const NEWEST = Number.MAX_SAFE_INTEGER;
const PAGE_ROWS = 5_000;

/** Rows about a session that say what went before its connections. */
const OF_SESSION: ReadonlySet<RowType> = new Set([
  'session-opened',
  'listening',
  'listen-failed',
  'listening-stopped',
]);

/** The rows of both ends: first what the log has, then what comes. */
export function useWireRows(ends: WireEnds, source: (session: number) => RowSource): readonly WireRow[] {
  const [rows, setRows] = useState<readonly WireRow[]>([]);
  // Numbers and not the ends themselves, which are made anew with every look at them.
  const clientSession = ends.client?.session ?? 0;
  const clientSocket = ends.client?.socket ?? 0;
  const serverSession = ends.server?.session ?? 0;
  const serverSocket = ends.server?.socket ?? 0;

  useEffect(() => {
    const log = new WireLog();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ended = false;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        if (log.flush()) setRows(log.rows);
        if (log.isWaiting) soon();
      }, FLUSH_MS);
    };
    setRows([]);
    const here = [
      { side: 'client', session: clientSession, socket: clientSocket },
      { side: 'server', session: serverSession, socket: serverSocket },
    ] as const;
    const stops = here.flatMap(({ side, session, socket }) => {
      if (session === 0) return [];
      const feed = source(session);
      const take = (found: readonly Row[]): void => {
        log.add(
          side,
          // What a pane was not given may have been of this connection: nothing is certain after it.
          found.filter(
            ({ socket: of, type }) =>
              of === socket || type === 'skipped' || (of === 0 && OF_SESSION.has(type)),
          ),
        );
        soon();
      };
      const read = async (): Promise<void> => {
        const page = await feed.read({ before: NEWEST }, Math.min(PAGE_ROWS, KEPT_ROWS), false);
        if (!ended && page.ok) take(page.value.rows);
      };
      void read();
      return [
        feed.tap({
          rows: take,
          reset: () => {
            log.clear(side);
            setRows(log.rows);
            void read();
          },
        }),
      ];
    });
    return () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [clientSession, clientSocket, serverSession, serverSocket, source]);

  return rows;
}
