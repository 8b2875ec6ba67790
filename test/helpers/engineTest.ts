import { type ChunkRow, isChunk, type Row, type RowType } from '@shared/contract/events';
import { type SessionSpecInput, sessionSpecSchema } from '@shared/contract/spec';
import type { SessionState, SocketState } from '@shared/contract/state';
import { afterEach, beforeEach, expect } from 'vitest';
import { createEngine, type Engine, type EngineOptions } from '../../electron/engine/index';
import { readLog } from './readLog';

const DEADLINE_MS = 15_000;

export type RowOf<T extends RowType> = T extends ChunkRow['type']
  ? ChunkRow
  : Extract<Row, { readonly type: T }>;

/** One session of an engine under test and every row its observer was given. */
export class Watched {
  readonly rows: Row[] = [];
  /** Answers of the observer from now on: false asks to hold reading. */
  keepReading = true;
  /** Called with every row, from inside the engine. */
  onRow: ((row: Row) => void) | null = null;
  readonly session: number;
  private readonly lookers = new Set<() => void>();

  constructor(
    readonly engine: Engine,
    spec: SessionSpecInput,
    private readonly keepData = true,
  ) {
    this.session = engine.open(sessionSpecSchema.parse(spec), (row) => this.take(row)).session;
  }

  /** The first row of this type that matches, now or later; rows before `after` do not count. */
  async until<T extends RowType>(
    type: T,
    match: (row: RowOf<T>) => boolean = () => true,
    after = 0,
  ): Promise<RowOf<T>> {
    return await this.when(`a row ${type}`, () =>
      this.all(type).find((row) => row.seq > after && match(row)),
    );
  }

  /** Resolves when `count` rows of this type are there. */
  async untilCount(type: RowType, count: number): Promise<void> {
    await this.when(`${count} rows ${type}`, () => this.all(type).length >= count || undefined);
  }

  /** Resolves when so many bytes went through sockets of this session. */
  async untilBytes(type: 'received' | 'sent', count: number): Promise<void> {
    await this.when(`${count} bytes ${type}`, () => this.count(type) >= count || undefined);
  }

  all<T extends RowType>(type: T): RowOf<T>[] {
    return this.rows.filter((row): row is RowOf<T> => row.type === type);
  }

  /** The types of the rows, in order, of one socket or of all. */
  types(socket?: number): RowType[] {
    return this.rows.filter((row) => socket === undefined || row.socket === socket).map((row) => row.type);
  }

  bytes(type: 'received' | 'sent', socket?: number): Buffer {
    const rows = this.all(type).filter((row) => socket === undefined || row.socket === socket);
    return Buffer.concat(rows.map((row) => row.data));
  }

  get state(): SessionState {
    const state = this.engine.changes(0).update.sessions.find(({ session }) => session === this.session);
    if (state === undefined) throw new Error(`session ${this.session} is gone`);
    return state;
  }

  get sockets(): SocketState[] {
    return this.engine.changes(0).update.sockets.filter(({ session }) => session === this.session);
  }

  get port(): number {
    const { local } = this.state;
    if (local === null) throw new Error(`session ${this.session} does not listen`);
    return local.port;
  }

  /** The log must tell what the observer was told, unless it had to forget. */
  expectLogged(): void {
    const log = this.engine.log(this.session);
    if (log === undefined || log.trimmedBytes > 0 || !this.keepData) return;
    const logged = readLog(log);
    expect(logged.map(withoutData)).toEqual(this.rows.map(withoutData));
    for (const [i, row] of logged.entries()) {
      const seen = this.rows[i];
      if (!isChunk(row) || seen === undefined || !isChunk(seen)) continue;
      if (Buffer.compare(row.data, seen.data) !== 0)
        throw new Error(`row ${row.seq} was logged with other bytes`);
    }
  }

  private count(type: 'received' | 'sent'): number {
    return this.all(type).reduce((sum, row) => sum + row.bytes, 0);
  }

  private take(row: Row): boolean {
    // A copy: what is sent belongs to its sender again once it has drained.
    const data = () => (this.keepData && isChunk(row) ? Buffer.from(row.data) : new Uint8Array(0));
    this.rows.push(isChunk(row) ? { ...row, data: data() } : row);
    this.onRow?.(row);
    for (const look of [...this.lookers]) look();
    return this.keepReading;
  }

  private when<T>(what: string, find: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.lookers.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.lookers.delete(look);
        const seen = this.rows.slice(-40).map(({ type, socket }) => `${type}#${socket}`);
        reject(new Error(`no ${what} within ${DEADLINE_MS} ms; the last rows: ${seen.join(' ')}`));
      }, DEADLINE_MS);
      this.lookers.add(look);
      look();
    });
  }
}

function withoutData(row: Row): Row {
  return isChunk(row) ? { ...row, data: new Uint8Array(0) } : row;
}

/** An engine per test; afterwards its logs are compared with what the observers saw, and everything is closed. */
export function testEngine(options?: EngineOptions) {
  let engine = createEngine(options);
  let watched: Watched[] = [];
  beforeEach(() => {
    engine = createEngine(options);
    watched = [];
  });
  afterEach(async () => {
    for (const each of watched) each.expectLogged();
    await engine.dispose();
    expect(engine.openSockets).toBe(0);
  });
  const open = (spec: SessionSpecInput, keepData = true): Watched => {
    const each = new Watched(engine, spec, keepData);
    watched.push(each);
    return each;
  };
  return {
    get engine(): Engine {
      return engine;
    },
    open,
    /** A server that listens on a free port. */
    async server(spec: Partial<SessionSpecInput & { kind: 'tcp-server' }> = {}, keepData = true) {
      const server = open({ ...spec, kind: 'tcp-server' }, keepData);
      await server.until('listening');
      return server;
    },
    /** A client that is connected. */
    async client(
      port: number,
      spec: Partial<SessionSpecInput & { kind: 'tcp-client' }> = {},
      keepData = true,
    ) {
      const client = open({ ...spec, kind: 'tcp-client', port }, keepData);
      await client.until('connected');
      return client;
    },
    /** The engine still does its work: an echo of its own, opened and closed. */
    async expectEcho(): Promise<void> {
      const server = new Watched(engine, { kind: 'tcp-server' });
      await server.until('listening');
      const client = new Watched(engine, { kind: 'tcp-client', port: server.port });
      const { socket } = await client.until('connected');
      expect(engine.send(client.session, socket, Buffer.from('still here'))).toMatchObject({ ok: true });
      await client.untilBytes('received', 10);
      expect(client.bytes('received').toString()).toBe('still here');
      await engine.close(client.session);
      await engine.close(server.session);
    },
  };
}
