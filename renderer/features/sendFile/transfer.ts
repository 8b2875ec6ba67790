import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import { FILE_PART_BYTES, FILE_WAITING_BYTES } from '@shared/contract/sendFile';

/** Hands a part to the host; answered when at most `atMost` bytes wait for the kernel, or after a while. */
export type SendPart = (
  sockets: readonly number[],
  bytes: Uint8Array,
  atMost: number,
) => Promise<Result<{ readonly waiting: number; readonly lost: readonly number[] }, ErrorInfo>>;

/** What of a file sending needs: it is never read as a whole. */
export interface FileParts {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** How far it got: `taken` by the kernel for certain, `queued` behind that in our own queue. */
export interface Progress {
  readonly taken: number;
  readonly queued: number;
  /** Sockets that ended while others went on. */
  readonly lost: number;
}

export type Outcome =
  | { readonly kind: 'done' | 'cancelled' | 'unread' }
  | { readonly kind: 'failed'; readonly error: ErrorInfo };

/** Streams one file. At no time more of it is in memory than a part here and what may wait at the host. */
export class Transfer {
  private cancelled = false;
  private goOn: (() => void) | null = null;
  private halt: Promise<void> | null = null;

  constructor(
    private readonly file: FileParts,
    private sockets: readonly number[],
    private readonly sendPart: SendPart,
    private readonly told: (progress: Progress) => void,
  ) {}

  async run(): Promise<Outcome> {
    const { size } = this.file;
    let lost = 0;
    for (let from = 0; ; from += FILE_PART_BYTES) {
      const to = Math.min(size, from + FILE_PART_BYTES);
      const isLast = to === size;
      let part: Uint8Array;
      try {
        // A file that has changed since it was chosen cannot be read any more.
        part = new Uint8Array(await this.file.slice(from, to).arrayBuffer());
      } catch {
        return { kind: 'unread' };
      }
      const atMost = isLast ? 0 : FILE_WAITING_BYTES;
      let waiting = Number.POSITIVE_INFINITY;
      for (let bytes = part; waiting > atMost; bytes = NOTHING) {
        if (this.halt !== null) await this.halt;
        if (this.cancelled) return { kind: 'cancelled' };
        const answer = await this.sendPart(this.sockets, bytes, atMost);
        if (!answer.ok) return { kind: 'failed', error: answer.error };
        const gone = new Set(answer.value.lost);
        lost += gone.size;
        this.sockets = this.sockets.filter((socket) => !gone.has(socket));
        waiting = answer.value.waiting;
        // Others may have bytes in the queue too: then less of the file is taken than it seems, never more.
        this.told({ taken: Math.max(0, to - waiting), queued: Math.min(to, waiting), lost });
      }
      if (isLast) return { kind: 'done' };
    }
  }

  pause(): void {
    this.halt ??= new Promise((resolve) => {
      this.goOn = resolve;
    });
  }

  resume(): void {
    this.halt = null;
    this.goOn?.();
    this.goOn = null;
  }

  cancel(): void {
    this.cancelled = true;
    this.resume();
  }
}

const NOTHING = new Uint8Array(0);
