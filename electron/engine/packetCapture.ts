/** What a host may offer an engine: packets of our own connections. The engine does not know how they are captured. */
import type { CaptureAvailability, CaptureTool, CaptureUnavailable } from '@shared/contract/capture';
import type { Result } from '@shared/contract/result';
import type { FoundSegment } from '@shared/pcapng/index';

/** TCP of one port at one of some addresses, and nothing else. */
export interface CaptureWish {
  readonly port: number;
  /** IP addresses; none: whichever. */
  readonly hosts: readonly string[];
  /** Addresses of this machine's ends, as far as they are known. */
  readonly locals: readonly string[];
}

export interface CaptureListener {
  /** In the order of capture. The bytes are valid only during the call. */
  segments(found: readonly FoundSegment[]): void;
  /** The program has ended by itself. */
  failed(detail: string): void;
}

export interface RunningCapture {
  readonly tool: CaptureTool;
  readonly interface: string;
  /** What is under way still comes; resolves when the program is gone. Null: it does not say how many it lost. */
  stop(): Promise<{ readonly dropped: number | null }>;
}

export interface PacketCapture {
  check(): Promise<CaptureAvailability>;
  /** Resolves when packets are really captured. Never rejects. */
  start(wish: CaptureWish, listener: CaptureListener): Promise<Result<RunningCapture, CaptureUnavailable>>;
}
