// @vitest-environment node
// Long, because the last test looks at every step that the others have made.
import { createTranslator, LANGUAGES } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';
import {
  type Known,
  type Matter,
  matterOf,
  nextSteps,
  type Step,
  stepWords,
} from '../../../renderer/features/explain/index';
import { STEP_IDS, STEP_LABELS } from '../../../renderer/features/explain/steps/step';
import { address, client, failure, kernelRow, known, row, server, socket } from './known';
import { does, ends, failedConnect, ids, refused, shown } from './matters';

const seen: Step[] = [];

/** The steps, and that their words are whole in both languages. */
function steps(about: Matter, knows: Known): readonly Step[] {
  const found = nextSteps(about, knows);
  seen.push(...found);
  return found;
}

describe('a connection that is refused', () => {
  const one = client(1, { port: 5_000, connectTimeoutMs: 700 });
  const error = refused('127.0.0.1', 5_000);

  it('is offered where a server pane listens, with everything else as it was asked for', () => {
    const found = steps(failedConnect(1, error), known([one, server(2, { port: 5_001 })]));
    expect(ids(found)).toEqual(['other-port', 'start-here']);
    expect(found[0]?.params).toEqual({ target: '127.0.0.1:5000', address: '127.0.0.1:5001' });
    expect(does(found, 'other-port')).toMatchObject({
      kind: 'open',
      spec: { kind: 'tcp-client', host: '127.0.0.1', port: 5_001, connectTimeoutMs: 700 },
    });
  });

  it('is offered three servers at most, the newest first', () => {
    const servers = [5_001, 5_002, 5_003, 5_004].map((port, i) => server(i + 2, { port }));
    const found = steps(shown(1, error), known([one, ...servers]));
    expect(found.filter(({ id }) => id === 'other-port').map(({ params }) => params.address)).toEqual([
      '127.0.0.1:5004',
      '127.0.0.1:5003',
      '127.0.0.1:5002',
    ]);
  });

  it('starts a server on the port when there is none', () => {
    const found = steps(failedConnect(1, error), known([one]));
    expect(ids(found)).toEqual(['start-here']);
    expect(does(found, 'start-here')).toEqual({
      kind: 'open',
      spec: { kind: 'tcp-server', host: '127.0.0.1', port: 5_000 },
    });
  });

  it('offers no port that needs extra rights, except where none needs them', () => {
    const low = refused('127.0.0.1', 80);
    expect(ids(steps(shown(1, low), known([one])))).toEqual([]);
    expect(ids(steps(shown(1, low), known([one], [], { platform: 'win32' })))).toEqual(['start-here']);
  });

  it('listens again with the pane that stopped on this very port', () => {
    const stopped = server(2, { port: 5_000 }, { phase: 'stopped' });
    const found = steps(failedConnect(1, error), known([one, stopped]));
    expect(ids(found)).toEqual(['stopped-here']);
    expect(does(found, 'stopped-here')).toEqual({ kind: 'listen', session: 2 });
  });

  it('says so when the server has the port on the other family only', () => {
    const found = steps(failedConnect(1, error), known([one, server(2, { host: '::1', port: 5_000 })]));
    expect(ids(found)).toEqual(['other-address']);
    expect(does(found, 'other-address')).toMatchObject({ spec: { host: '::1', port: 5_000 } });
  });

  it('connects again once somebody of ours listens there, on any address that takes it', () => {
    for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
      const found = steps(failedConnect(1, error), known([one, server(2, { host, port: 5_000 })]));
      expect(ids(found), host).toEqual(['listens-now']);
      expect(does(found, 'listens-now')).toEqual({ kind: 'connect', session: 1 });
    }
    const only6 = server(2, { host: '::', port: 5_000, ipv6Only: true });
    expect(ids(steps(failedConnect(1, error), known([one, only6])))).toEqual(['other-address']);
    const connected = { ...one, phase: 'connected' as const };
    expect(steps(failedConnect(1, error), known([connected, server(2, { port: 5_000 })]))).toEqual([]);
  });

  it('knows every address of a name that was tried, and starts on the IPv4 one', () => {
    const attempts = [refused('::1', 5_000), refused('127.0.0.1', 5_000)];
    const all = failure('ECONNREFUSED', 'all-attempts-failed', { attempts });
    const name = client(1, { host: 'localhost', port: 5_000 });
    expect(does(steps(failedConnect(1, all), known([name])), 'start-here')).toMatchObject({
      spec: { host: '127.0.0.1', port: 5_000 },
    });
  });

  it('says nothing about servers here when another machine refused', () => {
    const far = client(1, { host: '192.0.2.7', port: 5_000 });
    const found = steps(shown(1, refused('192.0.2.7', 5_000)), known([far, server(2, { port: 5_001 })]));
    expect(ids(found)).toEqual(['try-again']);
  });

  it('works for a row whose session is closed', () => {
    const found = steps(failedConnect(9, error), known([server(2, { port: 5_001 })]));
    expect(does(found, 'other-port')).toEqual({
      kind: 'open',
      spec: { kind: 'tcp-client', host: '127.0.0.1', port: 5_001 },
    });
  });
});

describe('other failures to connect', () => {
  it('a name that is not known: a server of ours, or another name', () => {
    const one = client(1, { host: 'nosuch.invalid', port: 7 });
    const error = failure('ENOTFOUND', 'name-not-found', { syscall: 'getaddrinfo' });
    const found = steps(shown(1, error), known([one, server(2, { host: '0.0.0.0', port: 5_001 })]));
    expect(ids(found)).toEqual(['own-server', 'edit-address']);
    expect(found[0]?.params).toEqual({ address: '127.0.0.1:5001' });
    expect(does(found, 'edit-address')).toEqual({ kind: 'fill', spec: one.spec });
    expect(ids(steps(shown(1, error), known([one])))).toEqual(['edit-address']);
  });

  it('a resolver that does not answer, or a person who gave up: again', () => {
    const one = client(1, { host: 'a.test', port: 7 });
    const error = failure('EAI_AGAIN', 'resolver-unavailable');
    expect(ids(steps(shown(1, error), known([one])))).toEqual(['try-again']);
    const given = failure('CANCELLED', 'cancelled');
    const waits = client(1, { port: 7 }, { phase: 'disconnected' });
    expect(does(steps(shown(1, given), known([waits])), 'try-again')).toEqual({
      kind: 'connect',
      session: 1,
    });
  });

  describe('silence', () => {
    const one = client(1, { port: 5_000, connectTimeoutMs: 300 });
    const error = failure('ETIMEDOUT', 'connect-timeout', { syscall: 'connect' });
    const queue = (n: number) => kernelRow('LISTEN', n);

    it('allows more time, in a dialog', () => {
      const found = steps(failedConnect(1, error), known([one]));
      expect(ids(found)).toEqual(['more-time', 'try-again']);
      expect(does(found, 'more-time')).toMatchObject({
        kind: 'fill',
        spec: { connectTimeoutMs: 900, port: 5_000 },
      });
    });

    it('is explained by the full queue of a frozen server', () => {
      const frozen = server(2, { port: 5_000, backlog: 5 }, { accepting: 'frozen', kernel: queue(6) });
      const found = steps(failedConnect(1, error), known([one, frozen]));
      expect(found[0]).toMatchObject({ id: 'queue-full-frozen', params: { n: 6, max: 5 } });
      expect(found[0]?.action?.does).toEqual({ kind: 'release', session: 2, one: true });
    });

    it('calls a queue full only where it is known to be', () => {
      const frozen = (n: number) =>
        server(2, { port: 5_000, backlog: 5 }, { accepting: 'frozen', kernel: queue(n) });
      expect(ids(steps(shown(1, error), known([one, frozen(5)])))[0]).toBe('frozen-accept');
      expect(ids(steps(shown(1, error), known([one, frozen(6)], [], { platform: 'darwin' })))[0]).toBe(
        'frozen-accept',
      );
    });

    it('is explained by the full queue of a server that serves one at a time', () => {
      const iterative = (n: number) =>
        server(2, { port: 5_000, backlog: 1, behaviour: { name: 'iterative' } }, { kernel: queue(n) });
      const found = steps(shown(1, error), known([one, iterative(2)]));
      expect(ids(found)[0]).toBe('queue-full-serving');
      expect(does(found, 'queue-full-serving')).toEqual({ kind: 'show', session: 2 });
      expect(ids(steps(shown(1, error), known([one, iterative(1)])))).toEqual(['more-time', 'try-again']);
    });
  });

  it('a local port or address that cannot be had: any other', () => {
    const one = client(1, { port: 7, localAddress: '192.0.2.1', localPort: 99 });
    const port = steps(shown(1, failure('EADDRINUSE', 'local-port-busy')), known([one]));
    expect(does(port, 'any-local-port')).toMatchObject({ kind: 'open', spec: { localPort: null, port: 7 } });
    const near = failure('EADDRNOTAVAIL', 'local-address-unavailable');
    expect(does(steps(shown(1, near), known([one])), 'any-local-address')).toMatchObject({
      spec: { localAddress: null, localPort: 99 },
    });
    const low = steps(shown(1, failure('EACCES', 'no-permission', { syscall: 'bind' })), known([one]));
    expect(ids(low)).toEqual(['any-local-port']);
    const any = client(1, { port: 7 });
    expect(ids(steps(shown(1, failure('EADDRNOTAVAIL', 'local-port-busy')), known([any])))).toEqual([
      'try-again',
    ]);
  });

  it('an address that cannot be reached: another one; but a connection that was lost: again', () => {
    const one = client(1, { host: '192.0.2.1', port: 7 }, { phase: 'disconnected' });
    const never = failure('EHOSTUNREACH', 'host-unreachable', { syscall: 'connect' });
    expect(ids(steps(shown(1, never), known([one])))).toEqual(['edit-address']);
    const lost = failure('EHOSTUNREACH', 'host-unreachable', { syscall: 'read' });
    expect(ids(steps(matterOf(row(1, 'failed', { ...ends, error: lost })), known([one])))).toEqual([
      'try-again',
    ]);
    const silent = failure('ETIMEDOUT', 'no-answer', { syscall: 'read' });
    expect(ids(steps(matterOf(row(1, 'failed', { ...ends, error: silent })), known([one])))).toEqual([
      'try-again',
    ]);
  });

  it('too many files: the pane that has most of them', () => {
    const busy = server(2, { port: 5_000 }, { open: 900 });
    const few = server(3, { port: 5_001 }, { open: 9 });
    const error = failure('EMFILE', 'too-many-files');
    const found = steps(shown(1, error), known([busy, few]));
    expect(found).toMatchObject([{ id: 'busiest', params: { address: '127.0.0.1:5000', n: 900 } }]);
    expect(steps(shown(1, error), known([server(2, {})]))).toEqual([]);
  });
});

describe('a server that could not listen', () => {
  const failed = (session: number, error: ReturnType<typeof failure>) =>
    matterOf(row(session, 'listen-failed', { error }, 0));
  const own = server(1, { port: 5_000, local: null, backlog: 7 }, { phase: 'failed' });
  const inUse = failure('EADDRINUSE', 'in-use', { address: '127.0.0.1', port: 5_000 });

  it('is shown the pane that has the port, and a free port', () => {
    for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
      const found = steps(failed(1, inUse), known([own, server(2, { host, port: 5_000 })]));
      expect(ids(found), host).toEqual(['held-by-server', 'free-port']);
      expect(does(found, 'held-by-server')).toEqual({ kind: 'show', session: 2 });
      expect(does(found, 'free-port')).toMatchObject({ kind: 'open', spec: { port: 0, backlog: 7 } });
    }
  });

  it('names nobody who does not have it', () => {
    const others = [server(2, { host: '::1', port: 5_000 }), server(3, { port: 5_001 })];
    expect(ids(steps(failed(1, inUse), known([own, ...others])))).toEqual(['free-port']);
  });

  it('is shown the client that has the port at its near end', () => {
    const other = client(3, { port: 7 }, { phase: 'connected' });
    const near = socket(3, 1, { local: address('127.0.0.1', 5_000) });
    const found = steps(failed(1, inUse), known([own, other], [near]));
    expect(found[0]).toMatchObject({
      id: 'held-by-client',
      params: { address: '127.0.0.1:7', port: '5000' },
    });
  });

  it('gets an address that this machine has', () => {
    const far = server(1, { host: '192.0.2.77', port: 5_000, local: null }, { phase: 'failed' });
    const found = steps(failed(1, failure('EADDRNOTAVAIL', 'not-our-address')), known([far]));
    expect(does(found, 'loopback')).toMatchObject({ kind: 'fill', spec: { host: '127.0.0.1', port: 5_000 } });
    expect(ids(steps(failed(1, failure('ENOTFOUND', 'name-not-found')), known([far])))).toEqual(['loopback']);
  });

  it('gets a port that needs no extra rights', () => {
    const low = server(1, { port: 80, local: null }, { phase: 'failed' });
    const error = failure('EACCES', 'no-permission');
    const found = steps(failed(1, error), known([low]));
    expect(does(found, 'high-port')).toMatchObject({ spec: { port: 8_080 } });
    // Windows reserves ranges above, too.
    expect(ids(steps(failed(1, error), known([own])))).toEqual(['free-port']);
  });

  it('gets the other engine where the asked one is not to be had', () => {
    const blocking = server(1, { engine: 'blocking', local: null }, { phase: 'failed' });
    const found = steps(failed(1, failure('NOT_AVAILABLE', 'not-available')), known([blocking]));
    expect(does(found, 'portable-engine')).toMatchObject({ spec: { engine: 'portable' } });
    expect(steps(failed(1, failure('NOT_AVAILABLE', 'not-available')), known([own]))).toEqual([]);
  });

  it('listens again after it was told to give up', () => {
    const found = steps(failed(1, failure('CANCELLED', 'cancelled')), known([own]));
    expect(does(found, 'listen-again')).toEqual({ kind: 'listen', session: 1 });
  });
});

describe('a server at work', () => {
  const local = address('127.0.0.1', 5_000);

  it('gets a client while it has none', () => {
    const about = matterOf(row(1, 'listening', { local, backlog: 5 }, 0));
    const found = steps(about, known([server(1, { host: '0.0.0.0', port: 5_000 })]));
    expect(does(found, 'connect-client')).toEqual({
      kind: 'open',
      spec: { kind: 'tcp-client', host: '127.0.0.1', port: 5_000 },
    });
    expect(steps(about, known([server(1, { port: 5_000 }, { open: 1 })]))).toEqual([]);
    expect(steps(about, known([server(1, { port: 5_000 }, { phase: 'stopped' })]))).toEqual([]);
  });

  it('listens again after it stopped, unless it does already', () => {
    const about = matterOf(row(1, 'listening-stopped', { local }, 0));
    expect(ids(steps(about, known([server(1, { port: 5_000 }, { phase: 'stopped' })])))).toEqual([
      'listen-again',
    ]);
    expect(steps(about, known([server(1, { port: 5_000 })]))).toEqual([]);
  });

  it('lets in who waits while accept is frozen, and everybody when nobody waits', () => {
    const frozen = (n: number | null) =>
      server(
        1,
        { port: 5_000 },
        {
          accepting: 'frozen',
          kernel: n === null ? null : kernelRow('LISTEN', n),
        },
      );
    const about = matterOf(row(1, 'accept-paused', { local }, 0));
    expect(steps(about, known([frozen(2)]))[0]).toMatchObject({
      id: 'frozen-waiting',
      params: { n: 2 },
      action: { does: { kind: 'release', session: 1, one: true } },
    });
    for (const n of [0, null])
      expect(does(steps(about, known([frozen(n)])), 'frozen-nobody')).toMatchObject({ one: false });
    expect(ids(steps(matterOf(row(1, 'note', { note: 'stands-still' })), known([frozen(2)])))).toEqual([
      'frozen-waiting',
    ]);
    expect(steps(about, known([server(1, { port: 5_000 })]))).toEqual([]);
  });

  it('tells its limit after it turned somebody away, and offers a higher one', () => {
    const full = server(1, { port: 5_000, maxConnections: 3 }, { open: 3 });
    const about = matterOf(row(1, 'dropped', { ...ends, max: 3, explanation: 'over-max-connections' }, 0));
    const [step] = steps(about, known([full]));
    expect(step).toMatchObject({ id: 'raise-max', params: { n: 3, max: 3 } });
    expect(step?.action?.does).toMatchObject({ kind: 'fill', spec: { maxConnections: 6, port: 0 } });
  });

  it('tells who has its turn while others wait', () => {
    const iterative = server(1, { port: 5_000, behaviour: { name: 'iterative' } });
    const sockets = [socket(1, 4), socket(1, 5, { phase: 'waiting' })];
    const about = matterOf(row(1, 'note', { note: 'waits', n: 1 }, 5));
    const found = steps(about, known([iterative], sockets));
    expect(does(found, 'serving')).toEqual({ kind: 'close', ends: [{ session: 1, socket: 4 }] });
    expect(steps(about, known([iterative], [socket(1, 5)]))).toEqual([]);
  });

  it('can be had for more clients after it served all it was started for', () => {
    const done = server(
      1,
      { port: 5_000, behaviour: { name: 'iterative', maxClients: 5 } },
      { phase: 'stopped' },
    );
    const found = steps(matterOf(row(1, 'note', { note: 'served-all', n: 5 }, 0)), known([done]));
    expect(ids(found)).toEqual(['more-clients', 'listen-again']);
    expect(does(found, 'more-clients')).toMatchObject({
      spec: { port: 5_000, behaviour: { name: 'iterative', maxClients: 10 } },
    });
    const endless = server(1, { behaviour: { name: 'iterative', maxClients: 0 } });
    expect(steps(matterOf(row(1, 'note', { note: 'left-waiting' })), known([endless]))).toEqual([]);
  });
});

describe('a connection', () => {
  const one = client(1, { port: 5_000 }, { phase: 'disconnected' });
  const there = server(2, { port: 5_000 });
  const near = { session: 1, socket: 1 };
  const far = { session: 2, socket: 3 };
  const wires = [[near, far]] as const;
  const reset = matterOf(
    row(1, 'reset', { ...ends, error: failure('ECONNRESET', 'reset', { syscall: 'read' }) }),
  );

  it('that was reset: by which pane of ours, and connect again', () => {
    const found = steps(reset, known([one, there], [], { wires }));
    expect(ids(found)).toEqual(['other-end-server', 'try-again']);
    expect(found[0]).toMatchObject({ params: { address: '127.0.0.1:5000', n: 3 } });
    expect(does(found, 'other-end-server')).toEqual({ kind: 'show', session: 2 });
    expect(ids(steps(reset, known([one, there])))).toEqual(['try-again']);
  });

  it('that was reset at the server: by which client', () => {
    const error = failure('ECONNRESET', 'reset', { syscall: 'read' });
    const about = matterOf(row(2, 'reset', { ...ends, error }, 3));
    const found = steps(about, known([one, there], [], { wires }));
    expect(ids(found)).toEqual(['other-end-client']);
    expect(does(found, 'other-end-client')).toEqual({ kind: 'show', session: 1 });
  });

  it('that was reset when an iterative server of ours stopped listening', () => {
    const done = server(2, { port: 5_000, behaviour: { name: 'iterative' } }, { phase: 'stopped' });
    const found = steps(reset, known([one, done], [], { wires }));
    expect(ids(found)).toEqual(['iterative-stopped', 'try-again']);
    expect(does(found, 'iterative-stopped')).toEqual({ kind: 'listen', session: 2 });
  });

  it('that was written to after the peer was gone, was reset by us, or is closed: again', () => {
    const error = failure('EPIPE', 'write-after-peer-gone', { syscall: 'write' });
    const closed = { ...ends, first: 'peer', bytesIn: 0, bytesOut: 0, durationMs: 1 } as const;
    for (const about of [
      row(1, 'failed', { ...ends, error }),
      row(1, 'reset-sent', ends),
      row(1, 'closed', closed),
    ])
      expect(ids(steps(matterOf(about), known([one]))), about.type).toEqual(['try-again']);
    const connected = client(1, { port: 5_000 }, { phase: 'connected' });
    expect(steps(matterOf(row(1, 'closed', closed)), known([connected]))).toEqual([]);
    expect(steps(matterOf(row(2, 'closed', closed)), known([there]))).toEqual([]);
  });

  it('to itself: it keeps the port', () => {
    const about = matterOf(row(1, 'connected', { ...ends, durationMs: 1, explanation: 'self-connection' }));
    const self = { wires: [[near, near]] } as const;
    const found = steps(about, known([one], [socket(1, 1)], self));
    expect(found).toMatchObject([{ id: 'close-self', params: { port: '40001' } }]);
    expect(does(found, 'close-self')).toEqual({ kind: 'close', ends: [near] });
    expect(steps(about, known([one]))).toEqual([]);
  });

  it('that is paused: what waits here and at the other end', () => {
    const about = matterOf(row(2, 'reading-paused', ends, 3));
    const paused = socket(2, 3, {
      readingPaused: true,
      kernel: kernelRow('ESTABLISHED', 131_072),
    });
    const sender = socket(1, 1, { queued: 4_000_000 });
    const found = steps(about, known([one, there], [paused, sender], { wires }));
    expect(ids(found)).toEqual(['resume-waiting', 'sender-waits']);
    expect(found.map(({ params }) => params.bytes)).toEqual([131_072, 4_000_000]);
    expect(does(found, 'resume-waiting')).toEqual({ kind: 'resume', end: far });
    const unseen = { ...paused, kernel: null };
    expect(ids(steps(about, known([there], [unseen])))).toEqual(['resume']);
    expect(steps(about, known([there], [socket(2, 3)]))).toEqual([]);
  });

  it('whose other end, ours too, is paused', () => {
    const about = matterOf(row(1, 'drained', { ...ends, bytes: 6, durationMs: 900 }));
    const paused = socket(2, 3, { readingPaused: true });
    const found = steps(about, known([one, there], [paused], { wires }));
    expect(does(found, 'peer-paused')).toEqual({ kind: 'resume', end: far });
    expect(steps(about, known([one, there], [socket(2, 3)], { wires }))).toEqual([]);
  });

  it('whose FIN was answered because half-open is off', () => {
    const peerEnded = matterOf(row(2, 'peer-ended', { ...ends, bytes: 6 }, 3));
    const answered = matterOf(row(2, 'ended', { ...ends, bytes: 6, automatic: true }, 3));
    for (const about of [peerEnded, answered])
      expect(ids(steps(about, known([there])))).toEqual(['answered-fin']);
    const halfOpen = server(2, { port: 5_000, halfOpen: true });
    expect(steps(peerEnded, known([halfOpen]))).toEqual([]);
  });

  it('that is left in CLOSE_WAIT, and all that are', () => {
    const halfOpen = server(2, { port: 5_000, halfOpen: true });
    const left = [3, 4, 5].map((n) => socket(2, n, { phase: 'peer-ended' }));
    const about = matterOf(row(2, 'peer-ended', { ...ends, bytes: 6 }, 3));
    expect(ids(steps(about, known([halfOpen], left.slice(0, 1))))).toEqual(['close-wait']);
    const found = steps(about, known([halfOpen], [...left, socket(2, 6)]));
    expect(does(found, 'close-wait')).toEqual({ kind: 'close', ends: [far] });
    expect(does(found, 'close-wait-many')).toMatchObject({
      ends: [{ socket: 3 }, { socket: 4 }, { socket: 5 }],
    });
    const kernel = { ...ends, from: 'ESTABLISHED' as const, to: 'CLOSE_WAIT' as const, passed: [] };
    expect(ids(steps(matterOf(row(2, 'state', kernel, 3)), known([halfOpen], left)))).toContain(
      'close-wait-many',
    );
  });

  it('that we ended and the other end, ours too, did not', () => {
    const left = socket(2, 3, { phase: 'peer-ended' });
    const about = matterOf(row(1, 'ended', { ...ends, bytes: 6, automatic: false }));
    const found = steps(about, known([one, there], [left], { wires }));
    expect(does(found, 'other-end-open')).toEqual({ kind: 'close', ends: [far] });
    const kernel = { ...ends, from: 'FIN_WAIT_1' as const, to: 'FIN_WAIT_2' as const, passed: [] };
    expect(ids(steps(matterOf(row(1, 'state', kernel)), known([one], [left], { wires })))).toEqual([
      'other-end-open',
    ]);
    expect(steps(about, known([one, there], [], { wires }))).toEqual([]);
  });
});

it('has no step for what needs none', () => {
  const left = row(2, 'accepted', { local: null, remote: null, explanation: 'left-before-accept' });
  expect(steps(matterOf(left), known([server(2, {})]))).toEqual([]);
  for (const id of ['sending-ended', 'queue-full', 'bad-command', 'internal', 'unknown'] as const)
    expect(steps(shown(1, failure('X', id)), known([client(1, { port: 1 })]))).toEqual([]);
  expect(steps(shown(1, null), known([]))).toEqual([]);
});

// Last: looks at every step the cases above have made.
describe('the words of steps', () => {
  it.each(LANGUAGES)('are whole in %s, for every step and every button', (language) => {
    const { t } = createTranslator(language);
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(STEP_IDS));
    expect(new Set(seen.flatMap(({ action }) => action?.label ?? []))).toEqual(new Set(STEP_LABELS));
    for (const step of seen) {
      const { text, label } = stepWords(step, t, language);
      for (const words of [text, label ?? 'no button']) {
        // What a step does not fill would leave a hole.
        expect(words, step.id).not.toMatch(/\{\{|steps\.|(^|\s)[.,:;)]|\(\)| {2}|→ [.]|\s$/);
        expect(words, step.id).not.toMatch(/(^|\D)0 B|#0/);
      }
      expect(label === null).toBe(step.action === undefined);
    }
  });
});
