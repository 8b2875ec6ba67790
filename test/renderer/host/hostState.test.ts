// @vitest-environment node
import type { HelloValue, SessionState, SocketState, StateUpdate } from '@shared/contract/index';
import { PAST_SOCKETS } from '@shared/contract/limits';
import { describe, expect, it } from 'vitest';
import { applyHello, applyUpdate, EMPTY_HOST, engineTime } from '../../../renderer/host/hostState';
import { ratesBetween, takeSample, totalRate } from '../../../renderer/host/rates';

const hello = (engine: string): HelloValue => ({
  contract: 1,
  host: 'web',
  engine,
  epochMs: 0,
  platform: 'linux',
  version: '0',
  kernel: true,
  somaxconn: null,
});

const session = (id: number, bytesIn = 0, bytesOut = 0): SessionState => ({
  session: id,
  spec: {
    kind: 'tcp-server',
    host: '127.0.0.1',
    port: 0,
    ipv6Only: false,
    backlog: 511,
    maxConnections: null,
    halfOpen: false,
    noDelay: true,
    keepAlive: null,
    behaviour: { name: 'echo' },
    engine: null,
  },
  phase: 'listening',
  openedAt: 0,
  local: null,
  error: null,
  retryAt: null,
  bytesIn,
  bytesOut,
  accepted: 0,
  dropped: 0,
  accepting: 'open',
  capturing: false,
  recorded: null,
  open: 0,
  kernel: null,
  log: { bytes: 0, spilled: 0, firstSeq: 0, rows: 0, firstRow: 0, trimmed: 0 },
});

const socket = (id: number, number: number, more: Partial<SocketState> = {}): SocketState => ({
  session: id,
  socket: number,
  phase: 'open',
  local: null,
  remote: null,
  openedAt: 0,
  bytesIn: 0,
  bytesOut: 0,
  queued: 0,
  readingPaused: false,
  kernel: null,
  ...more,
});

const update = (more: Partial<StateUpdate>): StateUpdate => ({
  reset: false,
  now: 0,
  sessions: [],
  closedSessions: [],
  sockets: [],
  closedSockets: [],
  ...more,
});

describe('applyUpdate', () => {
  it('takes in sessions and sockets, and removes what closed', () => {
    let state = applyHello(EMPTY_HOST, hello('a'));
    state = applyUpdate(
      state,
      update({ reset: true, sessions: [session(1), session(2)], sockets: [socket(1, 1), socket(1, 2)] }),
      0,
    );
    expect([...state.sessions.keys()]).toEqual([1, 2]);
    expect(state.synced).toBe(true);
    state = applyUpdate(
      state,
      update({ closedSessions: [2], closedSockets: [{ session: 1, socket: 1, last: null }] }),
      0,
    );
    expect([...state.sessions.keys()]).toEqual([1]);
    expect([...(state.sockets.get(1)?.keys() ?? [])]).toEqual([2]);
    expect(state.rosters.get(1)?.map((s) => s.socket)).toEqual([2]);
  });

  it('keeps the last states of closed sockets, also of those that it never knew, the newest of many', () => {
    const closing = (n: number) => ({ session: 1, socket: n, last: socket(1, n, { phase: 'closed' }) });
    let state = applyUpdate(EMPTY_HOST, update({ sessions: [session(1)], sockets: [socket(1, 1)] }), 0);
    expect(state.past.size).toBe(0);
    state = applyUpdate(state, update({ closedSockets: [closing(1), closing(2)] }), 0);
    expect(state.past.get(1)?.map((s) => s.socket)).toEqual([1, 2]);
    const { past } = state;
    state = applyUpdate(state, update({ sessions: [session(1)] }), 0);
    expect(state.past).toBe(past);
    const many = Array.from({ length: PAST_SOCKETS }, (_, i) => closing(i + 3));
    state = applyUpdate(state, update({ closedSockets: many }), 0);
    expect(state.past.get(1)?.map((s) => s.socket)).toEqual(many.map((each) => each.socket));
    state = applyUpdate(
      state,
      update({ reset: true, sessions: [session(1)], closedSockets: [closing(3)] }),
      0,
    );
    expect(state.past.get(1)?.map((s) => s.socket)).toEqual([3]);
    state = applyUpdate(state, update({ closedSessions: [1] }), 0);
    expect(state.past.size).toBe(0);
  });

  it('starts over with a reset', () => {
    let state = applyUpdate(EMPTY_HOST, update({ sessions: [session(1)], sockets: [socket(1, 1)] }), 0);
    state = applyUpdate(state, update({ reset: true, sessions: [session(3)] }), 0);
    expect([...state.sessions.keys()]).toEqual([3]);
    expect(state.sockets.size).toBe(0);
    expect(state.rosters.size).toBe(0);
  });

  it('keeps a roster while only counters move, and renews it when somebody comes, goes or changes phase', () => {
    const first = applyUpdate(EMPTY_HOST, update({ sockets: [socket(1, 1), socket(1, 2)] }), 0);
    const counted = applyUpdate(first, update({ sockets: [socket(1, 1, { bytesIn: 9 })] }), 0);
    expect(counted.rosters.get(1)).toBe(first.rosters.get(1));
    expect(counted.sockets.get(1)?.get(1)?.bytesIn).toBe(9);
    const ended = applyUpdate(counted, update({ sockets: [socket(1, 1, { phase: 'ended' })] }), 0);
    expect(ended.rosters.get(1)).not.toBe(first.rosters.get(1));
    const joined = applyUpdate(ended, update({ sockets: [socket(1, 3)] }), 0);
    expect(joined.rosters.get(1)?.map((s) => s.socket)).toEqual([1, 2, 3]);
  });
});

describe('applyHello', () => {
  it('keeps what it knows when the same engine is back', () => {
    let state = applyHello(EMPTY_HOST, hello('a'));
    state = applyUpdate(state, update({ sessions: [session(1)] }), 0);
    state = applyHello(state, hello('a'));
    expect(state.sessions.size).toBe(1);
    expect(state.gone).toBe(null);
  });

  it('forgets everything of another engine, and says so', () => {
    let state = applyHello(EMPTY_HOST, hello('a'));
    expect(state.gone).toBe(null);
    state = applyUpdate(state, update({ sessions: [session(1)] }), 0);
    state = applyHello(state, hello('b'));
    expect(state.sessions.size).toBe(0);
    expect(state.synced).toBe(false);
    expect(state.gone?.map((each) => each.session)).toEqual([1]);
    // Nobody has read it yet: another start adds to it.
    state = applyUpdate(state, update({ sessions: [session(7)] }), 0);
    state = applyHello(state, hello('c'));
    expect(state.gone?.map((each) => each.session)).toEqual([1, 7]);
  });

  it('says nothing of an engine that had nothing', () => {
    const state = applyHello(applyHello(EMPTY_HOST, hello('a')), hello('b'));
    expect(state.gone).toBe(null);
  });

  it('keeps a link that nobody has answered', () => {
    const link = { kind: 'problem', problem: 'too-long', detail: '' } as const;
    expect(applyHello({ ...EMPTY_HOST, link }, hello('a')).link).toBe(link);
  });

  it('keeps the scenario, which was told before the answer to the hello', () => {
    const scenario = { scenario: 'hello', run: 1, playing: false, panes: [], steps: [] } as const;
    const told = { ...EMPTY_HOST, scenario: { ...scenario, panes: [], steps: [] } };
    expect(applyHello(told, hello('a')).scenario).toEqual(scenario);
    expect(applyHello(applyHello(told, hello('a')), hello('b')).scenario).toEqual(scenario);
  });
});

describe('rates', () => {
  const sample = (at: number, ...sessions: SessionState[]) =>
    takeSample(new Map(sessions.map((s) => [s.session, s])), at);

  it('are bytes per second between two samples', () => {
    const rates = ratesBetween(sample(0, session(1, 100, 0)), sample(500, session(1, 200, 50)));
    expect(rates.get(1)).toEqual({ in: 200, out: 100 });
  });

  it('list only who moved, count the new from zero, and never go below zero', () => {
    const rates = ratesBetween(
      sample(0, session(1, 100), session(2, 100)),
      sample(1_000, session(1, 100), session(2, 5), session(3, 7)),
    );
    expect([...rates]).toEqual([[3, { in: 7, out: 0 }]]);
  });

  it('are nothing without time in between', () => {
    expect(ratesBetween(sample(5), sample(5, session(1, 3))).size).toBe(0);
  });

  it('add up', () => {
    const rates = new Map([
      [1, { in: 1, out: 2 }],
      [2, { in: 3, out: 4 }],
    ]);
    expect(totalRate(rates)).toEqual({ in: 4, out: 6 });
  });
});

it('knows the engine time between updates', () => {
  expect(engineTime({ engine: 1_000, page: 50 }, 80)).toBe(1_030);
});
