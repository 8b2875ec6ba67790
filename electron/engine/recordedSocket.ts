import type { Address } from '@shared/contract/address';
import type { SocketState } from '@shared/contract/state';
import type { LiveSocket } from './io/liveSocket';
import { notNow, type Verdict } from './io/verdict';

/** A connection of a recording: it is shown like a closed one, and nothing can be done with it. */
export class RecordedSocket implements LiveSocket {
  readonly sendable = false;
  readonly ending = { first: null, reset: false } as const;
  lastSeq = 0;
  bytesIn = 0;
  bytesOut = 0;

  /** `openedAt`: in the time of the recording. */
  constructor(
    private readonly session: number,
    readonly number: number,
    readonly local: Address | null,
    readonly remote: Address | null,
    private readonly openedAt: number,
  ) {}

  state(): SocketState {
    return {
      session: this.session,
      socket: this.number,
      phase: 'closed',
      local: this.local,
      remote: this.remote,
      openedAt: this.openedAt,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      queued: 0,
      readingPaused: false,
      kernel: null,
    };
  }

  sawKernel(): void {
    // No kernel knows of it.
  }

  send(): Verdict {
    return readOnly();
  }
  end(): Verdict {
    return readOnly();
  }
  close(): Verdict {
    return readOnly();
  }
  reset(): Verdict {
    return readOnly();
  }
  pauseReading(): Verdict {
    return readOnly();
  }
  resumeReading(): Verdict {
    return readOnly();
  }

  flow(): void {
    // Nothing flows.
  }
}

function readOnly(): Verdict {
  return notNow('this is a recording: it can only be read');
}
