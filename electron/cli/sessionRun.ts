/** One session of an engine of its own, told to a terminal and fed from its input. */
import { Lines } from '@shared/bytes/lines';
import type { Row } from '@shared/contract/events';
import type { Repeat } from '@shared/contract/jobs';
import { LOG_BLOCK_BYTES } from '@shared/contract/limits';
import type { SessionSpec } from '@shared/contract/spec';
import { Rules } from '../automation/rules/index';
import { createEngine, type Engine } from '../engine/index';
import type { Recording } from '../recording/index';
import { SERVER_WORKER } from './engineFiles';
import { type LineEnding, LineEndings } from './lineEnding';
import { printerOf } from './printed';
import { endRecording, type RecordOptions, recordAll } from './recordOptions';
import { jsonReport, type Report, textReport } from './reporter';
import type { RulesOption } from './rulesOption';
import type { Terminal } from './terminal';
import { Unsent } from './unsent';

export interface RunOptions extends RecordOptions, RulesOption {
  readonly json: boolean;
  readonly eol: LineEnding;
  /** A client: sends this again and again instead of its input. */
  readonly repeating?: Repeat;
}

export class SessionRun {
  readonly engine: Engine;
  readonly session: number;
  private readonly unsent = new Unsent();
  private readonly report: Report;
  private readonly recording: Recording | null;
  private waiters: (() => void)[] = [];
  /** Since the last line was sent its answer came, or the connection is gone. */
  private answered = false;

  /** Opens the session. `see` gets every row after it has been told. */
  constructor(
    private readonly terminal: Terminal,
    spec: SessionSpec,
    private readonly options: RunOptions,
    private readonly see: (row: Row) => void,
  ) {
    // Every row is printed as it happens: only a recording reads the log, and soon.
    const sessionLogBytes = (options.record === undefined ? 2 : 16) * LOG_BLOCK_BYTES;
    this.engine = createEngine({ sessionLogBytes, serverWorker: SERVER_WORKER });
    this.recording = recordAll(this.engine, options, terminal.t);
    const { epochMs } = this.engine;
    this.report = options.json
      ? jsonReport(terminal, epochMs)
      : textReport(terminal, epochMs, spec.kind === 'tcp-server', printerOf(spec));
    terminal.out.onReleased(() => this.released());
    terminal.err.onReleased(() => this.released());
    this.session = this.engine.open(spec, (row) => this.take(row)).session;
    // Before anything can have arrived.
    if (options.rules !== undefined) new Rules(this.engine).set(this.session, options.rules);
  }

  /**
   * Sends the terminal's input to `to` until it ends, no faster than the sockets take it and the output takes what
   * is told about it. What nobody could be given waits for the next socket. `inTurns`: line by line, each after the
   * answer to the one before.
   */
  async feed(to: number | 'all', inTurns = false): Promise<void> {
    const endings = new LineEndings(this.options.eol);
    const lines = new Lines();
    for await (const chunk of this.terminal.input) {
      const pieces = inTurns ? lines.push(Buffer.from(chunk)) : [chunk];
      for (const piece of pieces) await this.say(to, endings.take(Buffer.from(piece)), inTurns);
    }
    await this.say(to, endings.take(Buffer.from(lines.end())), inTurns);
    await this.send(to, endings.end());
  }

  /** Closes every socket. */
  async close(): Promise<void> {
    await this.engine.dispose();
    if (this.recording !== null) await endRecording(this.recording, this.terminal);
  }

  private async say(to: number | 'all', bytes: Buffer, inTurns: boolean): Promise<void> {
    this.answered = !inTurns || bytes.length === 0;
    await this.send(to, bytes);
    while (!this.answered) await this.change();
  }

  private async send(to: number | 'all', bytes: Buffer): Promise<void> {
    if (bytes.length === 0) return;
    for (;;) {
      while (!this.unsent.hasRoom || this.isFull) await this.change();
      if (this.engine.send(this.session, to, bytes).ok) return;
      await this.change();
    }
  }

  /** False holds reading: what is not read now stays with the kernel, and in the end with the sender. */
  private take(row: Row): boolean {
    this.unsent.see(row);
    this.report(row);
    this.see(row);
    if (row.type === 'closed' || (row.type === 'note' && row.note === 'message')) {
      this.answered = true;
      this.changed();
    }
    if (row.type === 'accepted' || row.type === 'drained') this.changed();
    return !this.isFull;
  }

  private get isFull(): boolean {
    return this.terminal.out.isFull || this.terminal.err.isFull;
  }

  private released(): void {
    if (this.isFull) return;
    this.engine.releaseReading(this.session);
    this.changed();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  private changed(): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter();
  }
}
