import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpeningState, OpenTrouble } from '@shared/contract/openRecording';
import type { Engine } from '../../engine/index';
import type { MarkBook } from '../marks';
import { Intake } from './intake';

/** Looked through before anybody else gets a turn: a few milliseconds. */
const PIECE_BYTES = 256 * 1_024;

/** Where the bytes come from: a file of this machine, or a page that brings them in parts. */
interface Origin {
  /** As the person called it. */
  readonly file: string;
  readonly size: number;
  readonly handle: FileHandle | null;
}

/** One file that is being opened: it is read once, from its start, and becomes sessions meanwhile. */
export class Opening {
  private readonly intake: Intake;
  private status: OpeningState['status'] = 'reading';
  private flaw: OpeningState['flaw'] = null;
  private detail = '';
  private read = 0;
  private finishing: Promise<void> | null = null;

  /** Opens a file; or says what is wrong with it. Nothing is read before `run`. */
  static async of(
    engine: Engine,
    marks: MarkBook,
    number: number,
    file: string,
    onChanged: () => void,
  ): Promise<Opening | OpenTrouble> {
    try {
      const handle = await open(file, 'r');
      const found = await handle.stat();
      if (found.isFile())
        return new Opening(engine, marks, number, { file, size: found.size, handle }, onChanged);
      await handle.close();
      return { trouble: 'not-a-file', file, detail: '' };
    } catch (error) {
      return troubleOf(error, file);
    }
  }

  /** A file that somebody brings with `take`, from its start. */
  static brought(
    engine: Engine,
    marks: MarkBook,
    number: number,
    name: string,
    size: number,
    onChanged: () => void,
  ): Opening {
    const opening = new Opening(engine, marks, number, { file: name, size, handle: null }, onChanged);
    if (size === 0) opening.end();
    return opening;
  }

  private constructor(
    private readonly engine: Engine,
    marks: MarkBook,
    private readonly number: number,
    private readonly origin: Origin,
    private readonly onChanged: () => void,
  ) {
    this.intake = new Intake(engine, marks, basename(origin.file));
  }

  get state(): OpeningState {
    const { file, size } = this.origin;
    const { isOurs, sessions, packets, passedOver, understood, dropped } = this.intake;
    return {
      opening: this.number,
      file,
      status: this.status,
      flaw: this.flaw,
      detail: this.detail,
      size,
      read: Math.min(this.read, size),
      understood: Math.min(understood, size),
      isOurs,
      sessions,
      packets,
      passedOver,
      dropped,
    };
  }

  get isReading(): boolean {
    return this.status === 'reading';
  }

  /** Stops reading; what was read so far stays. */
  cancel(): void {
    if (!this.isReading) return;
    this.status = 'cancelled';
    // Nobody brings the rest: there is no loop that would see it.
    if (this.origin.handle === null) this.finishing = this.intake.finish();
    this.onChanged();
  }

  /** Reads a file of this machine to its end. Never throws: how it went is its state. */
  async run(): Promise<void> {
    const { handle } = this.origin;
    if (handle === null) return;
    const piece = new Uint8Array(PIECE_BYTES);
    try {
      while (this.isReading) {
        const { bytesRead } = await handle.read(piece, 0, PIECE_BYTES, this.read);
        if (bytesRead === 0) this.end();
        else await this.push(piece.subarray(0, bytesRead));
      }
    } catch (error) {
      this.end(error);
    }
    if (this.status === 'cancelled') this.finishing = this.intake.finish();
    await this.finishing;
    await handle.close().catch(() => undefined);
    this.onChanged();
  }

  /** The part of a file that begins at `at`. Resolves when the next may come: false when none is wanted any more. */
  async take(at: number, part: Uint8Array): Promise<boolean> {
    // Somebody else's part, or one that came twice: what is read must be one file.
    if (at !== this.read || this.origin.handle !== null) this.cancel();
    for (let from = 0; from < part.length && this.isReading; from += PIECE_BYTES)
      await this.push(part.subarray(from, from + PIECE_BYTES));
    if (this.isReading && this.read >= this.origin.size) this.end();
    await this.finishing;
    return this.isReading;
  }

  private async push(piece: Uint8Array): Promise<void> {
    this.read += piece.length;
    this.intake.push(piece);
    if (this.intake.isBroken) this.end();
    this.onChanged();
    // Sockets and pages have their turn, and the disk catches up.
    await new Promise((resolve) => setImmediate(resolve));
    await this.engine.recordingsWritten();
  }

  /** Nothing more comes. `error`: because reading failed. */
  private end(error?: unknown): void {
    if (!this.isReading) return;
    const { intake } = this;
    if (error !== undefined) {
      this.flaw = 'unreadable';
      this.detail = error instanceof Error ? error.message : String(error);
    } else if (this.read === 0) this.flaw = 'empty';
    else if (!intake.hasBegun) this.flaw = 'foreign';
    else if (intake.isBroken) this.flaw = 'damaged';
    else if (intake.understood < this.read) this.flaw = 'cut';
    this.status = intake.hasBegun ? 'done' : 'failed';
    this.finishing = intake.finish();
    this.onChanged();
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
