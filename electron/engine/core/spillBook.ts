/**
 * Which file holds which block of which log, and what goes when there is no more room. A file holds many blocks of one
 * log and goes as a whole, the oldest first: nothing is ever moved, and a file is never written again.
 */
import type { StoredBlock, StoringLog } from './storedBlock';

export interface SpillLimits {
  /** Bytes on disk of one log, and of all logs together. */
  sessionBytes: number;
  totalBytes: number;
  /** A file is at most this large, unless one block is larger. */
  readonly fileBytes: number;
}

export interface SpillFile {
  readonly log: StoringLog;
  /** Of all files ever. */
  readonly number: number;
  readonly blocks: StoredBlock[];
  bytes: number;
}

export interface SpillPlace {
  readonly file: SpillFile;
  /** Where in the file. */
  readonly at: number;
}

export class SpillBook {
  private readonly files = new Map<StoringLog, SpillFile[]>();
  private readonly places = new Map<StoredBlock, SpillPlace>();
  private total = 0;
  private nextNumber = 1;
  private readonly limits: SpillLimits;

  constructor(limits: Readonly<SpillLimits>) {
    this.limits = { ...limits };
  }

  /** Several files a log, so that it does not forget everything at once. */
  private get fileBytes(): number {
    return Math.min(this.limits.fileBytes, Math.floor(this.limits.sessionBytes / 8));
  }

  /** Other limits; answers with the files that have to go for them. */
  limitTo(sessionBytes: number, totalBytes: number): readonly SpillFile[] {
    this.limits.sessionBytes = sessionBytes;
    this.limits.totalBytes = totalBytes;
    const gone: SpillFile[] = [];
    for (const log of this.files.keys())
      while (this.bytesOf(log) > sessionBytes) gone.push(...this.takeOldest(log));
    while (this.total > totalBytes) gone.push(...this.takeOldest(this.logWithOldest()));
    return gone;
  }

  /** Bytes in all files. */
  get bytes(): number {
    return this.total;
  }

  placeOf(block: StoredBlock): SpillPlace | null {
    return this.places.get(block) ?? null;
  }

  /** Whether a block of this size may be kept at all. */
  fits(bytes: number): boolean {
    return bytes <= this.limits.sessionBytes && bytes <= this.limits.totalBytes;
  }

  /** Finds a place for a block, and which files have to go for it. Null: it is larger than what there may be. */
  add(
    log: StoringLog,
    block: StoredBlock,
  ): { readonly place: SpillPlace; readonly isNew: boolean; readonly gone: readonly SpillFile[] } | null {
    const bytes = block.used;
    const { sessionBytes, totalBytes } = this.limits;
    if (!this.fits(bytes)) return null;
    const gone: SpillFile[] = [];
    while (this.bytesOf(log) + bytes > sessionBytes) gone.push(...this.takeOldest(log));
    while (this.total + bytes > totalBytes) gone.push(...this.takeOldest(this.logWithOldest()));
    const files = this.files.get(log) ?? [];
    this.files.set(log, files);
    let file = files.at(-1);
    const isNew = file === undefined || file.bytes + bytes > this.fileBytes;
    if (file === undefined || isNew) {
      file = { log, number: this.nextNumber++, blocks: [], bytes: 0 };
      files.push(file);
    }
    const place = { file, at: file.bytes };
    file.bytes += bytes;
    file.blocks.push(block);
    this.total += bytes;
    this.places.set(block, place);
    return { place, isNew, gone };
  }

  /** Forgets a log; answers with its files. */
  remove(log: StoringLog): readonly SpillFile[] {
    const files = this.files.get(log) ?? [];
    this.files.delete(log);
    for (const file of files) this.forget(file);
    return files;
  }

  private bytesOf(log: StoringLog): number {
    return (this.files.get(log) ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private takeOldest(log: StoringLog | null): readonly SpillFile[] {
    const oldest = log === null ? undefined : this.files.get(log)?.shift();
    if (oldest === undefined) throw new Error('there are bytes on disk, and no file that holds them');
    this.forget(oldest);
    return [oldest];
  }

  private forget(file: SpillFile): void {
    this.total -= file.bytes;
    for (const block of file.blocks) this.places.delete(block);
  }

  private logWithOldest(): StoringLog | null {
    let oldest: StoringLog | null = null;
    let firstSeq = Number.POSITIVE_INFINITY;
    for (const [log, [file]] of this.files) {
      const first = file?.blocks[0]?.firstSeq ?? Number.POSITIVE_INFINITY;
      if (first < firstSeq) {
        oldest = log;
        firstSeq = first;
      }
    }
    return oldest;
  }
}
