/** Sleep: nobody can put it off, but what it cost can be told. */
import type { Sleep } from '@shared/contract/desktop';
import type { StateUpdate } from '@shared/contract/index';
import { powerMonitor } from 'electron';
import type { Engine } from '../engine/index';
import { SleepBook } from './sleepBook';

/** What broke in sleep is seen when the network is back, not at once. */
const TELL_AFTER_MS = 15_000;

export interface PowerOptions {
  readonly engine: Pick<Engine, 'changes'>;
  readonly onChanged: () => void;
  /** Some time after waking, when what was lost has shown itself. */
  readonly woke: (sleep: Sleep) => void;
  /** The system is shutting down. */
  readonly shutDown: () => void;
}

export class Power {
  private readonly book = new SleepBook();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: PowerOptions) {
    powerMonitor.on('suspend', () => this.book.suspend(options.engine.changes(0).update, Date.now()));
    powerMonitor.on('resume', () => this.resume());
    // Linux and macOS wait for us, where Electron says nothing else before the end.
    // Their types do not tell of the event; where it comes, it puts the end off until everything is closed.
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      options.shutDown();
    });
  }

  get state(): Sleep | null {
    return this.book.state;
  }

  /** What changed in the engine. */
  take(update: StateUpdate): void {
    if (this.book.take(update, Date.now())) this.options.onChanged();
  }

  dismiss(): void {
    this.book.dismiss();
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private resume(): void {
    this.book.resume(Date.now());
    this.options.onChanged();
    this.stop();
    this.timer = setTimeout(() => {
      if (this.book.state !== null) this.options.woke(this.book.state);
    }, TELL_AFTER_MS);
  }
}
