import type { ReadyRules } from '@shared/rules/compile';
import { type Match, RuleMachine } from '@shared/rules/machine';
import type { AttendedSocket } from '../../engine/index';
import { Outbox } from './outbox';
import type { Turns, Worker } from './turns';

/** What one connection may keep waiting, to be looked at or to be sent; more is not read before there is less. */
const WAITING_BYTES = 1024 * 1024;
const WAITING_REPLIES = 10_000;

/** What a connection needs of its session. */
export interface RuledHome {
  readonly turns: Turns;
  /** A rule matched; answers with what is to be sent. */
  fired(socket: AttendedSocket, match: Match): Uint8Array;
  /** Frames that were too long to be looked at. */
  unseen(frames: number): void;
  /** It is not read because its rules are behind; or it is again. */
  behind(socket: AttendedSocket, isBehind: boolean): void;
}

/** The rules of one connection at work. */
export class RuledSocket implements Worker {
  private readonly machine: RuleMachine;
  private readonly outbox: Outbox;
  private timer: NodeJS.Timeout | null = null;
  private hasPeerEnded = false;
  /** Our FIN waits for the last reply. */
  private owesEnd = false;
  private isWaiting = false;
  private toldUnseen = 0;

  constructor(
    private readonly home: RuledHome,
    private readonly socket: AttendedSocket,
    rules: ReadyRules,
  ) {
    this.machine = new RuleMachine(rules);
    this.outbox = new Outbox(socket, () => this.goOn());
  }

  replace(rules: ReadyRules): void {
    this.machine.replace(rules);
    this.goOn();
  }

  received(chunk: Uint8Array, seq: number): void {
    if (this.outbox.isOver) return;
    this.machine.push(chunk, performance.now(), seq);
    this.goOn();
    // Beyond this call the chunk belongs to the reader again.
    this.machine.keep();
  }

  drained(): void {
    this.outbox.drained();
  }

  peerEnded(): void {
    this.hasPeerEnded = true;
    this.machine.finish();
    this.goOn();
    this.machine.keep();
  }

  /** False: a reply is still to come, and our FIN after it. */
  mayEnd(): boolean {
    this.owesEnd = this.isBusy;
    return !this.owesEnd;
  }

  work(): boolean {
    if (this.outbox.isOver) this.machine.clear();
    if (this.outbox.isStuck || !this.machine.hasWork) {
      this.settle();
      return false;
    }
    const match = this.machine.step();
    if (match !== null) {
      const { delayMs, after } = match.ready.rule;
      const reply = this.home.fired(this.socket, match);
      this.outbox.add(reply, delayMs, after);
    }
    return true;
  }

  /** The rules are gone, or the connection is. `isClosed`: there is nothing to be done with it. */
  end(isClosed: boolean): void {
    this.home.turns.remove(this);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.machine.clear();
    this.outbox.clear();
    if (isClosed) this.setWaiting(false, false);
    else {
      this.setWaiting(false, true);
      this.payEnd();
    }
  }

  private get isBusy(): boolean {
    return !this.outbox.isOver && (this.machine.hasWork || this.outbox.size > 0);
  }

  /** Does what there is time for now, and the rest in later turns. */
  private goOn(): void {
    const { turns } = this.home;
    while (turns.hasTime()) if (!this.work()) return;
    turns.add(this);
    this.settle();
  }

  /** After work: whether to read on, when to look again, whether to end. */
  private settle(): void {
    const { machine, outbox, toldUnseen } = this;
    if (machine.unseen > toldUnseen) {
      this.home.unseen(machine.unseen - toldUnseen);
      this.toldUnseen = machine.unseen;
    }
    const bytes = machine.waitingBytes + outbox.bytes;
    const limit = this.isWaiting ? 0.5 : 1;
    this.setWaiting(bytes > WAITING_BYTES * limit || outbox.size > WAITING_REPLIES * limit, true);
    this.plan();
    if (!this.isBusy) this.payEnd();
  }

  private setWaiting(isWaiting: boolean, isOpen: boolean): void {
    if (isWaiting === this.isWaiting) return;
    this.isWaiting = isWaiting;
    if (isOpen) this.socket.wait(isWaiting);
    this.home.behind(this.socket, isWaiting);
  }

  private payEnd(): void {
    if (!this.owesEnd) return;
    this.owesEnd = false;
    this.socket.answerEnd();
  }

  /** Silence ends a frame where frames are cut so. */
  private plan(): void {
    const { dueAt } = this.machine;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (dueAt === null || this.hasPeerEnded) return;
    this.timer = setTimeout(
      () => {
        this.timer = null;
        this.machine.tick(performance.now());
        this.goOn();
        this.plan();
      },
      Math.max(1, Math.ceil(dueAt - performance.now())),
    );
  }
}
