import { type CapturedFrame, CaptureReader, findSegment } from '@shared/pcapng/index';
import type { Engine } from '../../engine/index';
import type { MarkBook } from '../marks';
import { ForeignCapture } from './foreign';
import { OwnRecording, recordingStart } from './ours';
import { SessionMaker, type Taker } from './takes';

/** What becomes of the bytes of a capture: sessions and their rows, whoever made it. */
export class Intake {
  private readonly reader = new CaptureReader();
  private readonly maker: SessionMaker;
  private taker: Taker | null = null;
  /** Written by this app. */
  isOurs = false;
  packets = 0;
  /** Packets that are not TCP, or belong to nothing that is shown. */
  passedOver = 0;

  constructor(engine: Engine, marks: MarkBook, name: string) {
    this.maker = new SessionMaker(engine, marks, name);
    this.reader.onComment = (comment) => this.comment(comment);
  }

  get sessions(): number[] {
    return this.maker.made.map(({ id }) => id);
  }

  /** Bytes that the logs had no room for. */
  get dropped(): number {
    return this.maker.made.reduce((sum, { log }) => sum + log.trimmedBytes, 0);
  }

  /** It began as a capture does. */
  get hasBegun(): boolean {
    return this.reader.hasBegun;
  }

  /** What came is no capture, or is one no more. */
  get isBroken(): boolean {
    return this.reader.isBroken;
  }

  /** Bytes of whole blocks. */
  get understood(): number {
    return this.reader.understood;
  }

  /** No Buffer: whose `slice` is no copy. */
  push(piece: Uint8Array): void {
    this.reader.push(piece, (frame) => this.frame(frame));
  }

  async finish(): Promise<void> {
    await this.taker?.finish();
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
    // Ours have nothing else but notes, which are told already.
    if (found === null ? !this.isOurs : !this.taker.segment(found)) this.passedOver++;
  }
}
