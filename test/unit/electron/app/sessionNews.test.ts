import type { SessionState } from '@shared/contract/index';
import { describe, expect, it } from 'vitest';
import { endNameOf, SessionBook } from '../../../../electron/app/sessionNews';
import { refused, sessionState, stateUpdate } from './sessions';

/** What is told of one session that goes through these states. */
function told(...states: Partial<SessionState>[]) {
  const book = new SessionBook();
  return states.flatMap((state) =>
    book.take(stateUpdate({ sessions: [sessionState(1, state)] })).map(({ what, code }) => [what, code]),
  );
}

describe('SessionBook', () => {
  it('tells of what ended or failed', () => {
    expect(told({ phase: 'connecting' }, { phase: 'connected' }, { phase: 'disconnected' })).toEqual([
      ['ended', null],
    ]);
    expect(told({ phase: 'connecting' }, { phase: 'failed', error: refused })).toEqual([
      ['failed', 'ECONNREFUSED'],
    ]);
    expect(told({ phase: 'failed', error: refused })).toEqual([['failed', 'ECONNREFUSED']]);
    expect(told({ phase: 'listening' }, { phase: 'stopped' })).toEqual([['stopped', null]]);
  });

  it('tells once that a connection ended, not of each attempt to have it again', () => {
    const waiting = { phase: 'waiting', error: refused } as const;
    expect(
      told({ phase: 'connected' }, waiting, { phase: 'connecting' }, waiting, { phase: 'connecting' }),
    ).toEqual([['ended', 'ECONNREFUSED']]);
  });

  it('tells nothing of what was so when it first looked, nor after it was away too long', () => {
    const book = new SessionBook();
    const failed = sessionState(1, { phase: 'failed', error: refused });
    expect(book.take(stateUpdate({ reset: true, sessions: [failed] }))).toEqual([]);
    book.take(stateUpdate({ sessions: [sessionState(2)] }));
    expect(book.take(stateUpdate({ reset: true, sessions: [sessionState(2, { phase: 'failed' })] }))).toEqual(
      [],
    );
  });

  it('tells nothing of recordings, nor of a number that was given anew', () => {
    const recorded = { name: 'a.pcap', epochMs: 0 };
    expect(told({ phase: 'connected', recorded }, { phase: 'disconnected', recorded })).toEqual([]);
    const book = new SessionBook();
    book.take(stateUpdate({ sessions: [sessionState(1)] }));
    book.take(stateUpdate({ closedSessions: [1] }));
    expect(book.take(stateUpdate({ sessions: [sessionState(1, { phase: 'disconnected' })] }))).toEqual([]);
  });
});

it('names a server by the port it got', () => {
  const local = { address: '127.0.0.1', port: 40_001, family: 'IPv4' } as const;
  expect(endNameOf(sessionState(1, { phase: 'listening', local }, 0))).toEqual({
    kind: 'server',
    address: '127.0.0.1:40001',
  });
  expect(endNameOf(sessionState(1, {}, 80))).toEqual({ kind: 'client', address: '127.0.0.1:80' });
});
