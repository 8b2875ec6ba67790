import { pathBetween } from '@shared/tcp/paths';
import type { TcpState } from '@shared/tcp/states';
import type { LiveSocket } from './io/liveSocket';
import type { Ends, KernelSocket, KernelTable } from './kernelTable';
import type { Recorder } from './recorder';
import type { Session } from './session';

/** A socket is followed so long after it is gone: longer than TIME_WAIT lasts anywhere (Linux 60 s, Windows up to 240 s). */
const FOLLOWED_MS = 250_000;
/** So many closed sockets are followed at once, and then the oldest are not: short connections may come in a flood. */
export const FOLLOWED_GONE_MAX = 2_048;

interface Followed {
  readonly session: Session;
  readonly connection: LiveSocket;
  readonly ends: Ends;
  /** The last state known: `accept` and `connect` prove ESTABLISHED before any look. */
  state: TcpState;
  /** Engine time when the connection closed; 0 while it lives. */
  closedAt: number;
  /** Its row was not there at the last look. */
  missing: boolean;
}

interface Connecting {
  readonly session: Session;
  readonly ends: NonNullable<Session['connectingEnds']>;
}

/**
 * Looks at what the kernel knows about our sockets: one look for all, only while something changes or somebody
 * watches. A change of state is a row; states passed between two looks are inferred, and told as such.
 */
export class KernelWatch {
  private readonly open = new Map<LiveSocket, Followed>();
  /** Closed by the app, in that order; the kernel may know them still. */
  private readonly gone = new Set<Followed>();
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

  get somaxconn(): number | null {
    return this.table.somaxconn;
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

  /** A connection has closed. If it came and went between two looks, this is the first that is heard of it. */
  closed(session: Session, connection: LiveSocket): void {
    const each = this.open.get(connection) ?? newlyFollowed(session, connection);
    this.open.delete(connection);
    if (each === null) return;
    each.closedAt = this.recorder.now();
    this.gone.add(each);
    for (const oldest of this.gone) {
      if (this.gone.size <= FOLLOWED_GONE_MAX) break;
      this.gone.delete(oldest);
    }
  }

  async close(): Promise<void> {
    this.ended = true;
    this.stopListening();
    if (this.timer !== null) clearTimeout(this.timer);
    this.open.clear();
    this.gone.clear();
    await this.table.close();
  }

  private schedule(): void {
    if (this.timer !== null || this.looking || this.ended) return;
    const wait = this.table.interval({
      tableRows: this.tableRows,
      watched: this.watchers > 0,
      changing: this.recorder.lastSeq !== this.seenSeq || this.gone.size > 0,
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

  private async look(): Promise<void> {
    this.looking = true;
    this.seenSeq = this.recorder.lastSeq;
    this.update();
    const begin = this.recorder.now();
    const connections = [...this.open.values(), ...this.gone];
    const listening = [...this.sessions()].flatMap((session) => {
      const { listensOn } = session;
      return listensOn === null ? [] : [{ session, local: listensOn }];
    });
    const connecting = [...this.sessions()].flatMap((session) => {
      const ends = session.connectingEnds;
      return ends === null ? [] : [{ session, ends }];
    });
    const idle = connections.length + connecting.length + listening.length === 0;
    const look = idle
      ? null
      : await this.table.look(
          [...connections, ...connecting].map(({ ends: { local, remote } }) => ({ local, remote })),
          listening.map(({ local }) => local),
        );
    this.looking = false;
    if (this.ended) return;
    if (look !== null) {
      this.tableRows = look.tableRows;
      const living = new Set(this.sessions());
      for (const [i, each] of connections.entries())
        if (living.has(each.session)) this.compare(each, look.connections[i] ?? null, begin);
      for (const [i, each] of connecting.entries())
        this.sawConnecting(each, look.connections[connections.length + i] ?? null);
      for (const [i, { session }] of listening.entries()) session.sawUnconnected(look.listeners[i] ?? null);
    }
    this.schedule();
  }

  /** A SYN that is not answered yet: the first row of a socket that has not become a connection. */
  private sawConnecting({ session, ends }: Connecting, row: KernelSocket | null): void {
    const { number, local, remote } = ends;
    if (session.connectingEnds?.number !== number) return;
    const isNew = row?.state === 'SYN_SENT' && session.state().kernel?.state !== 'SYN_SENT';
    session.sawUnconnected(row?.state === 'SYN_SENT' ? row : null);
    if (isNew)
      this.recorder.event(session, 'state', number, {
        local,
        remote,
        from: 'CLOSED',
        to: 'SYN_SENT',
        passed: [],
      });
  }

  /** Takes in who is new, forgets who is over or belongs to a closed session. */
  private update(): void {
    const now = this.recorder.now();
    const living = new Set<Session>();
    for (const session of this.sessions()) {
      living.add(session);
      for (const connection of session.connections.values()) {
        const each = this.open.has(connection) ? null : newlyFollowed(session, connection);
        if (each !== null) this.open.set(connection, each);
      }
    }
    for (const { session, connection } of this.open.values())
      if (!living.has(session)) this.open.delete(connection);
    for (const each of this.gone)
      if (now - each.closedAt > FOLLOWED_MS || !living.has(each.session)) this.gone.delete(each);
  }

  /** `begin`: when this look began. What has closed since may have been open as its row was read. */
  private compare(each: Followed, found: KernelSocket | null, begin: number): void {
    const { session, connection, ends, state: from } = each;
    const isGone = each.closedAt > 0 && each.closedAt <= begin;
    // A state that cannot follow is that of another connection between the same two addresses.
    const row = isGone && found !== null && pathBetween(from, found.state) === null ? null : found;
    // No row is the state CLOSED, but only of a socket that the app has closed too (otherwise it may be one we cannot
    // find), and only at two looks: the kernel goes through its table while it changes, and may pass a row over.
    const to = row?.state ?? (isGone && each.missing ? 'CLOSED' : null);
    each.missing = isGone && row === null;
    if (each.closedAt === 0) connection.sawKernel(row);
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
    if (to === 'CLOSED') this.gone.delete(each);
  }
}

/** Null when the ends are not known: it cannot be found in the table. */
function newlyFollowed(session: Session, connection: LiveSocket): Followed | null {
  const { local, remote } = connection;
  if (local === null || remote === null) return null;
  return { session, connection, ends: { local, remote }, state: 'ESTABLISHED', closedAt: 0, missing: false };
}
