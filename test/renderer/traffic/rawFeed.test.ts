import type { ErrorInfo } from '@shared/contract/errors';
import type { ChunkRow } from '@shared/contract/events';
import { fail, ok } from '@shared/contract/result';
import { describe, expect, it } from 'vitest';
import { RawFeed } from '../../../renderer/features/traffic/model/rawFeed';
import type { RowSource } from '../../../renderer/host/rowSource';
import { pollUntil } from '../../helpers/pollUntil';
import { chunk, REFUSED } from '../../helpers/rows';

/** A log that grows and is trimmed, and what came out of it. */
class Log {
  rows: ChunkRow[] = [];
  trimmed = 0;
  failure: ErrorInfo | null = null;
  readonly out: string[] = [];
  readonly missed: number[] = [];
  readonly failures: ErrorInfo[] = [];
  release: (() => void) | null = null;
  isSlow = false;

  readonly read: RowSource['read'] = async (range, limit) => {
    if (this.failure !== null) return fail(this.failure);
    const found =
      'from' in range
        ? this.rows.filter(({ seq }) => seq >= range.from).slice(0, limit)
        : this.rows.slice(-limit);
    const first = this.rows.indexOf(found[0] ?? (this.rows.at(-1) as ChunkRow));
    const before = found.length === 0 ? this.rows : this.rows.slice(0, first);
    const bytesBefore = this.trimmed + before.reduce((sum, row) => sum + row.bytes, 0);
    const nextSeq = (found.at(-1)?.seq ?? this.rows.at(-1)?.seq ?? 0) + 1;
    return ok({ rows: found, firstSeq: found[0]?.seq ?? nextSeq, nextSeq, rowsBefore: 0, bytesBefore });
  };

  feed(): RawFeed {
    return new RawFeed({
      socket: 1,
      read: this.read,
      write: async (data) => {
        this.out.push(new TextDecoder().decode(data));
        if (this.isSlow) await new Promise<void>((resolve) => (this.release = resolve));
      },
      onMissed: (bytes) => this.missed.push(bytes),
      onFailed: (error) => this.failures.push(error),
    });
  }
}

const wait = (log: Log, text: string): Promise<unknown> =>
  pollUntil(`the bytes ${text}`, () => log.out.join('') === text);

describe('what a raw terminal gets', () => {
  it('is what one connection received, in order, and then what comes', async () => {
    const log = new Log();
    log.rows = [
      chunk('received', 'a', { seq: 1 }),
      chunk('sent', 'X', { seq: 2 }),
      chunk('received', 'Y', { seq: 3, socket: 2 }),
      chunk('received', 'b', { seq: 4 }),
    ];
    const feed = log.feed();
    feed.wake();
    await wait(log, 'ab');
    log.rows.push(chunk('received', 'c', { seq: 9 }), chunk('received', 'd', { seq: 12 }));
    feed.wake();
    feed.wake();
    await wait(log, 'abcd');
    expect(log.missed).toEqual([]);
  });

  it('comes no faster than it is taken', async () => {
    const log = new Log();
    log.isSlow = true;
    log.rows = [chunk('received', 'a', { seq: 1 }), chunk('received', 'b', { seq: 2 })];
    log.feed().wake();
    await wait(log, 'a');
    log.release?.();
    await wait(log, 'ab');
  });

  it('says how much left the log before it could be read', async () => {
    const log = new Log();
    log.rows = [chunk('received', 'a', { seq: 1 })];
    const feed = log.feed();
    feed.wake();
    await wait(log, 'a');
    log.trimmed = 1 + 700;
    log.rows = [chunk('received', 'z', { seq: 90 })];
    feed.wake();
    await wait(log, 'az');
    expect(log.missed).toEqual([700]);
  });

  it('ends when nobody looks, and tells a failure', async () => {
    const log = new Log();
    log.failure = REFUSED;
    const feed = log.feed();
    feed.wake();
    await pollUntil('the failure', () => log.failures.length === 1);
    log.failure = null;
    log.rows = [chunk('received', 'a', { seq: 1 })];
    feed.stop();
    feed.wake();
    const other = log.feed();
    other.wake();
    await wait(log, 'a');
  });
});
