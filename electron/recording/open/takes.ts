import { OPENED_SESSIONS_MAX } from '@shared/contract/openRecording';
import type { SessionSpec } from '@shared/contract/spec';
import type { FoundSegment } from '@shared/pcapng/index';
import type { Engine, RecordedSession } from '../../engine/index';
import type { MarkBook } from '../marks';

/** Turns what a file holds into sessions. */
export interface Taker {
  comment(comment: string): void;
  /** False: it belongs to nothing that is shown. */
  segment(found: FoundSegment): boolean;
  finish(): Promise<void> | void;
}

/** Makes the sessions of one file, up to a limit. */
export class SessionMaker {
  readonly made: RecordedSession[] = [];

  constructor(
    private readonly engine: Engine,
    readonly marks: MarkBook,
    private readonly name: string,
  ) {}

  /** Null: there are too many already. */
  make(spec: SessionSpec, epochMs: number): RecordedSession | null {
    if (this.made.length >= OPENED_SESSIONS_MAX) return null;
    const session = this.engine.openRecorded(spec, { name: this.name, epochMs });
    this.made.push(session);
    return session;
  }
}
