import { type ChildProcess, spawn } from 'node:child_process';
import type { CaptureTool, CaptureUnavailable } from '@shared/contract/capture';
import { fail, ok, type Result } from '@shared/contract/result';
import { CaptureReader, type FoundSegment, findSegment } from '@shared/pcapng/index';
import { captureArguments } from './commandLine';
import { plainEnglish, unavailable } from './probe';
import type { FoundTool } from './tools';

const START_DEADLINE_MS = 10_000;
/** A program that was asked to end and did not is killed after this long. */
const END_DEADLINE_MS = 1_000;
/** How long packets may be under way in the program. dumpcap reads them four times a second. */
const DRAIN_MS: Readonly<Record<CaptureTool, number>> = { tcpdump: 150, dumpcap: 400 };
/** Of what it says on stderr, so much is kept. */
const WORDS_CHARS = 4_096;

export interface SegmentListener {
  segments(found: readonly FoundSegment[]): void;
  failed(detail: string): void;
}

const running = new Set<ChildProcess>();
// A program that waits for the next packet does not notice that nobody listens any more.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** One program that captures, from its start to its end. */
export class RunningTool {
  private readonly reader = new CaptureReader();
  private readonly exited: Promise<void>;
  private words = '';
  private stopping: Promise<void> | null = null;
  private begun = false;
  private isGone = false;
  private settle: (refusal: CaptureUnavailable | null) => void = () => undefined;

  private constructor(
    readonly tool: CaptureTool,
    readonly interfaces: readonly string[],
    private readonly child: ChildProcess,
    private readonly listener: SegmentListener,
  ) {
    running.add(child);
    this.exited = new Promise((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        this.settle(unavailable(error.message, error.code));
        if (child.pid === undefined) this.gone(resolve);
      });
      child.once('close', () => this.gone(resolve));
    });
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.words = (this.words + words).slice(-WORDS_CHARS);
    });
    child.stdout?.on('data', (bytes: Buffer) => this.take(bytes));
  }

  /** Resolves when the program captures, or is not going to. */
  static async start(
    { tool, path }: FoundTool,
    what: { readonly interfaces: readonly string[]; readonly filter: string },
    listener: SegmentListener,
  ): Promise<Result<RunningTool, CaptureUnavailable>> {
    const child = spawn(path, captureArguments(tool, what.interfaces, what.filter), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: plainEnglish(),
      windowsHide: true,
    });
    const started = new RunningTool(tool, what.interfaces, child, listener);
    const refusal = await new Promise<CaptureUnavailable | null>((resolve) => {
      const deadline = setTimeout(() => resolve(unavailable(`no answer from ${tool}`)), START_DEADLINE_MS);
      started.settle = (answer) => {
        clearTimeout(deadline);
        resolve(answer);
      };
    });
    if (refusal === null) return ok(started);
    await started.stop();
    return fail(refusal);
  }

  get interface(): string {
    return this.interfaces.join(', ');
  }

  /** What is under way still comes. Null: it did not say how many it lost. */
  async stop(): Promise<{ readonly dropped: number | null }> {
    this.stopping ??= this.end();
    await this.stopping;
    return { dropped: this.reader.dropped ?? droppedIn(this.words) };
  }

  private async end(): Promise<void> {
    if (this.begun && !this.isGone) await this.waited(DRAIN_MS[this.tool]);
    if (!this.isGone) this.child.kill('SIGTERM');
    const deadline = setTimeout(() => this.child.kill('SIGKILL'), END_DEADLINE_MS);
    await this.exited;
    clearTimeout(deadline);
  }

  private async waited(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.exited, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
    clearTimeout(timer);
  }

  private take(bytes: Buffer): void {
    const found: FoundSegment[] = [];
    this.reader.push(bytes, (frame) => {
      const segment = findSegment(frame);
      if (segment !== null) found.push(segment);
    });
    // The header is written when the filter is in place.
    if (this.reader.hasBegun && !this.begun) {
      this.begun = true;
      this.settle(null);
    }
    if (found.length > 0) this.listener.segments(found);
    if (this.reader.isBroken) this.lose(`${this.tool} wrote what is no capture`);
  }

  private gone(resolve: () => void): void {
    if (this.isGone) return;
    this.isGone = true;
    running.delete(this.child);
    resolve();
    this.lose(this.words.trim() || `${this.tool} ended`);
  }

  private lose(detail: string): void {
    if (!this.begun) this.settle(unavailable(detail));
    else if (this.stopping === null) this.listener.failed(detail);
  }
}

/** `3 packets dropped by kernel`, or per interface `received/dropped on interface 'lo': 10/3 (…)`. */
function droppedIn(words: string): number | null {
  const found = [
    ...words.matchAll(/^(\d+) packets? dropped by/gm),
    ...words.matchAll(/received\/dropped on interface .*: \d+\/(\d+)/g),
  ];
  return found.length === 0 ? null : found.reduce((sum, [, count]) => sum + Number(count), 0);
}
