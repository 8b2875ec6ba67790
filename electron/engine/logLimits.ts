import { TOTAL_LOG_BYTES } from '@shared/contract/limits';
import type { SharedBudget } from './core/logBudget';
import type { SessionLog } from './core/sessionLog';
import { type SpillStore, totalSpill } from './io/spillStore';

/** What a log gives away at once when it has to become smaller: well within what may be on its way to the disk. */
const STEP_BYTES = 8 * 1024 * 1024;

interface Logged {
  readonly id: number;
  readonly log: SessionLog;
}

/** The limits of all logs, which can be changed while they are written. */
export class LogLimits {
  /** Of a log that begins now. */
  sessionBytes: number;
  /** Resolves when every log is within the limits. */
  settled: Promise<void> = Promise.resolve();

  constructor(
    sessionBytes: number,
    private readonly budget: SharedBudget,
    private readonly spill: SpillStore,
    private readonly sessions: () => Iterable<Logged>,
  ) {
    this.sessionBytes = sessionBytes;
  }

  /**
   * Memory of one log, and what it may keep on disk beyond that: for the logs there are, and for those to come. More room
   * is there at once. Less is reached step by step, as fast as the disk takes what leaves the memory.
   */
  change(memoryBytes: number, diskBytes: number): void {
    this.spill.limitTo(diskBytes, totalSpill(diskBytes));
    if (memoryBytes === this.sessionBytes) return;
    this.sessionBytes = memoryBytes;
    const total = Math.max(TOTAL_LOG_BYTES, memoryBytes);
    this.settled = Promise.all([...this.sessions()].map(({ log }) => this.limit(log, memoryBytes))).then(
      () => {
        if (this.sessionBytes === memoryBytes) this.budget.limitTo(total);
      },
    );
    if (total > TOTAL_LOG_BYTES) this.budget.limitTo(total);
  }

  private async limit(log: SessionLog, bytes: number): Promise<void> {
    const trimmed = log.trimmedBytes;
    while (log.heldBytes > bytes && log.blocks.length > 1) {
      await this.spill.calm();
      // Changed again meanwhile.
      if (this.sessionBytes !== bytes) return;
      log.limitTo(Math.max(bytes, log.heldBytes - STEP_BYTES));
    }
    log.limitTo(bytes);
    if (log.trimmedBytes !== trimmed) this.spill.onLost(log.session);
  }
}
