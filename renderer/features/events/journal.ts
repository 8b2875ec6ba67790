import { formatAddress } from '@shared/contract/address';
import { type EventRow, isChunk, type Row } from '@shared/contract/events';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { type RowSink, type RowSource, sessionAddress } from '../../host/index';

export interface SessionName {
  readonly kind: 'server' | 'client';
  readonly address: string;
}

/** What the list shows: replaced, never changed, at most once per frame. */
export interface JournalView {
  readonly rows: readonly EventRow[];
  /** Rows that came since the beginning, forgotten ones included: the number of what is new comes from it. */
  readonly total: number;
  readonly names: ReadonlyMap<number, SessionName>;
  readonly forgotten: boolean;
}

const EMPTY: JournalView = { rows: [], total: 0, names: new Map(), forgotten: false };

/** The newest events of all sessions, in memory that has an end. React asks for it; rows are no React state. */
export class Journal implements RowSink {
  private kept: EventRow[] = [];
  private total = 0;
  private names = new Map<number, SessionName>();
  private view = EMPTY;
  private planned: number | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly source: RowSource) {}

  /** For `useSyncExternalStore`: watches the journal while anybody looks. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    const stop = this.listeners.size === 1 ? this.source.watch(this) : null;
    if (stop !== null) this.stop = stop;
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop();
      this.forget();
    };
  };
  readonly snapshot = (): JournalView => this.view;
  private stop: () => void = () => undefined;

  rows(rows: readonly Row[], bytes: number): void {
    for (const row of rows) {
      if (isChunk(row)) continue;
      this.kept.push(row);
      this.total++;
      this.learnName(row);
    }
    if (this.kept.length > 2 * SCROLLBACK_ROWS) this.kept = this.kept.slice(-SCROLLBACK_ROWS);
    this.source.drawn(bytes);
    this.publish();
  }

  reset(): void {
    this.forget();
    this.publish();
  }

  private forget(): void {
    this.kept = [];
    this.total = 0;
    this.names = new Map();
    this.view = EMPTY;
  }

  /** A closed session is known only by what the journal said about it. */
  private learnName(row: EventRow): void {
    if (row.type === 'session-opened') {
      const kind = row.spec.kind === 'tcp-server' ? 'server' : 'client';
      this.names = new Map(this.names).set(row.session, { kind, address: sessionAddress(row.spec, null) });
    } else if (row.type === 'listening') {
      const address = formatAddress(row.local);
      this.names = new Map(this.names).set(row.session, { kind: 'server', address });
    }
  }

  private publish(): void {
    if (this.planned !== null) return;
    this.planned = requestAnimationFrame(() => {
      this.planned = null;
      this.view = {
        rows: this.kept.slice(-SCROLLBACK_ROWS),
        total: this.total,
        names: this.names,
        forgotten: this.total > SCROLLBACK_ROWS,
      };
      for (const listener of this.listeners) listener();
    });
  }
}
