import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpeningState, OpenTrouble } from '@shared/contract/openRecording';
import { type CapturedFrame, CaptureReader, findSegment } from '@shared/pcapng/index';
import type { Engine } from '../../engine/index';
import { ForeignCapture } from './foreign';
import { OwnRecording, recordingStart } from './ours';
import { SessionMaker, type Taker } from './takes';

/** Read at once, and looked through before anybody else gets a turn: a few milliseconds. */
const PIECE_BYTES = 256 * 1_024;

/** One file that is being opened: it is read once, from its start, and becomes sessions meanwhile. */
export class Opening {
  private readonly reader = new CaptureReader();
  private readonly maker: SessionMaker;
  private taker: Taker | null = null;
  private isOurs = false;
  private status: OpeningState['status'] = 'reading';
  private detail = '';
  private read = 0;
  private packets = 0;
  private passedOver = 0;

  /** Opens a file; or says what is wrong with it. Nothing is read before `run`. */
  static async of(
    engine: Engine,
    number: number,
    file: string,
    onChanged: () => void,
  ): Promise<Opening | OpenTrouble> {
    try {
      const handle = await open(file, 'r');
      const found = await handle.stat();
      if (found.isFile()) return new Opening(engine, number, file, handle, found.size, onChanged);
      await handle.close();
      return { trouble: 'not-a-file', file, detail: '' };
    } catch (error) {
      return troubleOf(error, file);
    }
  }

  private constructor(
    private readonly engine: Engine,
    private readonly number: number,
    private readonly file: string,
    private readonly handle: FileHandle,
    private readonly size: number,
    private readonly onChanged: () => void,
  ) {
    this.maker = new SessionMaker(engine, basename(file));
    this.reader.onComment = (comment) => this.comment(comment);
  }

  get state(): OpeningState {
    return {
      opening: this.number,
      file: this.file,
      status: this.status,
      detail: this.detail,
      size: this.size,
      read: Math.min(this.read, this.size),
      isOurs: this.isOurs,
      sessions: this.maker.made.map(({ id }) => id),
      packets: this.packets,
      passedOver: this.passedOver,
    };
  }

  /** Stops reading; what was read so far stays. */
  cancel(): void {
    if (this.status === 'reading') this.status = 'cancelled';
    this.onChanged();
  }

  /** Reads to the end. Never throws: how it went is its state. */
  async run(): Promise<void> {
    try {
      await this.readAll();
      if (this.status === 'reading') this.status = this.outcome();
    } catch (error) {
      this.status = 'failed';
      this.detail = error instanceof Error ? error.message : String(error);
    }
    this.taker?.finish();
    await this.handle.close().catch(() => undefined);
    this.onChanged();
  }

  private async readAll(): Promise<void> {
    // No Buffer: whose `slice` is no copy.
    const piece = new Uint8Array(PIECE_BYTES);
    while (this.status === 'reading' && !this.reader.isBroken) {
      const { bytesRead } = await this.handle.read(piece, 0, PIECE_BYTES, this.read);
      if (bytesRead === 0) return;
      this.read += bytesRead;
      this.reader.push(piece.subarray(0, bytesRead), (frame) => this.frame(frame));
      this.onChanged();
      // Sockets and pages have their turn, and the disk catches up.
      await new Promise((resolve) => setImmediate(resolve));
      await this.engine.recordingsWritten();
    }
  }

  private outcome(): OpeningState['status'] {
    if (this.reader.hasBegun) return this.reader.isBroken ? 'broken' : 'done';
    this.detail = 'neither pcapng nor pcap';
    return 'failed';
  }

  private comment(comment: string): void {
    if (this.taker === null) {
      const epochMs = recordingStart(comment);
      if (epochMs === null) return;
      this.isOurs = true;
      this.taker = new OwnRecording(this.maker, epochMs);
    }
    this.taker.comment(comment);
  }

  private frame(frame: CapturedFrame): void {
    this.packets++;
    this.taker ??= new ForeignCapture(this.maker);
    const found = findSegment(frame);
    if (found === null || !this.taker.segment(found)) this.passedOver++;
  }
}

function troubleOf(error: unknown, file: string): OpenTrouble {
  const { code, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  const trouble =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'not-found'
      : code === 'EISDIR'
        ? 'not-a-file'
        : code === 'EACCES' || code === 'EPERM'
          ? 'not-permitted'
          : 'failed';
  return { trouble, file, detail: message };
}
