import type { ErrorInfo } from '@shared/contract/errors';
import type { Result } from '@shared/contract/result';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Pace } from './pace';
import { type FileParts, type SendPart, Transfer } from './transfer';

export type NamedFile = FileParts & { readonly name: string };

export type TransferPhase = 'waiting' | 'sending' | 'paused' | 'done' | 'failed' | 'cancelled' | 'unread';

export interface TransferState {
  readonly id: number;
  readonly session: number;
  readonly to: number | 'all';
  readonly file: NamedFile;
  readonly phase: TransferPhase;
  /** Bytes that the kernel has for certain, and those of the file that wait in our queue. */
  readonly taken: number;
  readonly queued: number;
  /** Bytes a second of late; null while that is unknown. */
  readonly rate: number | null;
  readonly isStalled: boolean;
  /** Connections that ended while others went on. */
  readonly lost: number;
  /** How long it took, once it is over. */
  readonly ms: number;
  readonly error: ErrorInfo | null;
}

/** What the queue needs of its host. */
export interface FileHost {
  /** Sockets of a session that bytes can be sent on now. */
  sockets(session: number, to: number | 'all'): readonly number[];
  send(
    session: number,
    ...part: Parameters<SendPart>
  ): Promise<Result<{ readonly waiting: number; readonly lost: readonly number[] }, ErrorInfo>>;
  now(): number;
}

const UNDER_WAY: ReadonlySet<TransferPhase> = new Set(['sending', 'paused']);
const OVER: ReadonlySet<TransferPhase> = new Set(['done', 'failed', 'cancelled', 'unread']);

export function isOver({ phase }: TransferState): boolean {
  return OVER.has(phase);
}

/** Files on their way: one at a time in each session, the others wait. */
export class FileQueue {
  readonly store: StoreApi<{ readonly transfers: readonly TransferState[] }> = createStore(() => ({
    transfers: [],
  }));
  private readonly running = new Map<number, Transfer>();
  private nextId = 1;

  constructor(private readonly host: FileHost) {}

  add(session: number, to: number | 'all', files: readonly NamedFile[]): void {
    const added = files.map(
      (file): TransferState => ({
        id: this.nextId++,
        session,
        to,
        file,
        phase: 'waiting',
        taken: 0,
        queued: 0,
        rate: null,
        isStalled: false,
        lost: 0,
        ms: 0,
        error: null,
      }),
    );
    this.store.setState({ transfers: [...this.transfers, ...added] });
    this.next(session);
  }

  pause(id: number): void {
    this.running.get(id)?.pause();
    if (this.find(id)?.phase === 'sending')
      this.change(id, { phase: 'paused', rate: null, isStalled: false });
  }

  resume(id: number): void {
    if (this.find(id)?.phase === 'paused') this.change(id, { phase: 'sending' });
    this.running.get(id)?.resume();
  }

  cancel(id: number): void {
    const transfer = this.find(id);
    if (transfer?.phase === 'waiting') this.change(id, { phase: 'cancelled' });
    else this.running.get(id)?.cancel();
  }

  /** Sends a file that did not arrive as a whole, from its beginning. */
  again(id: number): void {
    const transfer = this.find(id);
    if (transfer === undefined || !isOver(transfer)) return;
    this.dismiss(id);
    this.add(transfer.session, transfer.to, [transfer.file]);
  }

  dismiss(id: number): void {
    this.store.setState({
      transfers: this.transfers.filter((transfer) => transfer.id !== id || !isOver(transfer)),
    });
  }

  private get transfers(): readonly TransferState[] {
    return this.store.getState().transfers;
  }

  private find(id: number): TransferState | undefined {
    return this.transfers.find((transfer) => transfer.id === id);
  }

  private change(id: number, part: Partial<TransferState>): void {
    this.store.setState({
      transfers: this.transfers.map((transfer) => (transfer.id === id ? { ...transfer, ...part } : transfer)),
    });
  }

  private next(session: number): void {
    const own = this.transfers.filter((transfer) => transfer.session === session);
    if (own.some(({ phase }) => UNDER_WAY.has(phase))) return;
    const waiting = own.find(({ phase }) => phase === 'waiting');
    if (waiting !== undefined) void this.run(waiting);
  }

  private async run({ id, session, to, file }: TransferState): Promise<void> {
    const started = this.host.now();
    const pace = new Pace();
    const sockets = this.host.sockets(session, to);
    const transfer = new Transfer(
      file,
      sockets,
      (...part) => this.host.send(session, ...part),
      (progress) => this.change(id, { ...progress, ...pace.saw(this.host.now(), progress.taken) }),
    );
    this.running.set(id, transfer);
    this.change(id, { phase: 'sending' });
    pace.saw(started, 0);
    const outcome = sockets.length === 0 ? { kind: 'failed' as const, error: null } : await transfer.run();
    this.running.delete(id);
    const error = outcome.kind === 'failed' ? outcome.error : null;
    const ms = this.host.now() - started;
    this.change(id, { phase: outcome.kind, error, ms, isStalled: false });
    this.next(session);
  }
}
