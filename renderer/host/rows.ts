import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import type { ErrorInfo, RowFrame } from '@shared/contract/index';
import { SCROLLBACK_ROWS } from '@shared/contract/limits';
import { fail, ok, type Result } from '@shared/contract/result';
import type { HostClient } from '@shared/transport/hostClient';
import type { RowPage, RowRange, RowSink, RowSource, RowTap } from './rowSource';

/** Hands the rows that arrive on one pipe to whoever watches their session, and survives the pipe. */
export class RowHub {
  private client: HostClient | null = null;
  private readonly feeds = new Map<number, Feed>();
  private readonly pages = new Map<number, Row[]>();
  private nextStream = 1;

  /** The source of a session: the same object every time. */
  source(session: number): RowSource {
    let feed = this.feeds.get(session);
    if (feed === undefined) {
      feed = new Feed(session, this);
      this.feeds.set(session, feed);
    }
    return feed;
  }

  /** A pipe is open and greeted: everything watched is watched anew. */
  attach(client: HostClient): void {
    this.client = client;
    for (const feed of this.feeds.values()) feed.begin(client);
  }

  detach(): void {
    this.client = null;
    this.pages.clear();
    for (const feed of this.feeds.values()) feed.pause();
  }

  /** Forgets the feeds of sessions that are gone. */
  drop(session: number): void {
    if (this.feeds.get(session)?.isIdle === true) this.feeds.delete(session);
  }

  take(frame: RowFrame, bytes: number): void {
    if (frame.kind === 'live') {
      this.feeds.get(frame.session)?.take(frame.rows, bytes);
      return;
    }
    this.pages.get(frame.stream)?.push(...frame.rows);
    // Even a page nobody waits for any more: the host counts it.
    this.client?.drawn(frame.session, bytes);
  }

  get connected(): HostClient | null {
    return this.client;
  }

  async read(
    session: number,
    range: RowRange,
    limit: number,
    full: boolean,
  ): Promise<Result<RowPage, ErrorInfo>> {
    const { client } = this;
    if (client === null) return fail(closedPipe());
    const stream = this.nextStream++;
    const rows: Row[] = [];
    this.pages.set(stream, rows);
    const answer = await client.call('log.read', { session, stream, range, limit, full });
    this.pages.delete(stream);
    if (!answer.ok) return answer;
    const { firstSeq, nextSeq, rowsBefore, bytesBefore } = answer.value;
    return ok({ rows: joinParts(rows), firstSeq, nextSeq, rowsBefore, bytesBefore });
  }
}

/** One session's rows. Live frames count only between the answer to `view.watch` and the end of that watch. */
class Feed implements RowSource {
  private sink: RowSink | null = null;
  private live = false;
  private generation = 0;
  /** Bytes given to the sink and not yet drawn; credit for rows of a former watch must not leak into this one. */
  private outstanding = 0;
  private given = false;
  private readonly taps = new Set<RowTap>();

  constructor(
    private readonly session: number,
    private readonly hub: RowHub,
  ) {}

  get isIdle(): boolean {
    return this.sink === null && this.taps.size === 0;
  }

  watch(sink: RowSink): () => void {
    this.sink = sink;
    this.given = false;
    const client = this.hub.connected;
    if (client !== null) this.begin(client);
    return () => {
      // Somebody else may have taken over meanwhile.
      if (this.sink !== sink) return;
      this.sink = null;
      this.pause();
      void this.hub.connected?.call('view.unwatch', { session: this.session });
    };
  }

  tap(listener: RowTap): () => void {
    this.taps.add(listener);
    return () => void this.taps.delete(listener);
  }

  drawn(bytes: number): void {
    const counted = Math.min(bytes, this.outstanding);
    this.outstanding -= counted;
    if (counted > 0) this.hub.connected?.drawn(this.session, counted);
  }

  read(range: RowRange, limit: number, full: boolean): Promise<Result<RowPage, ErrorInfo>> {
    return this.hub.read(this.session, range, limit, full);
  }

  begin(client: HostClient): void {
    const { sink } = this;
    if (sink === null) return;
    this.pause();
    const generation = this.generation;
    client.forget(this.session);
    if (this.given) {
      sink.reset();
      for (const tap of this.taps) tap.reset();
    }
    this.given = false;
    void client.call('view.watch', { session: this.session, rows: SCROLLBACK_ROWS }).then((answer) => {
      // Rows of an earlier watch may still be on their way; they all arrive before this answer.
      if (answer.ok && generation === this.generation) this.live = true;
    });
  }

  pause(): void {
    this.generation++;
    this.live = false;
    this.outstanding = 0;
  }

  take(rows: readonly Row[], bytes: number): void {
    if (!this.live || this.sink === null) return;
    this.outstanding += bytes;
    this.given = true;
    this.sink.rows(rows, bytes);
    for (const tap of this.taps) tap.rows(rows);
  }
}

/** Puts the parts of chunks together that were cut by frame borders. */
export function joinParts(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  let parts: ChunkRow[] = [];
  const flush = (): void => {
    const [first] = parts;
    if (first !== undefined) joined.push(parts.length === 1 ? first : concat(first, parts));
    parts = [];
  };
  for (const row of rows) {
    if (!isChunk(row)) {
      flush();
      joined.push(row);
      continue;
    }
    if (parts[0]?.seq !== row.seq) flush();
    parts.push(row);
  }
  flush();
  return joined;
}

function concat(first: ChunkRow, parts: readonly ChunkRow[]): ChunkRow {
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { ...first, data };
}

export function closedPipe(): ErrorInfo {
  return {
    code: 'PIPE_CLOSED',
    message: 'the connection to the host is closed',
    explanation: 'internal',
  };
}
