import { pathBetween } from '@shared/tcp/paths';
import type { TcpState } from '@shared/tcp/states';
import type { LiveSocket } from './io/liveSocket';
import type { Ends, KernelSocket, KernelTable } from './kernelTable';
import type { Recorder } from './recorder';
import type { Session } from './session';

/** A socket is followed so long after it is gone: longer than TIME_WAIT lasts anywhere (Linux 60 s, Windows up to 240 s). */
const FOLLOWED_MS = 250_000;

interface Followed {
  readonly session: Session;
  readonly connection: LiveSocket;
  readonly ends: Ends;
  /** The last state known: `accept` and `connect` prove ESTABLISHED before any look. */
  state: TcpState;
  /** Engine time when the connection was found closed; 0 while it lives. */
  closedAt: number;
  /** Its row was not there at the last look. */
  missing: boolean;
}

/**
 * Looks at what the kernel knows about our sockets: one look for all, only while something changes or somebody
 * watches. A change of state is a row; states passed between two looks are inferred, and told as such.
 */
export class KernelWatch {
  private readonly followed = new Map<LiveSocket, Followed>();
  private readonly stopListening: () => void;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private ended = false;
  private watchers = 0;
  private tableRows = 0;
  /** Newest seq at the last look: more of them means that something changed. */
  private seenSeq = 0;

  constructor(
    private readonly table: KernelTable,
    private readonly recorder: Recorder,
    private readonly sessions: () => Iterable<Session>,
  ) {
    this.stopListening = recorder.onRecorded(() => this.schedule());
    recorder.arm();
  }

  /** Somebody begins to watch; the answer ends that. */
  watch(): () => void {
    this.watchers++;
    this.schedule();
    let done = false;
    return () => {
      if (!done) this.watchers--;
      done = true;
    };
  }

  async close(): Promise<void> {
    this.ended = true;
    this.stopListening();
    if (this.timer !== null) clearTimeout(this.timer);
    this.followed.clear();
    await this.table.close();
  }

  private schedule(): void {
    if (this.timer !== null || this.looking || this.ended) return;
    const wait = this.table.interval({
      tableRows: this.tableRows,
      watched: this.watchers > 0,
      changing: this.recorder.lastSeq !== this.seenSeq || this.isFollowingGone,
    });
    if (wait === null) {
      this.recorder.arm();
      return;
    }
    // It keeps nobody alive: a program that only waits for its sockets to leave the kernel is done.
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.look();
    }, wait).unref();
  }

  private get isFollowingGone(): boolean {
    for (const { closedAt } of this.followed.values()) if (closedAt > 0) return true;
    return false;
  }

  private async look(): Promise<void> {
    this.looking = true;
    this.seenSeq = this.recorder.lastSeq;
    this.update();
    const connections = [...this.followed.values()];
    const listening = [...this.sessions()].flatMap((session) => {
      const { listensOn } = session;
      return listensOn === null ? [] : [{ session, local: listensOn }];
    });
    const idle = connections.length === 0 && listening.length === 0;
    const look = idle
      ? null
      : await this.table.look(
          connections.map(({ ends }) => ends),
          listening.map(({ local }) => local),
        );
    this.looking = false;
    if (this.ended) return;
    if (look !== null) {
      this.tableRows = look.tableRows;
      for (const [i, each] of connections.entries()) this.compare(each, look.connections[i] ?? null);
      for (const [i, { session }] of listening.entries()) session.sawListener(look.listeners[i] ?? null);
    }
    this.schedule();
  }

  /** Takes in who is new, marks who has gone, forgets who belongs to a closed session. */
  private update(): void {
    const now = this.recorder.now();
    const living = new Set<Session>();
    for (const session of this.sessions()) {
      living.add(session);
      for (const connection of session.connections.values()) {
        const { local, remote } = connection;
        if (this.followed.has(connection) || local === null || remote === null) continue;
        const ends = { local, remote };
        this.followed.set(connection, {
          session,
          connection,
          ends,
          state: 'ESTABLISHED',
          closedAt: 0,
          missing: false,
        });
      }
    }
    for (const each of this.followed.values()) {
      const { session, connection } = each;
      const isOpen = session.connections.get(connection.number) === connection;
      if (!isOpen && each.closedAt === 0) each.closedAt = now;
      const isOver = each.closedAt > 0 && now - each.closedAt > FOLLOWED_MS;
      if (isOver || !living.has(session)) this.followed.delete(connection);
    }
  }

  private compare(each: Followed, row: KernelSocket | null): void {
    const { session, connection, ends, state: from } = each;
    const isGone = each.closedAt > 0;
    // No row is the state CLOSED, but only of a socket that the app has closed too (otherwise it may be one we cannot
    // find), and only at two looks: the kernel goes through its table while it changes, and may pass a row over.
    const to = row?.state ?? (isGone && each.missing ? 'CLOSED' : null);
    each.missing = row === null;
    if (!isGone) connection.sawKernel(row);
    if (to === null || to === from) return;
    each.state = to;
    const { first, reset } = connection.ending;
    // Who reset counts as the first to end, but has passed nothing.
    const hint = reset || first === null ? { reset } : { weEndedFirst: first === 'local' };
    const path = pathBetween(from, to, hint) ?? [];
    // TIME_WAIT lasts far longer than the time between two looks: unseen, it was not there, and the row was cut off
    // (a reset nobody told us of, or FIN_WAIT_2 given up without the peer's FIN).
    const passed = path.includes('TIME_WAIT') ? [] : [...path];
    this.recorder.event(session, 'state', connection.number, { ...ends, from, to, passed });
    if (to === 'CLOSED') this.followed.delete(connection);
  }
}
