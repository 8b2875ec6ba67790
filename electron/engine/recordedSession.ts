import type { Address } from '@shared/contract/address';
import type { ChunkType, EventFields, EventType, Evidence } from '@shared/contract/events';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionPhase, SessionState } from '@shared/contract/state';
import { codeWithEvidence, type SessionLog } from './core/sessionLog';
import { RecordedSocket } from './recordedSocket';
import type { Recorder } from './recorder';
import { Session } from './session';

/** Where a session comes from that was not opened here. */
export type RecordedFrom = NonNullable<SessionState['recorded']>;

/**
 * A session out of a recording: it has rows and connections like any other, at the times of the recording, and opens no
 * socket. Whoever reads the recording writes them. Nothing of it is in the journal.
 */
export class RecordedSession extends Session {
  declare readonly connections: Map<number, RecordedSocket>;
  protected override phase: SessionPhase;

  constructor(
    id: number,
    spec: SessionSpec,
    recorder: Recorder,
    log: SessionLog,
    private readonly from: RecordedFrom,
  ) {
    super(id, spec, recorder, log, null);
    this.phase = spec.kind === 'tcp-server' ? 'stopped' : 'disconnected';
    this.recorder.touch(this);
  }

  override start(): void {
    // Opening a recording never connects.
  }

  protected override stop(): void {
    // Nothing can bring new sockets.
  }

  override open(): void {
    // Its first row is one of the recording.
  }

  override reportClosed(): void {
    // It was closed when it was recorded.
  }

  override state(): SessionState {
    return { ...super.state(), open: 0, accepting: null, recorded: this.from };
  }

  addSocket(number: number, local: Address | null, remote: Address | null, openedAt: number): void {
    const socket = new RecordedSocket(this.id, number, local, remote, openedAt);
    this.connections.set(number, socket);
    if (this.spec.kind === 'tcp-server') this.accepted++;
    socket.lastSeq = this.recorder.touch(this);
  }

  /** `at`: in the time of the recording. */
  chunk(type: ChunkType, evidence: Evidence, number: number, bytes: Uint8Array, at: number): void {
    const seq = this.recorder.chunk(this, codeWithEvidence(type, evidence), number, bytes, 0, at);
    const socket = this.connections.get(number);
    if (type === 'received') this.bytesIn += bytes.length;
    else this.bytesOut += bytes.length;
    if (socket === undefined) return;
    socket.lastSeq = seq;
    if (type === 'received') socket.bytesIn += bytes.length;
    else socket.bytesOut += bytes.length;
  }

  event<T extends EventType>(
    type: T,
    evidence: Evidence,
    number: number,
    fields: EventFields<T>,
    at: number,
  ): void {
    this.recorder.past(this, type, evidence, number, fields, at);
  }

  protected override async closeAll(): Promise<void> {
    this.connections.clear();
    await Promise.resolve();
  }
}
