import type { Address } from '@shared/contract/address';
import type { SocketState } from '@shared/contract/state';
import type { KernelSocket } from '../kernelTable';
import type { Verdict } from './verdict';

/** One connected socket as the engine and its views know it, in whichever thread it lives. */
export interface LiveSocket {
  readonly number: number;
  readonly local: Address | null;
  readonly remote: Address | null;
  /** Seq of the newest row or change about it. */
  readonly lastSeq: number;
  /** True while bytes can be sent. */
  readonly sendable: boolean;
  /** How it ended, as far as is known. */
  readonly ending: { readonly first: 'local' | 'peer' | null; readonly reset: boolean };
  state(): SocketState;
  sawKernel(row: KernelSocket | null): void;
  /** `quiet`: no person waits for `drained`. A server's own thread tells it all the same. */
  send(bytes: Uint8Array, sameAs?: number, quiet?: boolean): Verdict;
  end(): Verdict;
  close(): Verdict;
  reset(): Verdict;
  pauseReading(): Verdict;
  resumeReading(): Verdict;
  /** Reads or not, as all who have a say in it allow together. */
  flow(): void;
}
