/** The engine's public face: all that bridges and hosts may use. */
import { Engine, type EngineOptions } from './engine';
import { keepReadBuffers } from './io/allocator';
import { removeDeadSpill } from './io/spillFolder';

export type { Attendant, AttendedSocket } from './attendant';
export {
  atEnd,
  atNewest,
  atRow,
  atSeq,
  type Copied,
  type Cursor,
  catchUp,
  copyRows,
  type Gap,
  nextSeq,
  takeRow,
} from './core/logReader';
export type { SessionLog } from './core/sessionLog';
export { findRow, findSeq, isAtEnd, ready, seqFrom } from './core/storedReader';
export { JOURNAL_SESSION, type OpenOptions } from './engine';
export { type SpillOptions, spillUpTo } from './io/spillStore';
export type { Ends, KernelLook, KernelSocket, KernelTable } from './kernelTable';
export type { CaptureListener, CaptureWish, PacketCapture, RunningCapture } from './packetCapture';
export type { RecordedFrom, RecordedSession } from './recordedSession';
export type { Observer } from './recorder';
export type { Engine, EngineOptions };

/** Starts an engine; it owns nothing until a session is opened. */
export function createEngine(options?: EngineOptions): Engine {
  keepReadBuffers();
  if (options?.spill !== undefined) void removeDeadSpill(options.spill.base);
  return new Engine(options);
}
