/** The engine's public face: all that bridges and hosts may use. */
import { Engine, type EngineOptions } from './engine';
import { keepReadBuffers } from './io/allocator';

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
} from './core/logReader';
export type { SessionLog } from './core/sessionLog';
export { JOURNAL_SESSION } from './engine';
export type { Ends, KernelLook, KernelSocket, KernelTable } from './kernelTable';
export type { CaptureListener, CaptureWish, PacketCapture, RunningCapture } from './packetCapture';
export type { Observer } from './recorder';
export type { Engine, EngineOptions };

/** Starts an engine; it owns nothing until a session is opened. */
export function createEngine(options?: EngineOptions): Engine {
  keepReadBuffers();
  return new Engine(options);
}
