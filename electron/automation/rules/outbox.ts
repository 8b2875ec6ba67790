import type { AfterReply } from '@shared/contract/rules';
import type { AttendedSocket } from '../../engine/index';

/** What is to be sent, when, and what happens then. */
interface Due {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly after: AfterReply;
}

/** The replies of one connection: each when its delay is over, none faster than the kernel takes them. */
export class Outbox {
  private readonly waiting: Due[] = [];
  private waitingBytes = 0;
  private timer: NodeJS.Timeout | null = null;
  private isBlocked = false;
  private ended = false;

  /** `changed`: something was sent that had to wait, or more may be. */
  constructor(
    private readonly socket: AttendedSocket,
    private readonly changed: () => void,
  ) {}

  /** Replies that have not been sent. */
  get size(): number {
    return this.waiting.length;
  }

  get bytes(): number {
    return this.waitingBytes;
  }

  /** The connection is closed by a rule: nothing follows. */
  get isOver(): boolean {
    return this.ended;
  }

  /** The kernel is behind with what was sent. */
  get isStuck(): boolean {
    return this.isBlocked;
  }

  add(bytes: Uint8Array, delayMs: number, after: AfterReply): void {
    if (this.ended) return;
    const due = { at: performance.now() + delayMs, bytes, after };
    if (delayMs === 0 && !this.isBlocked) {
      this.send(due);
      return;
    }
    // After those that are due at the same time.
    const index = this.waiting.findLastIndex(({ at }) => at <= due.at) + 1;
    this.waiting.splice(index, 0, due);
    this.waitingBytes += bytes.length;
    this.plan();
  }

  /** The kernel has taken everything. */
  drained(): void {
    this.isBlocked = false;
    this.flush();
    this.changed();
  }

  /** Forgets what waits. */
  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting.length = 0;
    this.waitingBytes = 0;
  }

  private flush(): void {
    const now = performance.now();
    for (;;) {
      const [due] = this.waiting;
      // A timer may be a fraction of a millisecond early.
      if (due === undefined || this.isBlocked || due.at > now + 1) break;
      this.waiting.shift();
      this.waitingBytes -= due.bytes.length;
      this.send(due);
    }
    this.plan();
  }

  private plan(): void {
    const [due] = this.waiting;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (due === undefined || this.isBlocked) return;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.flush();
        this.changed();
      },
      Math.max(0, due.at - performance.now()),
    );
  }

  private send({ bytes, after }: Due): void {
    const { socket } = this;
    if (bytes.length > 0 && socket.sendable) this.isBlocked = !socket.reply(bytes, 0);
    if (after === 'stay') return;
    this.ended = true;
    this.clear();
    if (after === 'close') socket.close();
    else socket.reset();
  }
}
