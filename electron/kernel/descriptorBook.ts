/** Which descriptor numbers of our sockets are known, and which are to be looked up. Pure. */
import type { TableRow } from './table';

/** A number that was not found at so many readings is not looked for again. */
const TRIES = 3;

interface Entry {
  descriptor: number | null;
  tries: number;
}

/**
 * A number is looked up once: as long as a socket has an inode, it keeps both. What the book knows are the sockets of
 * the last reading, so it is never larger than that.
 */
export class DescriptorBook {
  private entries: ReadonlyMap<number, Entry> = new Map();
  /** Inodes to ask for at the next reading. */
  wanted: readonly number[] = [];

  /** Takes in a reading: the rows of our sockets, and the numbers found for the inodes that were wanted. */
  update(rows: Iterable<TableRow | null>, found: ReadonlyMap<number, number>): void {
    const asked = new Set(this.wanted);
    const entries = new Map<number, Entry>();
    const wanted: number[] = [];
    for (const row of rows) {
      const inode = row?.inode ?? 0;
      // 0: no process has it, because it waits to be accepted or was closed.
      if (inode === 0) continue;
      const entry = this.entries.get(inode) ?? { descriptor: null, tries: 0 };
      entry.descriptor ??= found.get(inode) ?? null;
      if (asked.has(inode)) entry.tries++;
      if (entry.descriptor === null && entry.tries < TRIES) wanted.push(inode);
      entries.set(inode, entry);
    }
    this.entries = entries;
    this.wanted = wanted;
  }

  /** Null where it is not known. */
  of(row: TableRow): number | null {
    return this.entries.get(row.inode ?? 0)?.descriptor ?? null;
  }
}
