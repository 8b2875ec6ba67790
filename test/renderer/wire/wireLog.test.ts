// @vitest-environment node
import type { Row } from '@shared/contract/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitsOfEnd } from '../../../renderer/features/wire/visits';
import { KEPT_ROWS, WireLog } from '../../../renderer/features/wire/wireLog';
import type { WireRow } from '../../../renderer/features/wire/wireRow';
import { END, event } from '../../helpers/rows';

const row = (seq: number): Row => ({ ...event('reading-paused', END), seq });
const seqs = (log: WireLog) => log.rows.map(({ side, row: { seq } }) => `${side[0]}${seq}`);

/** Flushes until nothing is held back. */
function settle(log: WireLog): void {
  do log.flush();
  while (log.isWaiting);
}

describe('WireLog', () => {
  it('puts the rows of both ends in order, also when one end comes later', () => {
    const log = new WireLog();
    log.add('client', [row(1), row(4)]);
    expect(log.flush()).toBe(true);
    log.add('server', [row(2), row(3), row(5)]);
    settle(log);
    expect(seqs(log)).toEqual(['c1', 's2', 's3', 'c4', 's5']);
    expect(log.flush()).toBe(false);
  });

  it('holds back for one flush what is newer than anything of the other end', () => {
    const log = new WireLog();
    log.add('client', [row(1)]);
    log.add('server', [row(2)]);
    settle(log);
    log.add('client', [row(3), row(6)]);
    expect(log.flush()).toBe(false);
    expect(log.isWaiting).toBe(true);
    log.add('server', [row(4), row(5)]);
    log.flush();
    expect(seqs(log)).toEqual(['c1', 's2', 'c3', 's4', 's5', 'c6']);
    expect(log.isWaiting).toBe(false);
  });

  it('has a marker of skipped rows beside the last of those rows', () => {
    const log = new WireLog();
    const skipped = event('skipped', { fromSeq: 1, toSeq: 3, rows: 3, bytes: 9 }, 0);
    log.add('client', [{ ...skipped, seq: 3 }, row(3), row(4)]);
    settle(log);
    expect(log.rows.map(({ row: { type, seq } }) => [type, seq])).toEqual([
      ['skipped', 3],
      ['reading-paused', 3],
      ['reading-paused', 4],
    ]);
  });

  it('takes no row twice: the log and the live rows overlap', () => {
    const log = new WireLog();
    log.add('client', [row(1), row(2)]);
    log.flush();
    log.add('client', [row(2), row(3), row(3)]);
    log.flush();
    expect(seqs(log)).toEqual(['c1', 'c2', 'c3']);
  });

  it('forgets one end only', () => {
    const log = new WireLog();
    log.add('client', [row(1)]);
    log.add('server', [row(2)]);
    settle(log);
    log.clear('server');
    expect(seqs(log)).toEqual(['c1']);
    log.add('server', [row(2)]);
    settle(log);
    expect(seqs(log)).toEqual(['c1', 's2']);
  });

  it('keeps the newest, and hands out lists that never change', () => {
    const log = new WireLog();
    log.add('client', [row(1)]);
    log.flush();
    const first = log.rows;
    log.add(
      'client',
      Array.from({ length: KEPT_ROWS }, (_, i) => row(i + 2)),
    );
    log.flush();
    expect(first).toHaveLength(1);
    expect(log.rows).toHaveLength(KEPT_ROWS);
    expect(log.rows[0]?.row.seq).toBe(2);
  });

  it('is in order and whole however the rows come', () => {
    const batch = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), batch, fc.boolean())), (steps) => {
        const log = new WireLog();
        const wanted = new Set<number>();
        for (const [odd, numbers, flush] of steps) {
          // No seq belongs to both ends.
          const own = numbers.map((n) => 2 * n + Number(odd));
          for (const seq of own) wanted.add(seq);
          log.add(odd ? 'client' : 'server', own.map(row));
          if (flush) log.flush();
        }
        settle(log);
        expect(log.rows.map((each) => each.row.seq)).toEqual([...wanted].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the states of an end', () => {
  const rows = (...all: Row[]): WireRow[] => all.map((each) => ({ side: 'client', row: each }));
  const told = (visits: ReturnType<typeof visitsOfEnd>) =>
    visits.map(({ state, seen }) => (seen ? state : `(${state})`));

  it('what connect proves is inferred until the kernel shows it', () => {
    const opened = rows(
      event('connecting', { host: 'h', port: 1, timeoutMs: 1, attempt: 1 }),
      event('connected', { ...END, durationMs: 1 }),
    );
    expect(told(visitsOfEnd(opened, 'client', null))).toEqual(['(CLOSED)', '(SYN_SENT)', '(ESTABLISHED)']);
    const kernel = { state: 'ESTABLISHED', sendQueue: 0, receiveQueue: 0, descriptor: 23 } as const;
    expect(told(visitsOfEnd(opened, 'client', kernel)).at(-1)).toBe('ESTABLISHED');
    expect(visitsOfEnd(opened, 'server', null)).toEqual([]);
  });

  it('what was passed between two looks stays inferred', () => {
    const all = rows(
      event('accepted', END),
      event('state', { ...END, from: 'ESTABLISHED', to: 'TIME_WAIT', passed: ['FIN_WAIT_1', 'FIN_WAIT_2'] }),
    );
    expect(told(visitsOfEnd(all, 'client', null)).slice(-4)).toEqual([
      '(ESTABLISHED)',
      '(FIN_WAIT_1)',
      '(FIN_WAIT_2)',
      'TIME_WAIT',
    ]);
  });

  it('a refusal leads back to CLOSED', () => {
    const all = rows(
      event('connecting', { host: 'h', port: 1, timeoutMs: 1, attempt: 1 }),
      event('connect-failed', { error: { code: 'X', message: '', explanation: 'unknown' }, durationMs: 1 }),
    );
    expect(told(visitsOfEnd(all, 'client', null))).toEqual(['(CLOSED)', '(SYN_SENT)', '(CLOSED)']);
  });
});
