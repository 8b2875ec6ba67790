import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Inbox } from '../../../renderer/features/traffic/model/inbox';
import { BROWSE_ROWS, RowList } from '../../../renderer/features/traffic/model/rowList';
import { fillGap, type GapRow, gapInsteadOf, isCut } from '../../../renderer/features/traffic/model/viewRows';
import { chunk, END, event } from '../../helpers/rows';

const seqs = (rows: readonly { readonly seq: number }[]): number[] => rows.map((row) => row.seq);
const rowsFrom = (from: number, count: number, content = 'x') =>
  Array.from({ length: count }, (_, i) => chunk('received', content, { seq: from + i }));
const gap = (fromSeq: number, toSeq: number, rows: number, bytes = rows): GapRow =>
  ({ ...event('skipped', { fromSeq, toSeq, rows, bytes }, 0), seq: toSeq }) as GapRow;

describe('gaps', () => {
  it('stand for what was dropped, gaps within it included', () => {
    const dropped = [chunk('sent', 'abc', { seq: 4 }), gap(5, 8, 4, 100), event('ended', END)];
    expect(gapInsteadOf(dropped)).toMatchObject({ fromSeq: 4, rows: 6, bytes: 103, socket: 0 });
    expect(gapInsteadOf([])).toBeNull();
  });

  it('are filled by a page that has everything', () => {
    expect(fillGap(gap(10, 12, 3), { rows: rowsFrom(10, 3), firstSeq: 1, nextSeq: 13 })).toEqual(
      rowsFrom(10, 3),
    );
  });

  it('remain, smaller, when the page ends within them', () => {
    const filled = fillGap(gap(10, 99, 50, 50), { rows: rowsFrom(10, 20), firstSeq: 1, nextSeq: 40 });
    expect(filled.at(-1)).toMatchObject({ type: 'skipped', fromSeq: 40, toSeq: 99, rows: 30, bytes: 30 });
    expect(filled).toHaveLength(21);
  });

  it('say what is gone from the log, which is always the oldest', () => {
    const filled = fillGap(gap(10, 20, 11, 11), { rows: rowsFrom(15, 6), firstSeq: 15, nextSeq: 21 });
    expect(filled[0]).toMatchObject({ type: 'gone', rows: 5, bytes: 5 });
    expect(seqs(filled.slice(1))).toEqual([15, 16, 17, 18, 19, 20]);
    expect(fillGap(gap(1, 2, 2), { rows: [], firstSeq: 9, nextSeq: 9 })).toMatchObject([
      { type: 'gone', rows: 2 },
    ]);
  });

  it('take nothing that is not theirs', () => {
    expect(fillGap(gap(10, 11, 2), { rows: rowsFrom(9, 4), firstSeq: 1, nextSeq: 13 })).toHaveLength(2);
  });

  it('know a chunk of which only a part is there', () => {
    expect(isCut(chunk('sent', 'abc', { total: 4 }))).toBe(true);
    expect(isCut(chunk('sent', 'abc'))).toBe(false);
    expect(isCut(event('ended', END))).toBe(false);
  });
});

describe('the list of rows', () => {
  it('keeps the newest, cutting back now and then', () => {
    const list = new RowList();
    list.append(rowsFrom(1, 5_600));
    list.trim(SCROLLBACK_ROWS);
    expect(list.length).toBe(SCROLLBACK_ROWS);
    expect(list.firstSeq).toBe(601);
    list.append(rowsFrom(5_601, 100));
    list.trim(SCROLLBACK_ROWS);
    expect(list.length).toBe(SCROLLBACK_ROWS + 100);
  });

  it('never grows beyond its bound', () => {
    const list = new RowList();
    for (let i = 0; i < 6; i++) list.append(rowsFrom(1 + i * 5_000, 5_000));
    expect(list.length).toBeLessThanOrEqual(BROWSE_ROWS + 500);
    expect(list.rows.at(-1)?.seq).toBe(30_000);
  });

  it('makes room for older rows by a gap in place of the newest', () => {
    const list = new RowList();
    list.append(rowsFrom(1_001, BROWSE_ROWS));
    list.prepend(rowsFrom(1, 1_000));
    expect(list.length).toBe(BROWSE_ROWS);
    expect(list.firstSeq).toBe(1);
    expect(list.rows.at(-1)).toMatchObject({ type: 'skipped', rows: 1_001, toSeq: 1_000 + BROWSE_ROWS });
  });

  it('puts rows where their gap was, and knows when it is no longer there', () => {
    const list = new RowList();
    const missing = gap(2, 4, 3);
    list.append([...rowsFrom(1, 1), missing, ...rowsFrom(5, 1)]);
    expect(list.replace(missing, rowsFrom(2, 3))).toBe(true);
    expect(seqs(list.rows)).toEqual([1, 2, 3, 4, 5]);
    expect(list.replace(missing, [])).toBe(false);
  });

  it('begins where its first gap begins', () => {
    const list = new RowList();
    expect(list.firstSeq).toBeNull();
    list.append([gap(7, 20, 3), ...rowsFrom(21, 1)]);
    expect(list.firstSeq).toBe(7);
  });

  it('forgets what is before a row', () => {
    const list = new RowList();
    const rows = rowsFrom(1, 5);
    list.append(rows);
    if (rows[3] !== undefined) list.dropBefore(rows[3]);
    expect(seqs(list.rows)).toEqual([4, 5]);
    list.clear();
    expect(list.length).toBe(0);
  });
});

describe('the inbox', () => {
  const cost = (): number => 1;

  it('hands rows out in order; the credit of a batch is due with its last row', () => {
    const inbox = new Inbox();
    inbox.push(rowsFrom(1, 3), 300);
    inbox.push(rowsFrom(4, 2), 200);
    expect(inbox.take(2, cost)).toMatchObject({ credit: 0 });
    const next = inbox.take(2, cost);
    expect(seqs(next.rows)).toEqual([3, 4]);
    expect(next.credit).toBe(300);
    expect(inbox.take(9, cost)).toMatchObject({ credit: 200 });
    expect(inbox.size).toBe(0);
    expect(inbox.weight).toBe(0);
  });

  it('takes one row however dear it is', () => {
    const inbox = new Inbox();
    inbox.push(rowsFrom(1, 2), 10);
    expect(inbox.take(1, () => 1_000).rows).toHaveLength(1);
  });

  it('gives credit once for rows that wait, and none beyond its limits', () => {
    const inbox = new Inbox();
    inbox.push(rowsFrom(1, 10), 100);
    expect(inbox.accept(10, 1e9)).toBe(100);
    expect(inbox.accept(10, 1e9)).toBe(0);
    inbox.push(rowsFrom(11, 1), 50);
    expect(inbox.accept(10, 1e9)).toBe(0);
    expect(inbox.accept(100, 1)).toBe(0);
    expect(inbox.take(99, cost).credit).toBe(50);
  });

  it('makes room for a page of the log: all credit back, the newest rows behind a gap', () => {
    const inbox = new Inbox();
    inbox.push(rowsFrom(1, 50), 500);
    expect(inbox.squeeze(10)).toBe(500);
    const { rows, credit } = inbox.take(99, cost);
    expect(rows).toHaveLength(11);
    expect(rows[0]).toMatchObject({ type: 'skipped', fromSeq: 1, toSeq: 40, rows: 40 });
    expect(credit).toBe(0);
  });

  it('gives back everything that is owed when it is emptied', () => {
    const inbox = new Inbox();
    inbox.push(rowsFrom(1, 5), 70);
    inbox.take(1, cost);
    expect(inbox.clear()).toBe(70);
    expect(inbox.size).toBe(0);
  });

  it('loses neither a row nor a byte of credit, whatever is done to it', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('push' as const), n: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ kind: fc.constant('take' as const), n: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ kind: fc.constant('accept' as const), n: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('squeeze' as const), n: fc.integer({ min: 0, max: 20 }) }),
    );
    const count = (rows: readonly { readonly type: string; readonly rows?: number }[]): number =>
      rows.reduce((sum, row) => sum + (row.type === 'skipped' ? (row.rows ?? 0) : 1), 0);
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const inbox = new Inbox();
        let pushed = 0;
        let paid = 0;
        let credit = 0;
        let taken = 0;
        for (const { kind, n } of actions) {
          if (kind === 'push') {
            inbox.push(rowsFrom(pushed + 1, n), n * 10);
            pushed += n;
            paid += n * 10;
          } else if (kind === 'take') {
            const part = inbox.take(n, cost);
            taken += count(part.rows);
            credit += part.credit;
          } else credit += kind === 'accept' ? inbox.accept(n, 1e9) : inbox.squeeze(n);
        }
        const rest = inbox.take(1e9, cost);
        expect(taken + count(rest.rows)).toBe(pushed);
        expect(credit + rest.credit).toBe(paid);
      }),
    );
  });
});
