import { describe, expect, it } from 'vitest';
import { STATE_ENTRIES, splitUpdate } from '../../../../electron/bridge/stateParts';
import { TEXT_FRAME_BYTES } from '../../../../shared/contract/limits';
import { clientSpecSchema } from '../../../../shared/contract/spec';
import { type StateUpdate, stateUpdateSchema } from '../../../../shared/contract/state';

const end = { address: '2001:0db8:ffff:ffff:ffff:ffff:ffff:ffff', port: 65_535, family: 'IPv6' as const };
const spec = clientSpecSchema.parse({ kind: 'tcp-client', host: 'x'.repeat(253), port: 1 });

function update(
  sessions: number,
  sockets: number,
  closedSockets: number,
  closedSessions: number,
): StateUpdate {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  return {
    reset: true,
    now: 1,
    sessions: ids(sessions).map((session) => ({
      session,
      spec,
      phase: 'connected',
      openedAt: 0,
      local: end,
      error: null,
      retryAt: null,
      bytesIn: 1,
      bytesOut: 1,
      accepted: 0,
      dropped: 0,
      accepting: null,
      capturing: false,
      recorded: null,
      open: 1,
      kernel: null,
      log: { bytes: 1, spilled: 0, firstSeq: 1, rows: 1, firstRow: 0, trimmed: 0 },
    })),
    closedSessions: ids(closedSessions),
    sockets: ids(sockets).map((socket) => ({
      session: 1,
      socket,
      phase: 'open',
      local: end,
      remote: end,
      openedAt: 0,
      bytesIn: Number.MAX_SAFE_INTEGER,
      bytesOut: Number.MAX_SAFE_INTEGER,
      queued: 0,
      readingPaused: false,
      kernel: null,
    })),
    closedSockets: ids(closedSockets).map((socket) => ({ session: 2, socket, last: null })),
  };
}

describe('splitUpdate', () => {
  it('leaves an update of ordinary size as it is', () => {
    for (const whole of [update(0, 0, 0, 0), update(1, 2, 3, 4), update(100, STATE_ENTRIES - 100, 0, 0)])
      expect(splitUpdate(whole)).toEqual([whole]);
  });

  it.each([
    [STATE_ENTRIES + 1, 0, 0, 0],
    [1, 10_000, 0, 0],
    [700, 20_000, 9_000, 1_200],
    [0, 0, 0, STATE_ENTRIES * 2],
  ])(
    'cuts %i sessions, %i sockets, %i closed sockets, %i closed sessions into frames that fit',
    (...counts) => {
      const whole = update(...counts);
      const parts = splitUpdate(whole);
      expect(parts.map(({ reset }) => reset)).toEqual(parts.map((_, i) => i === 0));
      for (const key of ['sessions', 'sockets', 'closedSockets', 'closedSessions'] as const)
        expect(parts.flatMap((part): unknown[] => part[key])).toEqual(whole[key]);
      const lastSessions = parts.findLastIndex((part) => part.sessions.length > 0);
      expect(parts.slice(0, Math.max(0, lastSessions)).every((part) => part.sockets.length === 0)).toBe(true);
      for (const part of parts) {
        expect(stateUpdateSchema.safeParse(part).success).toBe(true);
        expect(JSON.stringify(part).length).toBeLessThan(TEXT_FRAME_BYTES / 2);
      }
    },
  );

  it('tells of an increment in parts without beginning anew', () => {
    const parts = splitUpdate({ ...update(0, 2_000, 0, 0), reset: false });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every(({ reset }) => !reset)).toBe(true);
  });
});
