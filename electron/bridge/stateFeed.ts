import type { HostNotice } from '@shared/contract/commands';
import type { Engine } from '../engine/index';
import { COUNTER_PERIOD_MS } from './livePolicy';
import { splitUpdate } from './stateParts';

type StateUpdate = HostNotice<'state'>;

/** Tells one view what changed about sessions and sockets: one update at a time, the next when that one is seen. */
export class StateFeed {
  /** Changes up to here are in what the view was told; 0 before the first update. */
  private toldSeq = 0;
  private sentAt = Number.NEGATIVE_INFINITY;
  /** Journal rows known when the state was last sent: more of them means that something besides counters changed. */
  private eventsSeen = 0;
  private inFlight = false;
  /** What is left of an update too large for one frame. */
  private parts: StateUpdate[] = [];
  /** The last counters of a burst must arrive although nothing more happens. */
  private counterTimer: NodeJS.Timeout | null = null;

  /** `wake` asks for a call of `pump` soon. */
  constructor(
    private readonly engine: Engine,
    private readonly send: (update: StateUpdate) => void,
    private readonly wake: () => void,
  ) {}

  /** Begins with everything, once what is on its way has been seen. */
  restart(): void {
    this.toldSeq = 0;
    this.parts = [];
  }

  /** The view has taken the last update in. */
  seen(): void {
    if (!this.inFlight) return;
    this.inFlight = false;
    if (this.parts.length > 0) this.sendPart();
    else if (this.isBehind) this.wake();
  }

  /** Sends what is due. */
  pump(): void {
    if (this.inFlight) return;
    const { engine } = this;
    const events = engine.log(0)?.rows ?? 0;
    const urgent = this.toldSeq === 0 || events !== this.eventsSeen;
    const wait = this.sentAt + COUNTER_PERIOD_MS - performance.now();
    if (!urgent && (!this.isBehind || wait > 0)) {
      if (this.isBehind) this.later(wait);
      return;
    }
    const { update, seq } = engine.changes(this.toldSeq);
    this.toldSeq = seq;
    this.eventsSeen = events;
    this.sentAt = performance.now();
    this.parts = splitUpdate(update);
    this.sendPart();
  }

  end(): void {
    if (this.counterTimer !== null) clearTimeout(this.counterTimer);
    this.counterTimer = null;
    this.parts = [];
  }

  private get isBehind(): boolean {
    return this.toldSeq < this.engine.recorder.lastSeq;
  }

  private sendPart(): void {
    const part = this.parts.shift();
    if (part === undefined) return;
    this.inFlight = true;
    this.send(part);
  }

  private later(wait: number): void {
    this.counterTimer ??= setTimeout(() => {
      this.counterTimer = null;
      this.wake();
    }, wait);
  }
}
