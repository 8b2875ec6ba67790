/** One file of a recording. Memory full of whole blocks goes in, one write at a time; what a full disk cuts is mended. */
import { closeSync, ftruncate, openSync, unlinkSync, write, writev } from 'node:fs';
import type { FileTrouble } from '@shared/contract/recording';
import type { BlockMemory } from '@shared/pcapng/index';
import { fileTrouble } from './fileTrouble';

/** Buffers of one write. */
const WRITE_BUFFERS = 16;

export interface BlockFileListener {
  /** Memory that is with the system now, and may be used again. */
  freed(memory: BlockMemory): void;
  /** Something was written: there is room. */
  written(): void;
  failed(trouble: FileTrouble): void;
  /** It has ended, and everything is written. */
  closed(): void;
}

export class BlockFile {
  /** Bytes with the system, to the end of a whole block. */
  kept = 0;
  /** Bytes that wait, those under way included. */
  waiting = 0;
  private readonly queue: BlockMemory[] = [];
  private underWay: BlockMemory[] = [];
  private hasEnded = false;
  private isOver = false;

  private constructor(
    readonly path: string,
    private readonly fd: number,
    private readonly listener: BlockFileListener,
  ) {}

  /** Creates the file. `replace`: one that is there already is emptied; otherwise it is a trouble. */
  static open(path: string, replace: boolean, listener: BlockFileListener): BlockFile | FileTrouble {
    try {
      return new BlockFile(path, openSync(path, replace ? 'w' : 'wx', 0o644), listener);
    } catch (error) {
      return fileTrouble(error, path);
    }
  }

  add(memory: BlockMemory): void {
    if (this.isOver) return;
    this.queue.push(memory);
    this.waiting += memory.used;
    this.pump();
  }

  /** No more comes; it is closed when everything is written. */
  end(): void {
    this.hasEnded = true;
    this.pump();
  }

  /** Nothing was written, and nothing will be: as if it had never been there. */
  discard(): void {
    this.over();
    try {
      unlinkSync(this.path);
    } catch {
      // Somebody else was quicker.
    }
  }

  private pump(): void {
    if (this.isOver || this.underWay.length > 0) return;
    this.underWay = this.queue.splice(0, WRITE_BUFFERS);
    if (this.underWay.length > 0) this.write(this.kept, this.underWay.map(usedBytes));
    else if (this.hasEnded) {
      this.over();
      this.listener.closed();
    }
  }

  private write(position: number, parts: readonly Uint8Array[]): void {
    const done = (error: Error | null, written: number): void => {
      if (error !== null) this.fail(error, position);
      else {
        const rest = without(parts, written);
        if (rest.length > 0) this.write(position + written, rest);
        else this.wrote();
      }
    };
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) write(this.fd, first, 0, first.length, position, done);
    else writev(this.fd, parts, position, done);
  }

  private wrote(): void {
    const written = this.underWay;
    this.underWay = [];
    for (const memory of written) {
      this.kept += memory.used;
      this.waiting -= memory.used;
      memory.used = 0;
      this.listener.freed(memory);
    }
    this.pump();
    this.listener.written();
  }

  /** Half a block at the end would only make readers complain: the file is cut behind the last whole one. */
  private fail(error: Error, reached: number): void {
    for (const memory of this.underWay) {
      const whole = wholeBlocks(memory, reached - this.kept);
      this.kept += whole;
      if (whole < memory.used) break;
    }
    this.isOver = true;
    ftruncate(this.fd, this.kept, () => {
      closeQuietly(this.fd);
      this.listener.failed(fileTrouble(error, this.path));
    });
  }

  private over(): void {
    this.isOver = true;
    closeQuietly(this.fd);
  }
}

function usedBytes({ bytes, used }: BlockMemory): Uint8Array {
  return bytes.subarray(0, used);
}

function without(parts: readonly Uint8Array[], written: number): Uint8Array[] {
  let left = written;
  return parts.flatMap((part) => {
    const skip = Math.min(left, part.length);
    left -= skip;
    return skip === part.length ? [] : [part.subarray(skip)];
  });
}

/** Bytes of the blocks that lie wholly within the first `limit` bytes. */
function wholeBlocks({ view, used }: BlockMemory, limit: number): number {
  let at = 0;
  while (at + 8 <= used) {
    const end = at + view.getUint32(at + 4, true);
    if (end > limit) break;
    at = end;
  }
  return at;
}

function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // What could still go wrong here has been told by the writes.
  }
}
