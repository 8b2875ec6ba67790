import { describe, expect, it } from 'vitest';
import { DescriptorBook } from '../../../../electron/kernel/descriptorBook';
import type { TableRow } from '../../../../electron/kernel/table';

const row = (inode: number | null): TableRow => ({
  local: { address: '127.0.0.1', port: 9190, family: 'IPv4' },
  remote: null,
  state: 'LISTEN',
  sendQueue: 0,
  receiveQueue: 0,
  inode,
});

describe('the book of descriptor numbers', () => {
  it('wants the number of each new socket once, and keeps it', () => {
    const book = new DescriptorBook();
    expect(book.wanted).toEqual([]);
    book.update([row(42), null, row(43)], new Map());
    expect(book.wanted).toEqual([42, 43]);
    expect(book.of(row(42))).toBeNull();
    book.update([row(42), row(43)], new Map([[42, 21]]));
    expect(book.of(row(42))).toBe(21);
    expect(book.wanted).toEqual([43]);
    book.update([row(42), row(43), row(44)], new Map([[43, 22]]));
    expect([42, 43, 44].map((inode) => book.of(row(inode)))).toEqual([21, 22, null]);
    expect(book.wanted).toEqual([44]);
  });

  it('gives up on what is not found, and forgets what is gone', () => {
    const book = new DescriptorBook();
    for (let reading = 0; reading < 3; reading++) {
      book.update([row(42)], new Map());
      expect(book.wanted).toEqual([42]);
    }
    book.update([row(42)], new Map());
    expect(book.wanted).toEqual([]);
    book.update([], new Map());
    book.update([row(42)], new Map());
    expect(book.wanted).toEqual([42]);
  });

  it('asks for nothing that no process has, and where the system does not tell', () => {
    const book = new DescriptorBook();
    book.update([row(0), row(null)], new Map());
    expect(book.wanted).toEqual([]);
    expect(book.of(row(null))).toBeNull();
  });
});
