import type { StateUpdate } from '@shared/contract/state';

/** Sessions and sockets in one state update: some 200 KB as text, far below what a text frame may hold. */
export const STATE_ENTRIES = 500;

/** Cuts an update into updates that have the same effect one after the other: sessions first, then their sockets. */
export function splitUpdate(update: StateUpdate): StateUpdate[] {
  const { sessions, closedSessions, sockets, closedSockets } = update;
  if (sessions.length + closedSessions.length + sockets.length + closedSockets.length <= STATE_ENTRIES)
    return [update];
  const none = { sessions: [], closedSessions: [], sockets: [], closedSockets: [] };
  const parts: Omit<StateUpdate, 'reset' | 'now'>[] = [
    ...slices(sessions).map((slice) => ({ ...none, sessions: slice })),
    ...slices(sockets).map((slice) => ({ ...none, sockets: slice })),
    ...slices(closedSockets).map((slice) => ({ ...none, closedSockets: slice })),
    ...slices(closedSessions).map((slice) => ({ ...none, closedSessions: slice })),
  ];
  return parts.map((part, index) => ({ reset: update.reset && index === 0, now: update.now, ...part }));
}

function slices<T>(entries: readonly T[]): T[][] {
  const count = Math.ceil(entries.length / STATE_ENTRIES);
  return Array.from({ length: count }, (_, i) => entries.slice(i * STATE_ENTRIES, (i + 1) * STATE_ENTRIES));
}
