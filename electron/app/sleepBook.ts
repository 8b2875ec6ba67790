/** What was open when the computer went to sleep, and what of it closed since. Pure. */
import { LOST_NAMED, type Sleep } from '@shared/contract/desktop';
import type { StateUpdate } from '@shared/contract/index';
import { endNameOf } from './sessionNews';

/** After this long, what closes has nothing to do with the sleep any more. */
export const WATCH_MS = 10 * 60_000;

type Lost = Sleep['lost'][number];

export class SleepBook {
  /** Sockets that were open, by session. */
  private open = new Map<number, Set<number>>();
  private sleptAt: number | null = null;
  private lost = new Map<number, Lost>();
  private current: Sleep | null = null;
  private wokeAt = 0;

  /** What a person should read; null when nothing was open, or it was read. */
  get state(): Sleep | null {
    return this.current;
  }

  /** `all`: everything that is, as of `changes(0)`. `at`: wall clock in ms, which goes on during sleep. */
  suspend(all: StateUpdate, at: number): void {
    this.sleptAt = at;
    // Two sleeps before a person looked: what was lost in the first one stays to be read.
    this.open = new Map();
    for (const { session, socket, phase } of all.sockets) {
      if (phase === 'closed') continue;
      const sockets = this.open.get(session) ?? new Set();
      this.open.set(session, sockets.add(socket));
    }
  }

  resume(at: number): void {
    if (this.sleptAt === null) return;
    const sleptMs = Math.max(0, at - this.sleptAt);
    this.sleptAt = null;
    this.wokeAt = at;
    const before = [...this.open.values()].reduce((sum, sockets) => sum + sockets.size, 0);
    if (before > 0) this.current = { sleptMs, before, lost: this.named() };
  }

  /** Takes in what changed; true when the state is another one now. */
  take(update: StateUpdate, at: number): boolean {
    if (this.current === null || this.open.size === 0 || at - this.wokeAt > WATCH_MS) return false;
    let changed = false;
    const gone = update.closedSockets.filter(({ session, socket }) => this.open.get(session)?.delete(socket));
    for (const { session } of gone) {
      const state = update.sessions.find((each) => each.session === session);
      const known = this.lost.get(session);
      if (state === undefined && known === undefined) continue;
      const name = state === undefined ? known?.name : endNameOf(state);
      if (name === undefined) continue;
      const code = state?.error?.code ?? known?.code ?? null;
      this.lost.set(session, { session, name, code, connections: (known?.connections ?? 0) + 1 });
      changed = true;
    }
    for (const session of update.closedSessions) this.open.delete(session);
    if (changed) this.current = { ...this.current, lost: this.named() };
    return changed;
  }

  dismiss(): void {
    this.current = null;
    this.lost = new Map();
    this.open = new Map();
  }

  private named(): Lost[] {
    return [...this.lost.values()].slice(0, LOST_NAMED);
  }
}
