import type { Row } from '@shared/contract/events';
import { ok } from '@shared/contract/result';
import { beforeEach, describe, expect, it } from 'vitest';
import { Flow } from '../../../renderer/features/traffic/view/flow';
import type { RowSink, RowSource } from '../../../renderer/host/rowSource';
import { chunk } from '../../helpers/rows';

class Source implements RowSource {
  sink: RowSink | null = null;
  credit = 0;
  finishRead: () => void = () => undefined;

  watch(sink: RowSink): () => void {
    this.sink = sink;
    return () => {
      this.sink = null;
    };
  }

  tap(): () => void {
    return () => undefined;
  }

  drawn(bytes: number): void {
    this.credit += bytes;
  }

  read(): ReturnType<RowSource['read']> {
    return new Promise((done) => {
      this.finishRead = () => done(ok({ rows: [], firstSeq: 1, nextSeq: 2, rowsBefore: 0, bytesBefore: 0 }));
    });
  }

  /** Brings `count` rows that cost 100 each. */
  bring(count: number): void {
    const rows: Row[] = Array.from({ length: count }, () => chunk('received', 'x'));
    this.sink?.rows(rows, count * 100);
  }
}

let source: Source;
let live: boolean;
let wanted: number;
let waiting: number;
let resets: number;
let flow: Flow;

beforeEach(() => {
  source = new Source();
  live = true;
  wanted = waiting = resets = 0;
  flow = new Flow(source, {
    isLive: () => live,
    wantDraw: () => wanted++,
    reset: () => resets++,
    waiting: (rows) => {
      waiting = rows;
    },
  });
});

describe('credit', () => {
  it('comes back when the rows are drawn, not before', () => {
    source.bring(5);
    expect(wanted).toBe(1);
    const { rows, drawn } = flow.take(1e9, () => 1);
    expect([rows.length, source.credit]).toEqual([5, 0]);
    drawn();
    expect(source.credit).toBe(500);
  });

  it('comes back up to a limit while nothing is drawn; then the host has to stop', () => {
    live = false;
    source.bring(4_000);
    expect([wanted, waiting, source.credit]).toEqual([0, 4_000, 400_000]);
    source.bring(2_000);
    expect([waiting, source.credit]).toEqual([6_000, 400_000]);
    live = true;
    flow.take(1e9, () => 1).drawn();
    expect(source.credit).toBe(600_000);
  });

  it('does not stay away while a page is read, which costs credit too', async () => {
    live = false;
    source.bring(6_000);
    expect(source.credit).toBe(0);
    const page = flow.read({ before: 9 }, 10, false);
    expect(source.credit).toBe(600_000);
    source.bring(6_000);
    expect(source.credit).toBe(1_200_000);
    expect(flow.size).toBeLessThan(6_000);
    source.finishRead();
    expect((await page).ok).toBe(true);
    source.bring(6_000);
    expect(source.credit).toBe(1_200_000);
  });

  it('for rows that are thrown away comes back too', () => {
    source.bring(3);
    flow.clear();
    expect([flow.size, source.credit]).toEqual([0, 300]);
  });
});

it('a new watch makes everything void, without credit for the old one', () => {
  source.bring(3);
  source.sink?.reset();
  expect([flow.size, source.credit, resets]).toEqual([0, 0, 1]);
});

it('watches until it is disposed', () => {
  flow.dispose();
  expect(source.sink).toBeNull();
});
