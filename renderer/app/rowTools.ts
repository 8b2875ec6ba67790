/** What rows of all panes are used for beside being read: filters, marks, bytes to inspect and compare. */
import type { Row } from '@shared/contract/events';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { PaneFilter } from '../features/filter/index';
import type { KeptBytes } from '../features/inspect/index';
import type { Host } from '../host/index';

export interface RowToolsState {
  /** The row under the cursor of the pane that was used last. */
  readonly cursor: Row | null;
  /** The last row there was under it: what is inspected stays when rows move again. */
  readonly inspected: Row | null;
  /** Bytes to compare others with. */
  readonly kept: KeptBytes | null;
  /** The marked row whose note is to be written; another object each time. */
  readonly noted: { readonly session: number; readonly seq: number } | null;
  /** How often the filter of a pane was asked for. */
  readonly asked: ReadonlyMap<number, number>;
}

export class RowTools {
  readonly store: StoreApi<RowToolsState> = createStore(() => ({
    cursor: null,
    inspected: null,
    kept: null,
    noted: null,
    asked: new Map(),
  }));
  private readonly filters = new Map<number, PaneFilter>();

  constructor(private readonly host: Host) {
    host.store.subscribe(({ sessions }, before) => {
      if (sessions !== before.sessions) this.forget(new Set(sessions.keys()));
    });
  }

  /** The filter of a session's pane: the same as long as the session is there. */
  filterOf(session: number): PaneFilter {
    let filter = this.filters.get(session);
    if (filter === undefined) {
      filter = new PaneFilter((query, heard) => this.host.search(session, query, heard));
      this.filters.set(session, filter);
    }
    return filter;
  }

  /** Opens the filter of a pane, and gives it the focus. */
  askFilter(session: number): void {
    this.filterOf(session).open();
    const asked = new Map(this.store.getState().asked);
    this.store.setState({ asked: asked.set(session, (asked.get(session) ?? 0) + 1) });
  }

  isMarked({ session, seq }: Pick<Row, 'session' | 'seq'>): boolean {
    const marks = this.host.store.getState().marks.get(session) ?? [];
    return marks.some((mark) => mark.seq === seq);
  }

  private forget(sessions: ReadonlySet<number>): void {
    for (const [session, filter] of this.filters)
      if (!sessions.has(session)) {
        filter.dispose();
        this.filters.delete(session);
      }
    const { cursor, inspected } = this.store.getState();
    if (cursor !== null && !sessions.has(cursor.session)) this.store.setState({ cursor: null });
    if (inspected !== null && !sessions.has(inspected.session)) this.store.setState({ inspected: null });
  }
}
