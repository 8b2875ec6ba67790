import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostState } from '../host/index';

export interface BroadcastState {
  readonly isOn: boolean;
  /** Sessions whose panes neither give nor receive. */
  readonly excluded: ReadonlySet<number>;
}

/**
 * What is sent in one pane goes to the others too: messages, raw keys and snippets, not files. Off in every new page, and
 * from then on as somebody left it.
 */
export class Broadcast {
  readonly store: StoreApi<BroadcastState> = createStore(() => ({
    isOn: false,
    excluded: new Set<number>(),
  }));

  get isOn(): boolean {
    return this.store.getState().isOn;
  }

  toggle(): void {
    this.store.setState({ isOn: !this.isOn });
  }

  setExcluded(session: number, isExcluded: boolean): void {
    const excluded = new Set(this.store.getState().excluded);
    if (isExcluded) excluded.add(session);
    else excluded.delete(session);
    this.store.setState({ excluded });
  }
}

/** The other sessions that get what `session` sends. Only who is connected: nobody waits for a pane that is not. */
export function receivers(
  { isOn, excluded }: BroadcastState,
  sessions: HostState['sessions'],
  session: number,
): number[] {
  if (!isOn || excluded.has(session)) return [];
  return [...sessions.values()]
    .filter(({ session: id, open }) => id !== session && open > 0 && !excluded.has(id))
    .map(({ session: id }) => id);
}
