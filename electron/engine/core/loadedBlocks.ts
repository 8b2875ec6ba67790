import type { LogBlock } from './logBlock';
import type { StoredBlock, StoringLog } from './storedBlock';

/** Stored blocks whose records were read last, of all logs: pages are read in pieces, and often next to each other. */
export class LoadedBlocks {
  /** Oldest use first. */
  private readonly loaded = new Set<StoredBlock>();
  private readonly loading = new Map<StoredBlock, Promise<void>>();
  private held = 0;

  /** `read`: null when it cannot. `limit`: bytes of records kept in memory; what was read last is kept, however large. */
  constructor(
    private readonly read: (stored: StoredBlock) => Promise<LogBlock | null>,
    private readonly limit: number,
  ) {}

  /** Memory they take now. */
  get bytes(): number {
    return this.held;
  }

  /** Gets the records of a block; its log loses it when that is not possible. */
  load(log: StoringLog, stored: StoredBlock): Promise<void> {
    if (this.loaded.delete(stored)) {
      this.loaded.add(stored);
      return Promise.resolve();
    }
    const running = this.loading.get(stored) ?? this.begin(log, stored);
    this.loading.set(stored, running);
    return running;
  }

  forget(stored: StoredBlock): void {
    stored.memory = null;
    if (this.loaded.delete(stored)) this.held -= stored.used;
  }

  private async begin(log: StoringLog, stored: StoredBlock): Promise<void> {
    const block = await this.read(stored);
    this.loading.delete(stored);
    if (stored.isGone) return;
    if (block === null) {
      log.lose(stored, 'disk-failed');
      return;
    }
    stored.memory = block;
    this.loaded.add(stored);
    this.held += stored.used;
    for (const oldest of this.loaded) {
      if (this.held <= this.limit || oldest === stored) break;
      this.forget(oldest);
    }
  }
}
