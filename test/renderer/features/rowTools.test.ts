import { diffBytes } from '@shared/bytes/byteDiff';
import { describe, expect, it } from 'vitest';
import { keepRecent, RECENT_FILTERS, readRecent, withRecent } from '../../../renderer/features/filter/recent';
import { Verdicts } from '../../../renderer/features/filter/verdicts';
import { moved, rangeOf, selectAll } from '../../../renderer/features/inspect/byteSelection';
import { DIFF_LINE, differences, diffLines } from '../../../renderer/features/inspect/diffLines';
import { chunk } from '../../helpers/rows';

const press = (key: string, more: object = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

describe('bytes chosen with the keyboard', () => {
  it('move, grow and end at the ends', () => {
    const one = moved({ anchor: 0, head: 0 }, press('ArrowRight'), 40);
    expect(one).toEqual({ anchor: 1, head: 1 });
    expect(moved({ anchor: 1, head: 1 }, press('ArrowDown', { shiftKey: true }), 40)).toEqual({
      anchor: 1,
      head: 17,
    });
    expect(moved({ anchor: 0, head: 0 }, press('ArrowLeft'), 40)).toEqual({ anchor: 0, head: 0 });
    expect(moved({ anchor: 9, head: 39 }, press('ArrowDown'), 40)).toEqual({ anchor: 39, head: 39 });
    expect(moved({ anchor: 3, head: 3 }, press('a', { ctrlKey: true }), 40)).toEqual(selectAll(40));
    expect(moved({ anchor: 3, head: 3 }, press('x'), 40)).toBeNull();
    expect(rangeOf({ anchor: 5, head: 2 })).toEqual([2, 6]);
  });
});

describe('the lines of a difference', () => {
  it('say where each side is, and where differences begin', () => {
    const a = new Uint8Array(3 * DIFF_LINE).fill(1);
    const b = Uint8Array.from(a);
    b[DIFF_LINE] = 2;
    const lines = diffLines(diffBytes(a, b), a, b);
    expect(lines.map((line) => [line.a, line.b, line.differs])).toEqual([
      [0, 0, false],
      [DIFF_LINE, DIFF_LINE, true],
      [2 * DIFF_LINE, 2 * DIFF_LINE, false],
    ]);
    expect(differences(lines)).toEqual([1]);
  });
});

describe('recent filters', () => {
  it('are kept newest first, each once, so many', () => {
    let recent: readonly string[] = [];
    for (let i = 0; i < 20; i++) recent = withRecent(recent, ` conn:${i} `);
    recent = withRecent(recent, 'conn:15');
    expect(recent).toHaveLength(RECENT_FILTERS);
    expect(recent.slice(0, 2)).toEqual(['conn:15', 'conn:19']);
    keepRecent(localStorage, recent);
    expect(readRecent(localStorage)).toEqual(recent);
    expect(readRecent({ getItem: () => '{"not": "a list"}' })).toEqual([]);
  });
});

describe('verdicts about rows', () => {
  it('wait for the host where a row carries too little', () => {
    let asked = 0;
    const verdicts = new Verdicts(
      ({ seq }) => (seq === 1 ? true : null),
      () => void asked++,
    );
    expect(verdicts.keeps(chunk('sent', 'a', { seq: 1 }))).toBe(true);
    const two = chunk('sent', 'a', { seq: 2, total: 9 });
    const three = chunk('sent', 'a', { seq: 3, total: 9 });
    expect([verdicts.keeps(two), verdicts.keeps(three), asked]).toEqual([false, false, 2]);
    expect(verdicts.range).toEqual({ from: 2, to: 3 });
    expect(verdicts.answer(new Set([2]), 2)).toBe(true);
    expect([verdicts.keeps(two), verdicts.waiting]).toEqual([true, 1]);
    expect(verdicts.answer(new Set(), 3)).toBe(false);
    expect(verdicts.keeps(three)).toBe(false);
  });
});
