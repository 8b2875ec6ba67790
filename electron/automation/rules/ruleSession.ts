import { randomBytes } from 'node:crypto';
import { RULE_ROWS_PER_SECOND, type RuleSet, type RulesState } from '@shared/contract/rules';
import type { ReadyRules } from '@shared/rules/compile';
import type { Match } from '@shared/rules/machine';
import { replyBytes } from '@shared/rules/reply';
import type { Attendant, AttendedSocket } from '../../engine/index';
import { type RuledHome, RuledSocket } from './ruledSocket';
import type { Turns } from './turns';

const SECOND_MS = 1_000;
const NOTHING = new Uint8Array(0);

interface Fired {
  times: number;
  socket: number;
  seq: number;
}

/** The rules of one session: what they are, how often they fired, and its connections. */
export class RuleSession implements Attendant, RuledHome {
  private readonly sockets = new Map<number, RuledSocket>();
  private readonly counts = new Map<string, Fired>();
  private readonly behindNow = new Set<number>();
  private readonly toldBehind = new Set<number>();
  private tooLong = 0;
  private second = { begun: Number.NEGATIVE_INFINITY, rows: 0, untold: 0 };

  constructor(
    readonly turns: Turns,
    private set: RuleSet,
    private ready: ReadyRules,
    private revision: number,
    /** Something of `state` is different now. */
    private readonly changed: () => void,
  ) {}

  get rules(): RuleSet {
    return this.set;
  }

  get state(): RulesState {
    const fired = this.set.rules.flatMap(({ id }) => {
      const count = this.counts.get(id);
      return count === undefined ? [] : [{ rule: id, ...count }];
    });
    const { revision, tooLong: unseen } = this;
    return { revision, active: this.ready.rules.length, fired, unseen, behind: this.behindNow.size };
  }

  replace(set: RuleSet, ready: ReadyRules, revision: number): void {
    this.set = set;
    this.ready = ready;
    this.revision = revision;
    for (const socket of this.sockets.values()) socket.replace(ready);
    this.changed();
  }

  /** The rules are taken away. What they have not answered yet is not answered. */
  end(): void {
    for (const socket of this.sockets.values()) socket.end(false);
    this.sockets.clear();
  }

  received(socket: AttendedSocket, chunk: Uint8Array, seq: number): void {
    let ruled = this.sockets.get(socket.number);
    if (ruled === undefined) {
      ruled = new RuledSocket(this, socket, this.ready);
      this.sockets.set(socket.number, ruled);
    }
    ruled.received(chunk, seq);
  }

  drained(socket: AttendedSocket): void {
    this.sockets.get(socket.number)?.drained();
  }

  peerEnded(socket: AttendedSocket): void {
    this.sockets.get(socket.number)?.peerEnded();
  }

  mayEnd(socket: AttendedSocket): boolean {
    return this.sockets.get(socket.number)?.mayEnd() ?? true;
  }

  gone({ number }: AttendedSocket): void {
    this.sockets.get(number)?.end(true);
    this.sockets.delete(number);
    this.toldBehind.delete(number);
  }

  fired(socket: AttendedSocket, match: Match): Uint8Array {
    const { rule, reply } = match.ready;
    const { id, name, delayMs, after } = rule;
    const count = this.counts.get(id) ?? { times: 0, socket: 0, seq: 0 };
    const made = replyBytes(reply, match.body, match.captures, {
      counter: count.times,
      now: Date.now(),
      random: randomBytes,
      env: (variable) => process.env[variable],
    });
    const bytes = made.ok ? made.value : NOTHING;
    this.counts.set(id, { times: count.times + 1, socket: socket.number, seq: match.tag });
    if (this.mayTell()) {
      const { untold } = this.second;
      this.second.untold = 0;
      const problem = made.ok ? {} : { problem: made.error.problem };
      const facts = { matched: match.tag, bytes: match.bytes, reply: bytes.length, delayMs, after, untold };
      socket.fired({ rule: id, name, ...facts, ...problem });
    }
    this.changed();
    return bytes;
  }

  unseen(frames: number): void {
    this.tooLong += frames;
    this.changed();
  }

  behind(socket: AttendedSocket, isBehind: boolean): void {
    const { number } = socket;
    if (isBehind) this.behindNow.add(number);
    else this.behindNow.delete(number);
    if (isBehind && !this.toldBehind.has(number)) {
      this.toldBehind.add(number);
      socket.note({ note: 'rules-behind' });
    }
    this.changed();
  }

  /** A flood that fires on every line would fill the log of events with nothing else. */
  private mayTell(): boolean {
    const now = performance.now();
    const { second } = this;
    if (now - second.begun >= SECOND_MS) {
      second.begun = now;
      second.rows = 0;
    }
    if (second.rows >= RULE_ROWS_PER_SECOND) {
      second.untold++;
      return false;
    }
    second.rows++;
    return true;
  }
}
