/** The operating system's socket table, read by a worker. "Not available here" is an answer, never an exception. */
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '@shared/contract/result';
import { unpackRows } from './packedRows';
import {
  FAMILIES,
  type Family,
  isReadable,
  type NotAvailable,
  type ReadablePlatform,
  type TableReading,
} from './table';
import type { Answer, PackedReading, Question, WorkerSetup } from './workerProtocol';

export type TableResult = Result<TableReading, NotAvailable>;

export interface ReadOptions {
  /** Of the sockets whose rows are wanted: half of a table of Linux need not be read. Unless told, both. */
  readonly families?: readonly Family[];
  /** Inodes of sockets of this process whose descriptor numbers are wanted too. */
  readonly inodes?: readonly number[];
}

export interface SocketTable {
  /**
   * The rows that have one of these ports at either end. One read runs at a time: whoever asks meanwhile shares the
   * one after it, and its rows for all their ports. No reading is older than the question.
   */
  read(ports: readonly number[], options?: ReadOptions): Promise<TableResult>;
  /** Ends the worker; reads under way and later ones are answered with `closed`. */
  close(): Promise<void>;
}

/** A worker that is lost so often, without an answer in between, is not started again. */
const LOSSES_IN_A_ROW = 3;
/** Longer than `netstat` may take; a read of /proc takes milliseconds. */
const ANSWER_DEADLINE_MS = 15_000;
/** Enough for 100,000 wanted rows; whatever needs more ends its worker, not the process. */
const WORKER_HEAP_MIB = 256;

interface Asked {
  readonly ports: Set<number>;
  readonly families: Set<Family>;
  readonly inodes: Set<number>;
  readonly answer: Promise<TableResult>;
  settle(result: TableResult): void;
}

/**
 * Opens the table of this machine; `workerUrl` is the built `socketTableWorker`. Nothing runs before the first read,
 * and the worker keeps no process alive: whoever waits for a reading needs something else to live for.
 * `deadlineMs`: how long a worker may take for an answer before it is given up.
 */
export function openSocketTable(
  workerUrl: URL,
  platform: NodeJS.Platform = process.platform,
  deadlineMs = ANSWER_DEADLINE_MS,
): SocketTable {
  if (isReadable(platform)) return new WorkerTable(workerUrl, platform, deadlineMs);
  const answer = fail<NotAvailable>({ reason: 'platform', detail: platform });
  return { read: () => Promise.resolve(answer), close: () => Promise.resolve() };
}

class WorkerTable implements SocketTable {
  private worker: Worker | null = null;
  private asked: Asked | null = null;
  private next: Asked | null = null;
  private deadline: NodeJS.Timeout | null = null;
  private losses = 0;
  private lastLoss = '';
  private closing: Promise<void> | null = null;

  constructor(
    private readonly workerUrl: URL,
    private readonly platform: ReadablePlatform,
    private readonly deadlineMs: number,
  ) {}

  read(ports: readonly number[], options: ReadOptions = {}): Promise<TableResult> {
    if (this.closing !== null) return Promise.resolve(CLOSED);
    this.next ??= newAsked();
    const { answer } = this.next;
    for (const port of ports) this.next.ports.add(port);
    for (const family of options.families ?? FAMILIES) this.next.families.add(family);
    for (const inode of options.inodes ?? []) this.next.inodes.add(inode);
    if (this.asked === null) this.askNext();
    return answer;
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const { worker, next } = this;
    this.worker = null;
    this.next = null;
    next?.settle(CLOSED);
    this.settle(CLOSED);
    await worker?.terminate();
  }

  private askNext(): void {
    this.asked = this.next;
    this.next = null;
    if (this.asked === null) return;
    const worker = this.worker ?? this.start();
    if (worker === null) {
      this.settle(fail({ reason: 'worker', detail: this.lastLoss }));
      return;
    }
    // Without it, a worker that hangs would be waited for in vain.
    this.deadline = setTimeout(() => this.lose(worker, 'no answer'), this.deadlineMs).unref();
    const { ports, families, inodes } = this.asked;
    const question: Question = { ports: [...ports], families: [...families], inodes: [...inodes] };
    worker.postMessage(question);
  }

  private settle(result: TableResult): void {
    const { asked } = this;
    if (this.deadline !== null) clearTimeout(this.deadline);
    this.deadline = null;
    this.asked = null;
    asked?.settle(result);
    if (this.next !== null) this.askNext();
  }

  private start(): Worker | null {
    if (this.losses >= LOSSES_IN_A_ROW) return null;
    const setup: WorkerSetup = { platform: this.platform };
    let worker: Worker;
    try {
      worker = new Worker(this.workerUrl, {
        workerData: setup,
        // What this process was started with (a debugger, a loader) is not for the worker.
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB },
      });
    } catch (error) {
      this.count(error);
      return null;
    }
    worker.on('message', (answer: Answer) => this.take(worker, answer));
    worker.once('messageerror', (error) => this.lose(worker, error));
    worker.on('error', (error) => this.lose(worker, error));
    worker.once('exit', (code) => this.lose(worker, `ended with ${code}`));
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private take(worker: Worker, answer: Answer): void {
    if (worker !== this.worker) return;
    this.losses = 0;
    this.settle(answer.ok ? ok(unpack(answer.value)) : answer);
  }

  /** The worker is of no more use; the next read starts another one. */
  private lose(worker: Worker, why: unknown): void {
    if (worker !== this.worker) return;
    this.worker = null;
    void worker.terminate();
    this.count(why);
    this.settle(fail({ reason: 'worker', detail: this.lastLoss }));
  }

  private count(why: unknown): void {
    this.losses++;
    this.lastLoss = why instanceof Error ? why.message : String(why);
  }
}

function unpack({ packed, ...rest }: PackedReading): TableReading {
  return { rows: unpackRows(packed), ...rest };
}

const CLOSED = fail<NotAvailable>({ reason: 'closed', detail: '' });

function newAsked(): Asked {
  let settle: Asked['settle'] = () => undefined;
  const answer = new Promise<TableResult>((resolve) => {
    settle = resolve;
  });
  return { ports: new Set(), families: new Set(), inodes: new Set(), answer, settle };
}
