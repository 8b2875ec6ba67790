import type { SessionState, SocketState, StateUpdate } from '@shared/contract/index';
import { sessionSpecSchema } from '@shared/contract/index';

/** States as an engine tells them, for what follows them. */
export function sessionState(id: number, more: Partial<SessionState> = {}, port = 9190): SessionState {
  const kind = more.phase === 'listening' || more.phase === 'stopped' ? 'tcp-server' : 'tcp-client';
  return {
    session: id,
    spec: sessionSpecSchema.parse({ kind, port }),
    phase: 'connected',
    openedAt: 0,
    local: null,
    error: null,
    retryAt: null,
    bytesIn: 0,
    bytesOut: 0,
    accepted: 0,
    dropped: 0,
    accepting: null,
    capturing: false,
    recorded: null,
    open: 0,
    kernel: null,
    log: { bytes: 0, spilled: 0, firstSeq: 0, rows: 0, firstRow: 0, trimmed: 0 },
    ...more,
  };
}

export function socketState(session: number, socket: number): SocketState {
  return {
    session,
    socket,
    phase: 'open',
    local: null,
    remote: null,
    openedAt: 0,
    bytesIn: 0,
    bytesOut: 0,
    queued: 0,
    readingPaused: false,
    kernel: null,
  };
}

export function stateUpdate(more: Partial<StateUpdate>): StateUpdate {
  return {
    reset: false,
    now: 0,
    sessions: [],
    closedSessions: [],
    sockets: [],
    closedSockets: [],
    ...more,
  };
}

export const refused = {
  code: 'ECONNREFUSED',
  message: 'connect ECONNREFUSED',
  explanation: 'refused',
} as const;
