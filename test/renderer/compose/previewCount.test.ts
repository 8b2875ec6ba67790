import { describe, expect, it } from 'vitest';
import { previewCount } from '../../../renderer/features/compose/previewCount';

describe('the bytes that a line has room for', () => {
  it('are all of them, as long as they fit', () => {
    expect(previewCount(5, 1, 60)).toBe(5);
    expect(previewCount(13, 1, 60)).toBe(13);
    expect(previewCount(0, 2, 60)).toBe(0);
  });

  it('leave room for how many more there are, and for the line ending', () => {
    expect(previewCount(14, 1, 60)).toBe(9);
    expect(previewCount(1_000_000, 1, 60)).toBe(9);
    expect(previewCount(1_000_000, 4, 60)).toBe(6);
  });

  it('are never none of many', () => {
    expect(previewCount(50, 4, 10)).toBe(1);
  });
});
