/** What happened to sessions that a person may want to hear of while looking elsewhere. Pure. */
import type { EndName } from '@shared/contract/desktop';
import { formatHostPort, type SessionState, type StateUpdate } from '@shared/contract/index';

export interface SessionNews {
  readonly session: number;
  readonly name: EndName;
  /** `ended`: a client lost its connection. `stopped`: a server listens no more. `failed`: either could not go on. */
  readonly what: 'ended' | 'stopped' | 'failed';
  readonly code: string | null;
}

/** A session as its pane is called. */
export function endNameOf({ spec, local }: SessionState): EndName {
  const isServer = spec.kind === 'tcp-server';
  // A server on any free port is known by the one it got.
  const port = isServer ? (local?.port ?? spec.port) : spec.port;
  return { kind: isServer ? 'server' : 'client', address: formatHostPort(spec.host, port) };
}

/** Follows the sessions of an engine, update by update. */
export class SessionBook {
  private phases = new Map<number, SessionState['phase']>();

  take(update: StateUpdate): SessionNews[] {
    // What was missed is not news any more.
    const { reset } = update;
    if (reset) this.phases = new Map();
    const news: SessionNews[] = [];
    for (const state of update.sessions) {
      const isNews = !reset && state.recorded === null;
      const what = isNews ? newsOf(this.phases.get(state.session), state.phase) : null;
      this.phases.set(state.session, state.phase);
      if (what === null) continue;
      news.push({ session: state.session, name: endNameOf(state), what, code: state.error?.code ?? null });
    }
    for (const session of update.closedSessions) this.phases.delete(session);
    return news;
  }
}

/** Attempts that fail one after the other are one piece of news: that the connection ended. */
function newsOf(
  before: SessionState['phase'] | undefined,
  now: SessionState['phase'],
): SessionNews['what'] | null {
  if (before === now) return null;
  // Also of one that was opened and failed between two looks.
  if (now === 'failed') return 'failed';
  if (before === 'connected' && (now === 'disconnected' || now === 'waiting')) return 'ended';
  return before === 'listening' && now === 'stopped' ? 'stopped' : null;
}
