// @vitest-environment node
import type { Row } from '@shared/contract/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { Extent } from '../../../renderer/features/traffic/model/extent';
import { locate } from '../../../renderer/features/traffic/model/locate';
import { RowList } from '../../../renderer/features/traffic/model/rowList';
import {
  fillGap,
  type GapRow,
  gapInsteadOf,
  isGap,
  type ViewRow,
} from '../../../renderer/features/traffic/model/viewRows';
import { Reveal } from '../../../renderer/features/traffic/view/reveal';
import { chunk } from '../../helpers/rows';

const row = (seq: number, socket = 1): Row => chunk('sent', `${seq}`, { seq, socket });
const rows = (from: number, to: number): Row[] =>
  Array.from({ length: to - from + 1 }, (_, i) => row(from + i));

function gap(from: number, to: number): GapRow {
  const made = gapInsteadOf(rows(from, to));
  if (made === null) throw new Error('a gap of no rows');
  return made;
}

const always = () => true;

describe('a row', () => {
  const list = [...rows(10, 12), gap(13, 16), ...rows(17, 18)];

  it('is there, or skipped, or older, or still to come', () => {
    expect(locate(list, 11, 10, always)).toEqual({ kind: 'there', row: list[1] });
    expect(locate(list, 18, 10, always)).toEqual({ kind: 'there', row: list.at(-1) });
    for (const seq of [13, 16]) expect(locate(list, seq, 10, always)).toEqual({ kind: 'gap', gap: list[3] });
    expect(locate(list, 9, 10, always)).toEqual({ kind: 'older' });
    expect(locate(list, 19, 10, always)).toEqual({ kind: 'newer' });
  });

  it('that is not shown itself is where the last one shown before it is', () => {
    const sparse = [row(10), row(14, 2), row(20)];
    expect(locate(sparse, 15, 10, always)).toMatchObject({ row: { seq: 14 } });
    expect(locate(sparse, 15, 10, ({ socket }) => socket === 1)).toMatchObject({ row: { seq: 10 } });
    expect(locate(sparse, 15, 10, () => false)).toEqual({ kind: 'there', row: null });
  });

  it('of an emptied view is older, of an empty one still to come', () => {
    expect(locate([], 5, 9, always)).toEqual({ kind: 'older' });
    expect(locate([], 5, 1, always)).toEqual({ kind: 'newer' });
  });
});

describe('a row that is asked for', () => {
  /** What the log has, in pages of ten. */
  let log: Row[];
  let list: RowList;
  let extent: Extent;
  let marked: ViewRow | null;
  let inTerminal: boolean;
  let said: boolean[];
  let done: string[];
  let reveal: Reveal;
  const marks = {
    seeking: false,
    cursor: {
      get row() {
        return marked;
      },
      place(placed: ViewRow | null) {
        marked = placed;
      },
    },
  };

  beforeEach(() => {
    log = rows(1, 100);
    list = new RowList();
    extent = new Extent(list);
    marked = null;
    inTerminal = true;
    said = [];
    done = [];
    reveal = new Reveal({
      list,
      extent,
      marks,
      history: {
        fill: async (wanted) => {
          done.push('fill');
          const page = log.filter(({ seq }) => seq >= wanted.fromSeq && seq <= wanted.toSeq).slice(0, 10);
          const found = { rows: page, firstSeq: 1, nextSeq: (page.at(-1)?.seq ?? 0) + 1 };
          list.replace(wanted, fillGap(wanted, found));
        },
        loadOlder: async () => {
          done.push('older');
          list.prepend(log.filter(({ seq }) => seq < extent.firstSeq).slice(-10));
        },
        jump: async (seq, wanted) => {
          done.push('jump');
          const page = log.filter((each) => Math.abs(each.seq - seq) < 5);
          if (wanted === null) list.prepend(page);
          else list.replace(wanted, page);
          return true;
        },
        open: () => void done.push('open'),
      },
      painter: { isBusy: false, anchorOf: (found) => (inTerminal ? { row: found, line: 0 } : null) },
      state: { set: ({ missing }) => void said.push(missing ?? false) },
      shownAs: (row) => row,
      isShown: always,
      redraw: ({ row: found }) => void done.push(`redraw ${found.seq}`),
      goLive: () => void done.push('live'),
    });
  });

  it('is marked where it is', async () => {
    list.append(rows(90, 100));
    await reveal.show(95);
    expect(marked).toMatchObject({ seq: 95 });
    expect(done).toEqual([]);
    expect(marks.seeking).toBe(false);
    expect(reveal.isMarked).toBe(true);
    marked = null;
    expect(reveal.isMarked).toBe(false);
  });

  it('is drawn again when the terminal has dropped it', async () => {
    list.append(rows(90, 100));
    inTerminal = false;
    await reveal.show(90);
    expect(done).toEqual(['open', 'redraw 90']);
  });

  it('is read from the log, page by page, when it is older than the view', async () => {
    list.append(rows(90, 100));
    await reveal.show(65);
    expect(done.filter((each) => each === 'older')).toHaveLength(3);
    expect(marked).toMatchObject({ seq: 65 });
  });

  it('is read out of its gap, and the rest of the gap stays', async () => {
    list.append([row(1), gap(2, 60), ...rows(61, 100)]);
    await reveal.show(15);
    expect(done).toEqual(['fill', 'fill']);
    expect(marked).toMatchObject({ seq: 15 });
    expect(list.rows.find(isGap)).toMatchObject({ fromSeq: 22, toSeq: 60 });
  });

  it('holds the rows as long as it is looked for', async () => {
    list.append(rows(90, 100));
    const shown = reveal.show(85);
    expect(marks.seeking).toBe(true);
    await shown;
    expect(marks.seeking).toBe(false);
  });

  it('is waited for when it is still to come: rows move until it is there', async () => {
    list.append(rows(1, 10));
    await reveal.show(12);
    expect(done).toEqual(['live']);
    expect(marked).toBeNull();
    list.append([row(11)]);
    reveal.drawn();
    expect(marked).toBeNull();
    list.append([row(12)]);
    reveal.drawn();
    expect(marked).toMatchObject({ seq: 12 });
  });

  it('is not waited for when nobody wants it any more', async () => {
    await reveal.show(5);
    reveal.stop();
    list.append(rows(1, 10));
    reveal.drawn();
    expect(marked).toBeNull();
  });

  it('gives way to the next one', async () => {
    list.append(rows(90, 100));
    const first = reveal.show(40);
    await reveal.show(99);
    await first;
    expect(marked).toMatchObject({ seq: 99 });
  });

  it('is said to be missing when the log has lost it', async () => {
    log = rows(80, 100);
    list.append(rows(90, 100));
    await reveal.show(5);
    expect(said.at(-1)).toBe(true);
    expect(marked).toBeNull();
    expect(done.at(-1)).toBe('live');
    await reveal.show(95);
    expect(said.at(-1)).toBe(false);
  });
});
