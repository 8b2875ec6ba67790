import type { ErrorInfo } from '@shared/contract/errors';
import { type ChunkRow, type ChunkType, isChunk, type Row, type RowType } from '@shared/contract/events';
import type { Result } from '@shared/contract/result';
import type { SessionSpec } from '@shared/contract/spec';
import type { SessionState, SocketState } from '@shared/contract/state';
import type { Engine } from '../engine/index';

export type RowOf<T extends RowType> = T extends ChunkType ? ChunkRow : Extract<Row, { readonly type: T }>;

/** Rows of one session that a scenario keeps, and bytes of each chunk: no step looks at more. */
const KEPT_ROWS = 20_000;
const KEPT_BYTES = 1_024;

/** Something a scenario asked for was refused. */
export class Refused extends Error {
  constructor(error: ErrorInfo) {
    super(error.message === '' ? error.code : error.message);
  }
}

/** Somebody a step asks for has not been opened yet. */
export class NotThere extends Error {}

/** One session of a scenario: what it was told to do, and everything that happened to it. */
export class Actor {
  readonly session: number;
  private kept: Row[] = [];

  constructor(
    private readonly engine: Engine,
    readonly role: string,
    readonly spec: SessionSpec,
  ) {
    this.session = engine.open(spec, (row) => this.take(row)).session;
  }

  get rows(): readonly Row[] {
    return this.kept;
  }

  /** Its state now; null when the session was closed. */
  get state(): SessionState | null {
    return this.engine.stateOf(this.session)?.session ?? null;
  }

  /** Its open sockets now. */
  get sockets(): readonly SocketState[] {
    return this.engine.stateOf(this.session)?.sockets ?? [];
  }

  /** A client that has its connection. */
  get isConnected(): boolean {
    return this.state?.phase === 'connected';
  }

  get isListening(): boolean {
    return this.state?.phase === 'listening';
  }

  /** Connections that wait in the kernel to be accepted; null where the system does not tell, and before the first look. */
  get queue(): number | null {
    return this.isListening ? (this.state?.kernel?.receiveQueue ?? null) : null;
  }

  /** Where a server listens, or listened. 0: nowhere yet. */
  get port(): number {
    return this.last('listening')?.local?.port ?? 0;
  }

  /** The local port of a client's newest connection; 0: none yet. */
  get localPort(): number {
    return this.last('connected')?.local?.port ?? 0;
  }

  /** Of a server: its newest socket to which this client is, or was, connected; 0: none. */
  socketOf({ localPort }: Actor): number {
    return this.last('accepted', ({ remote }) => remote?.port === localPort)?.socket ?? 0;
  }

  all<T extends RowType>(type: T, match: (row: RowOf<T>) => boolean = () => true): readonly RowOf<T>[] {
    return this.kept.filter((row): row is RowOf<T> => row.type === type && match(row as RowOf<T>));
  }

  first<T extends RowType>(type: T, match: (row: RowOf<T>) => boolean = () => true): RowOf<T> | undefined {
    return this.kept.find((row): row is RowOf<T> => row.type === type && match(row as RowOf<T>));
  }

  last<T extends RowType>(type: T, match: (row: RowOf<T>) => boolean = () => true): RowOf<T> | undefined {
    return this.kept.findLast((row): row is RowOf<T> => row.type === type && match(row as RowOf<T>));
  }

  /** Bytes that went through, of one socket or of all. */
  count(type: ChunkType, socket?: number): number {
    return this.all(type, (row) => socket === undefined || row.socket === socket).reduce(
      (sum, { bytes }) => sum + bytes,
      0,
    );
  }

  /** The first bytes of each chunk, joined: all of them as long as no chunk is longer than 1 KiB. */
  bytes(type: ChunkType, socket?: number): Buffer {
    const rows = this.all(type, (row) => socket === undefined || row.socket === socket);
    return Buffer.concat(rows.map(({ data }) => data));
  }

  /** Notes of what a program of the course would print: `Message from server: …`. */
  messages(): readonly string[] {
    return this.all('note', ({ note }) => note === 'message').map(({ text = '' }) => text);
  }

  send(data: string | Uint8Array, socket: number | 'all' = 'all'): void {
    check(this.engine.send(this.session, socket, Buffer.from(data)));
  }

  /** Sends our FIN. */
  end(socket = this.newest): void {
    check(this.engine.end(this.session, socket));
  }

  close(socket = this.newest): void {
    check(this.engine.closeSocket(this.session, socket));
  }

  reset(socket = this.newest): void {
    check(this.engine.reset(this.session, socket));
  }

  pause(socket = this.newest): void {
    check(this.engine.pauseReading(this.session, socket));
  }

  resume(socket = this.newest): void {
    check(this.engine.resumeReading(this.session, socket));
  }

  listen(): void {
    check(this.engine.listen(this.session));
  }

  stopListening(): void {
    check(this.engine.stopListening(this.session));
  }

  connect(): void {
    check(this.engine.connect(this.session));
  }

  cancel(): void {
    check(this.engine.cancel(this.session));
  }

  freezeAccept(): void {
    check(this.engine.freezeAccept(this.session));
  }

  releaseAccept(one: boolean): void {
    check(this.engine.releaseAccept(this.session, one));
  }

  /** The open socket that was opened last; 0: none. */
  private get newest(): number {
    return this.sockets.at(-1)?.socket ?? 0;
  }

  private take(row: Row): boolean {
    // A copy: the bytes belong to the socket's buffer.
    const kept = isChunk(row) ? { ...row, data: Uint8Array.from(row.data.subarray(0, KEPT_BYTES)) } : row;
    this.kept.push(kept);
    if (this.kept.length > KEPT_ROWS) this.kept = this.kept.slice(KEPT_ROWS / 2);
    return true;
  }
}

function check(answer: Result<unknown, ErrorInfo>): void {
  if (!answer.ok) throw new Refused(answer.error);
}
