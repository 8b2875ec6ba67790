import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LOADED_LOG_BYTES,
  SESSION_SPILL_BYTES,
  SPILL_FILE_BYTES,
  SPILL_WRITING_BYTES,
  TOTAL_SPILL_BYTES,
} from '@shared/contract/limits';
import { LoadedBlocks } from '../core/loadedBlocks';
import { type LogBlock, sameBlock } from '../core/logBlock';
import { SpillBook, type SpillFile } from '../core/spillBook';
import type { BlockStore, StoredBlock, StoringLog } from '../core/storedBlock';
import { makeSpillFolder, removeSpillFolder } from './spillFolder';

export interface SpillOptions {
  /** Bytes on disk of one session's log, and of all together. */
  readonly sessionBytes: number;
  readonly totalBytes: number;
  /** Where the folder is made; the system's for temporary files when not given. */
  readonly base?: string;
}

/** Options of an engine whose sessions may keep this much on disk each; 0 for nothing. All together may keep four times that. */
export function spillUpTo(sessionBytes = SESSION_SPILL_BYTES): { readonly spill: SpillOptions } {
  return { spill: { sessionBytes, totalBytes: totalSpill(sessionBytes) } };
}

export function totalSpill(sessionBytes: number): number {
  return (sessionBytes / SESSION_SPILL_BYTES) * TOTAL_SPILL_BYTES;
}

interface OpenFile {
  readonly path: string;
  readonly handle: Promise<FileHandle>;
  /** Resolves when everything given to it so far is written, or cannot be. */
  written: Promise<void>;
  /** Blocks on their way to it. */
  writing: number;
}

/**
 * Puts blocks of logs into temporary files. Writing never waits in the way of the sockets: a few blocks may be under way
 * at once, and what comes while the disk is busy with those is not kept, as if there were no disk.
 */
export class SpillStore implements BlockStore {
  private readonly book: SpillBook;
  private readonly loaded = new LoadedBlocks((stored) => this.read(stored), LOADED_LOG_BYTES);
  private readonly open = new Map<SpillFile, OpenFile>();
  private readonly spares: LogBlock[] = [];
  private spareBytes = 0;
  private writingBytes = 0;
  private folder: string | null = null;
  private readonly leaving = new Set<Promise<void>>();
  /** Told when rows of a session were lost outside of any write to its log. */
  onLost: (session: number) => void = () => undefined;

  constructor(private readonly options: SpillOptions) {
    this.book = new SpillBook({ ...options, fileBytes: SPILL_FILE_BYTES });
  }

  /** Bytes in files. */
  get bytes(): number {
    return this.book.bytes;
  }

  /** Other limits of what is kept; what is more goes at once. */
  limitTo(sessionBytes: number, totalBytes: number): void {
    const gone = this.book.limitTo(sessionBytes, totalBytes);
    for (const file of gone) this.removeFile(file, true);
    for (const session of new Set(gone.map(({ log }) => log.session))) this.onLost(session);
  }

  keep(log: StoringLog, stored: StoredBlock, block: LogBlock): 'limit' | 'disk-slow' | 'disk-failed' | null {
    if (this.writingBytes + block.data.length > SPILL_WRITING_BYTES) return 'disk-slow';
    // A folder is made when there is something to put into it.
    if (!this.book.fits(stored.used)) return 'limit';
    const folder = this.ownFolder();
    if (folder === null) return 'disk-failed';
    const added = this.book.add(log, stored);
    if (added === null) return 'limit';
    for (const file of added.gone) this.removeFile(file, true);
    const { file, at } = added.place;
    const path = join(folder, `${file.number}.log`);
    const opened = this.open.get(file) ?? {
      path,
      handle: open(path, 'wx+', 0o600),
      written: Promise.resolve(),
      writing: 0,
    };
    this.open.set(file, opened);
    this.writingBytes += block.data.length;
    opened.writing++;
    opened.written = Promise.all([opened.written, this.write(opened, log, stored, block, at)]).then(
      () => undefined,
    );
    return null;
  }

  spare(bytes: number): LogBlock | null {
    const index = this.spares.findIndex(({ data }) => data.length === bytes);
    const [block] = index < 0 ? [] : this.spares.splice(index, 1);
    if (block === undefined) return null;
    this.spareBytes -= bytes;
    return block;
  }

  load(log: StoringLog, stored: StoredBlock): Promise<void> {
    return this.loaded.load(log, stored);
  }

  drop(log: StoringLog): void {
    for (const file of this.book.remove(log)) this.removeFile(file, false);
  }

  /** Resolves when no more than a part of what may be under way is. */
  async calm(): Promise<void> {
    while (this.writingBytes > SPILL_WRITING_BYTES / 4) {
      const [file] = [...this.open.values()].filter(({ writing }) => writing > 0);
      if (file === undefined) return;
      await file.written;
    }
  }

  /** Removes everything. The logs must be gone. */
  async close(): Promise<void> {
    await Promise.all(this.leaving);
    if (this.folder !== null) await removeSpillFolder(this.folder);
    this.folder = null;
  }

  private ownFolder(): string | null {
    try {
      this.folder ??= makeSpillFolder(this.options.base);
    } catch {
      // No place for temporary files: as if the disk were full. Asked again with the next block.
      return null;
    }
    return this.folder;
  }

  private async write(
    file: OpenFile,
    log: StoringLog,
    stored: StoredBlock,
    block: LogBlock,
    at: number,
  ): Promise<void> {
    try {
      const handle = await file.handle;
      for (let done = 0; done < block.used; ) {
        const { bytesWritten } = await handle.write(block.data, done, block.used - done, at + done);
        done += bytesWritten;
      }
    } catch {
      log.lose(stored, 'disk-failed');
      this.onLost(log.session);
    }
    const bytes = block.data.length;
    file.writing--;
    this.writingBytes -= bytes;
    if (this.writingBytes + this.spareBytes + bytes > SPILL_WRITING_BYTES) return;
    this.spares.push(block);
    this.spareBytes += bytes;
  }

  private async read(stored: StoredBlock): Promise<LogBlock | null> {
    const place = this.book.placeOf(stored);
    const file = place === null ? undefined : this.open.get(place.file);
    if (place === null || file === undefined) return null;
    await file.written;
    try {
      const handle = await file.handle;
      const data = new ArrayBuffer(stored.used);
      const bytes = new Uint8Array(data);
      for (let done = 0; done < stored.used; ) {
        const { bytesRead } = await handle.read(bytes, done, stored.used - done, place.at + done);
        if (bytesRead === 0) return null;
        done += bytesRead;
      }
      return sameBlock(stored, data);
    } catch {
      return null;
    }
  }

  /** `isLost`: the log goes on without what was in it. */
  private removeFile(file: SpillFile, isLost: boolean): void {
    for (const block of file.blocks) {
      this.loaded.forget(block);
      if (isLost) file.log.lose(block, 'limit');
    }
    const opened = this.open.get(file);
    this.open.delete(file);
    if (opened === undefined) return;
    const gone = this.remove(opened).finally(() => this.leaving.delete(gone));
    this.leaving.add(gone);
  }

  private async remove({ handle, path, written }: OpenFile): Promise<void> {
    await written;
    try {
      await (await handle).close();
    } catch {
      // It could not be opened, or closed: what is there of it goes all the same.
    }
    await rm(path, { force: true }).catch(() => undefined);
  }
}
