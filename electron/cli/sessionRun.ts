/** One session of an engine of its own, told to a terminal and fed from its input. */
import type { Row } from '@shared/contract/events';
import { LOG_BLOCK_BYTES } from '@shared/contract/limits';
import type { SessionSpec } from '@shared/contract/spec';
import { createEngine, type Engine } from '../engine/index';
import { type LineEnding, LineEndings } from './lineEnding';
import { jsonReport, type Report, textReport } from './reporter';
import type { Terminal } from './terminal';
import { Unsent } from './unsent';

export interface RunOptions {
  readonly json: boolean;
  readonly eol: LineEnding;
}

export class SessionRun {
  readonly engine: Engine;
  readonly session: number;
  private readonly unsent = new Unsent();
  private readonly report: Report;
  private waiters: (() => void)[] = [];

  /** Opens the session. `see` gets every row after it has been told. */
  constructor(
    private readonly terminal: Terminal,
    spec: SessionSpec,
    private readonly options: RunOptions,
    private readonly see: (row: Row) => void,
  ) {
    // Every row is printed as it happens: nobody reads the log.
    this.engine = createEngine({ sessionLogBytes: 2 * LOG_BLOCK_BYTES });
    const { epochMs } = this.engine;
    this.report = options.json
      ? jsonReport(terminal, epochMs)
      : textReport(terminal, epochMs, spec.kind === 'tcp-server');
    terminal.out.onReleased(() => this.released());
    terminal.err.onReleased(() => this.released());
    this.session = this.engine.open(spec, (row) => this.take(row)).session;
  }

  /**
   * Sends the terminal's input to `to` until it ends, no faster than the sockets take it and the output takes what
   * is told about it. What nobody could be given waits for the next socket.
   */
  async feed(to: number | 'all'): Promise<void> {
    const endings = new LineEndings(this.options.eol);
    for await (const chunk of this.terminal.input) await this.send(to, endings.take(Buffer.from(chunk)));
    await this.send(to, endings.end());
  }

  /** Closes every socket. */
  close(): Promise<void> {
    return this.engine.dispose();
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
    if (row.type === 'accepted' || row.type === 'drained' || row.type === 'closed') this.changed();
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
