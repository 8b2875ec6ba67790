import type { Row } from '@shared/contract/events';
import { JOB_QUEUE_BYTES, LABEL_CHARS, type Repeat, type RepeatState } from '@shared/contract/jobs';
import { type Schedule, takeTurn } from '@shared/jobs/schedule';
import { Job, type JobSetup } from './job';
import type { MakeMessage } from './message';

/** Sends a message again and again, each time at its time or not at all. */
export class RepeatJob extends Job {
  private schedule: Schedule;
  private sent = 0;
  private bytes = 0;
  private missed = 0;
  private skipped = 0;
  private nobody = 0;

  constructor(
    setup: JobSetup,
    private readonly repeat: Repeat,
    private readonly make: MakeMessage,
  ) {
    super(setup);
    this.schedule = { start: setup.clock.now(), everyMs: repeat.everyMs, next: 0 };
  }

  get state(): RepeatState {
    const { everyMs, count, message } = this.repeat;
    const { sent, bytes, missed, skipped, nobody } = this;
    const label = message.text.slice(0, LABEL_CHARS);
    return { kind: 'repeat', ...this.common, label, everyMs, count, sent, bytes, missed, skipped, nobody };
  }

  begin(): void {
    this.turn();
  }

  protected see(row: Row): void {
    if (row.type === 'ended' && row.socket === this.setup.to) this.finish('closed');
  }

  private turn(): void {
    const turn = takeTurn(this.schedule, this.setup.clock.now());
    if (turn.kind === 'send') {
      this.missed += turn.missed;
      this.schedule = turn.schedule;
      this.send();
      this.setup.changed();
      if (this.sent === this.repeat.count) this.finish('done');
      if (!this.isRunning) return;
    }
    const { start, everyMs, next } = this.schedule;
    this.at(start + everyMs * next, () => this.turn());
  }

  private send(): void {
    const { engine, session, to } = this.setup;
    const sockets = engine.stateOf(session)?.sockets ?? [];
    const targets = sockets.filter(
      ({ socket, phase }) => (to === 'all' || socket === to) && (phase === 'open' || phase === 'peer-ended'),
    );
    const ready = targets.filter(({ queued }) => queued <= JOB_QUEUE_BYTES);
    this.skipped += targets.length - ready.length;
    if (targets.length === 0) this.nobody++;
    if (ready.length === 0) return;
    const message = this.make(this.sent);
    if (!message.ok) {
      this.finish('failed');
      return;
    }
    // All of them together: the log then has the bytes once.
    const receivers =
      to === 'all' && ready.length === targets.length ? ['all' as const] : ready.map(numberOf);
    let reached = 0;
    for (const receiver of receivers) {
      const sent = engine.send(session, receiver, message.value, true);
      if (sent.ok) reached += sent.value.sockets;
      else if (sent.error.code === 'QUEUE_FULL') this.skipped++;
      else if (receiver === to && to !== 'all') this.finish('closed');
    }
    if (reached === 0) return;
    this.sent++;
    this.bytes += reached * message.value.length;
  }
}

const numberOf = ({ socket }: { readonly socket: number }): number => socket;
