import { LOST_NAMED } from '@shared/contract/desktop';
import { describe, expect, it } from 'vitest';
import { SleepBook, WATCH_MS } from '../../../../electron/app/sleepBook';
import { refused, sessionState, socketState, stateUpdate } from './sessions';

const HOUR = 3_600_000;
const closed = (session: number, socket: number) => ({ session, socket, last: null });

/** Slept an hour with two connections of session 1 and one of session 2. */
function slept(): SleepBook {
  const book = new SleepBook();
  const sockets = [socketState(1, 1), socketState(1, 2), socketState(2, 1)];
  book.suspend(stateUpdate({ reset: true, sessions: [sessionState(1), sessionState(2)], sockets }), 0);
  book.resume(HOUR);
  return book;
}

describe('SleepBook', () => {
  it('says how many were open, and nothing more while they look open', () => {
    expect(slept().state).toEqual({ sleptMs: HOUR, before: 3, lost: [] });
  });

  it('says nothing when nothing was open, nor without a sleep', () => {
    const book = new SleepBook();
    book.resume(1);
    expect(book.state).toBeNull();
    book.suspend(stateUpdate({ reset: true }), 0);
    book.resume(HOUR);
    expect(book.state).toBeNull();
  });

  it('names what closed since, by session, with the reason where one is known', () => {
    const book = slept();
    const failed = sessionState(2, { phase: 'failed', error: refused });
    const changed = book.take(
      stateUpdate({
        sessions: [sessionState(1), failed],
        closedSockets: [closed(1, 1), closed(1, 2), closed(2, 1)],
      }),
      HOUR,
    );
    expect(changed).toBe(true);
    expect(book.state?.lost).toEqual([
      { session: 1, name: { kind: 'client', address: '127.0.0.1:9190' }, connections: 2, code: null },
      {
        session: 2,
        name: { kind: 'client', address: '127.0.0.1:9190' },
        connections: 1,
        code: 'ECONNREFUSED',
      },
    ]);
  });

  it('counts only what was open before it slept, once', () => {
    const book = slept();
    const update = (socket: number) =>
      stateUpdate({ sessions: [sessionState(1)], closedSockets: [closed(1, socket)] });
    expect(book.take(update(9), HOUR)).toBe(false);
    expect(book.take(update(1), HOUR)).toBe(true);
    expect(book.take(update(1), HOUR)).toBe(false);
    expect(book.state?.lost[0]?.connections).toBe(1);
  });

  it('lets what closes much later be', () => {
    const book = slept();
    const update = stateUpdate({ sessions: [sessionState(1)], closedSockets: [closed(1, 1)] });
    expect(book.take(update, HOUR + WATCH_MS + 1)).toBe(false);
  });

  it('keeps what was lost in a first sleep until it was read', () => {
    const book = slept();
    book.take(stateUpdate({ sessions: [sessionState(1)], closedSockets: [closed(1, 1)] }), HOUR);
    book.suspend(stateUpdate({ reset: true, sockets: [socketState(2, 1)] }), 2 * HOUR);
    book.resume(3 * HOUR);
    expect(book.state).toMatchObject({ before: 1, lost: [{ session: 1 }] });
    book.dismiss();
    expect(book.state).toBeNull();
    expect(book.take(stateUpdate({ closedSockets: [closed(2, 1)] }), 3 * HOUR)).toBe(false);
  });

  it('names no more than can be read', () => {
    const book = new SleepBook();
    const ids = Array.from({ length: LOST_NAMED + 5 }, (_, i) => i + 1);
    book.suspend(stateUpdate({ sockets: ids.map((id) => socketState(id, 1)) }), 0);
    book.resume(1);
    const sessions = ids.map((id) => sessionState(id));
    book.take(stateUpdate({ sessions, closedSockets: ids.map((id) => closed(id, 1)) }), 1);
    expect(book.state?.lost).toHaveLength(LOST_NAMED);
  });
});
