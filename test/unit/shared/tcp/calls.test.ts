import type { Row } from '@shared/contract/events';
import { type CallLine, type CallSide, callLines, type SidedRow, type SlotId } from '@shared/tcp/calls';
import { describe, expect, it } from 'vitest';
import { chunk, END, event, REFUSED } from '../../../helpers/rows';

const rows = (...list: readonly (readonly [CallSide, Row])[]): SidedRow[] =>
  list.map(([side, row]) => ({ side, row }));

const MIRROR = { local: END.remote, remote: END.local };
const opened = (spec: object) => event('session-opened', { spec: { kind: 'tcp-client', ...spec } }, 0);
const listening = () => event('listening', { local: END.local, backlog: 511 }, 0);
const connecting = () => event('connecting', { host: '127.0.0.1', port: 9190, timeoutMs: 1, attempt: 1 });
const connected = () => event('connected', { ...MIRROR, durationMs: 0.4 });
const accepted = () => event('accepted', END);
const ended = (automatic = false) => event('ended', { ...END, bytes: 0, automatic });
const heard = () => event('peer-ended', { ...END, bytes: 0 });
const closed = (first: 'local' | 'peer' | null = null) =>
  event('closed', { ...END, first, bytesIn: 0, bytesOut: 0, durationMs: 1 });

/** A connection up to the point where both ends have it. */
function open() {
  const listens = listening();
  return rows(
    ['server', listens],
    ['client', opened({ localAddress: null, localPort: null })],
    ['client', connecting()],
    ['server', accepted()],
    ['client', connected()],
  );
}

const ids = (lines: readonly CallLine[]) => lines.map(({ id }) => id);
function step(list: readonly SidedRow[], id: SlotId, side: CallSide) {
  const found = callLines(list).find((line) => line.id === id)?.[side];
  if (found === undefined || found === null) throw new Error(`no ${side} step in ${id}`);
  return found;
}

describe('before anything was seen', () => {
  it('all calls of a usual connection are there, in order and dark', () => {
    const lines = callLines([]);
    const of = (side: CallSide) => lines.map((line) => line[side]?.call).filter(Boolean);
    expect(of('server')).toEqual([
      'socket',
      'bind',
      'listen',
      'accept',
      'read',
      'write',
      'read',
      'shutdown',
      'close',
    ]);
    expect(of('client')).toEqual(['socket', 'bind', 'connect', 'write', 'read', 'shutdown', 'read', 'close']);
    for (const { client, server } of lines)
      for (const each of [client, server])
        if (each !== null) expect(each).toMatchObject({ evidence: null, told: null, count: 0, at: null });
  });

  it('what one end calls stands beside what the other waits in', () => {
    const pairs = callLines([]).map(({ client, server }) => [client?.call, server?.call]);
    expect(pairs).toContainEqual(['connect', 'accept']);
    expect(pairs).toContainEqual(['write', 'read']);
    expect(pairs).toContainEqual(['read', 'write']);
    expect(pairs).toContainEqual(['shutdown', 'read']);
  });
});

describe('opening', () => {
  it('socket and bind of a server happen inside listen: told, with the address that was seen', () => {
    expect(step(open(), 'socket', 'server')).toMatchObject({
      evidence: 'told',
      told: 'listening',
      facts: [],
    });
    expect(step(open(), 'bind', 'server')).toMatchObject({
      evidence: 'told',
      facts: [{ fact: 'address', address: END.local }],
    });
    expect(step(open(), 'listen', 'server')).toMatchObject({
      evidence: 'app',
      told: null,
      facts: [{ fact: 'backlog', n: 511 }],
    });
  });

  it('accept is seen, and called by the loop', () => {
    expect(step(open(), 'open', 'server')).toMatchObject({
      call: 'accept',
      evidence: 'app',
      told: 'loop',
      count: 1,
      facts: [{ fact: 'peer', address: END.remote }],
    });
  });

  it('connect has the address and the time it took', () => {
    expect(step(open(), 'open', 'client')).toMatchObject({
      evidence: 'app',
      told: null,
      facts: [
        { fact: 'peer', address: END.local },
        { fact: 'took', ms: 0.4 },
      ],
    });
  });

  it.each([
    ['nobody asked for an address', { localAddress: null, localPort: null }, 'kernel'],
    ['an address was asked for', { localAddress: '127.0.0.1', localPort: null }, 'asked'],
    ['a port was asked for', { localAddress: null, localPort: 5000 }, 'asked'],
  ])('the bind of a client when %s', (_, spec, told) => {
    const list = rows(['client', opened(spec)], ['client', connecting()], ['client', connected()]);
    expect(step(list, 'clientBind', 'client')).toMatchObject({
      evidence: 'told',
      told,
      facts: [{ fact: 'address', address: END.remote }],
    });
  });

  it('who bound a client is not said when its spec was not seen', () => {
    expect(step(rows(['client', connected()]), 'clientBind', 'client').told).toBeNull();
  });

  it('who left before accept has no address', () => {
    const gone = event('accepted', { local: null, remote: null });
    expect(step(rows(['server', gone]), 'open', 'server').facts).toEqual([]);
  });

  it('a listen that failed has its code, and is not forgotten when the next one works', () => {
    const failed = event('listen-failed', { error: { ...REFUSED, code: 'EADDRINUSE' } }, 0);
    expect(step(rows(['server', failed]), 'listen', 'server').facts).toEqual([
      { fact: 'failed', code: 'EADDRINUSE' },
    ]);
    const list = rows(['server', failed], ['server', listening()]);
    expect(step(list, 'listen', 'server').facts).toEqual([{ fact: 'backlog', n: 511 }]);
    expect(step(list, 'socket', 'server').evidence).toBe('told');
  });
});

describe('data', () => {
  it('counts calls and bytes, for each end and direction', () => {
    const list = [
      ...open(),
      ...rows(
        ['client', chunk('sent', 'hello', { at: 7 })],
        ['client', chunk('sent', 'you', { at: 9 })],
        ['server', chunk('received', 'helloyou')],
        ['server', chunk('sent', 'hi', { total: 3_000 })],
      ),
    ];
    expect(step(list, 'toServer', 'client')).toMatchObject({
      call: 'write',
      count: 2,
      at: 7,
      facts: [{ fact: 'bytes', bytes: 8 }],
    });
    expect(step(list, 'toServer', 'server')).toMatchObject({
      call: 'read',
      count: 1,
      facts: [{ fact: 'bytes', bytes: 8 }],
    });
    expect(step(list, 'toClient', 'server')).toMatchObject({
      call: 'write',
      facts: [{ fact: 'bytes', bytes: 3_000 }],
    });
    expect(step(list, 'toClient', 'client').evidence).toBeNull();
  });

  it('the direction that spoke first comes first', () => {
    const greeting = [...open(), ...rows(['server', chunk('sent', 'hi')], ['client', chunk('sent', 'yo')])];
    const order = ids(callLines(greeting));
    expect(order.indexOf('toClient')).toBeLessThan(order.indexOf('toServer'));
    expect(ids(callLines(open())).indexOf('toServer')).toBeLessThan(order.indexOf('close'));
  });
});

describe('ending', () => {
  it('shutdown stands beside the read that returns 0; who ended first comes first', () => {
    const list = [
      ...open(),
      ...rows(['server', ended()], ['client', heard()], ['client', ended(true)], ['server', heard()]),
    ];
    const order = ids(callLines(list));
    expect(order.indexOf('serverEnds')).toBeLessThan(order.indexOf('clientEnds'));
    expect(step(list, 'serverEnds', 'server')).toMatchObject({
      call: 'shutdown',
      told: null,
      facts: [{ fact: 'fin' }],
    });
    expect(step(list, 'serverEnds', 'client')).toMatchObject({ call: 'read', facts: [{ fact: 'eof' }] });
    expect(step(list, 'clientEnds', 'client')).toMatchObject({ evidence: 'app', told: 'engine' });
  });

  it('what was not seen stays where it usually is, before what came later', () => {
    const order = ids(callLines([...open(), ...rows(['client', ended()], ['server', heard()])]));
    expect(order.slice(-5)).toEqual(['toServer', 'toClient', 'clientEnds', 'serverEnds', 'close']);
  });

  it('says who closed first', () => {
    const list = [...open(), ...rows(['client', closed('local')], ['server', closed('peer')])];
    expect(step(list, 'close', 'client').facts).toEqual([{ fact: 'first' }]);
    expect(step(list, 'close', 'server')).toMatchObject({ evidence: 'app', facts: [] });
  });

  it('a reset is a close that sends RST, and an error at the other end', () => {
    const list = [
      ...open(),
      ...rows(
        ['client', event('reset-sent', MIRROR)],
        ['client', closed()],
        ['server', event('reset', { ...END, error: { ...REFUSED, code: 'ECONNRESET', syscall: 'read' } })],
        ['server', closed()],
      ),
    ];
    expect(step(list, 'close', 'client').facts).toEqual([{ fact: 'reset' }]);
    const failure = callLines(list).find(({ id }) => id === 'failure');
    expect(failure?.client).toBeNull();
    expect(failure?.server).toMatchObject({ call: 'read', facts: [{ fact: 'failed', code: 'ECONNRESET' }] });
  });

  it('a write that failed is told as a write', () => {
    const error = { ...REFUSED, code: 'EPIPE', syscall: 'write' };
    const list = [...open(), ...rows(['client', event('failed', { ...MIRROR, error })])];
    expect(step(list, 'failure', 'client')).toMatchObject({ call: 'write' });
  });

  it('the listening socket is closed last, and only then has a line', () => {
    expect(ids(callLines(open()))).not.toContain('stop');
    const list = [...open(), ...rows(['server', event('listening-stopped', { local: END.local }, 0)])];
    expect(step(list, 'stop', 'server')).toMatchObject({ call: 'close', phone: 'unplug', evidence: 'app' });
  });
});

it('rows that are no call change nothing', () => {
  const more = rows(
    ['client', event('drained', { ...MIRROR, bytes: 1, durationMs: 1 })],
    ['server', event('reading-paused', END)],
    ['server', event('state', { ...END, from: 'ESTABLISHED', to: 'CLOSE_WAIT', passed: [] })],
  );
  const before = open();
  expect(callLines([...before, ...more])).toEqual(callLines(before));
});
