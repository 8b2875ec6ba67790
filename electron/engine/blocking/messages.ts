/** What the main thread and a server's thread say to each other. */
import type { ChunkType, EventFields, EventType } from '@shared/contract/events';
import type { ServerSpec } from '@shared/contract/spec';
import type { SocketPhase } from '@shared/contract/state';

export interface WorkerSetup {
  readonly session: number;
  readonly spec: ServerSpec;
  /** Where any port was asked for: the one to try first. 0: none. */
  readonly ownPort: number;
  readonly control: SharedArrayBuffer;
  /** `process.hrtime` of engine time 0: one clock for all threads, unlike `performance`. */
  readonly clock: bigint;
}

export type SocketVerb = 'end' | 'close-socket' | 'reset' | 'pause' | 'resume';

export type ToWorker =
  | { readonly do: 'start' | 'stop' | 'close' }
  | { readonly do: 'hold'; readonly held: boolean }
  | { readonly do: 'send'; readonly socket: number; readonly bytes: Uint8Array }
  | { readonly do: SocketVerb; readonly socket: number };

export interface ForwardedChunk {
  readonly type: ChunkType;
  readonly socket: number;
  readonly at: number;
  /** Where its bytes are among those of the batch; null: they are those of the chunk before it. */
  readonly from: number | null;
  readonly length: number;
}

export type ForwardedEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly socket: number;
    readonly at: number;
    readonly fields: EventFields<T>;
  };
}[EventType];

export type ForwardedRow = ForwardedChunk | ForwardedEvent;

/** What of a socket's state no row tells. */
export interface SocketPatch {
  readonly socket: number;
  readonly phase: SocketPhase;
  readonly queued: number;
}

/** What happened in one turn of the thread's loop. */
export interface Batch {
  readonly rows: readonly ForwardedRow[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly patches: readonly SocketPatch[];
  /** Bytes of sends that were carried out, by socket. */
  readonly handled: ReadonlyMap<number, number>;
  /** To be acknowledged with `Control.take`. */
  readonly size: number;
  /** Everything is closed; nothing follows. */
  readonly done: boolean;
}

export function isForwardedChunk(row: ForwardedRow): row is ForwardedChunk {
  return row.type === 'received' || row.type === 'sent';
}
