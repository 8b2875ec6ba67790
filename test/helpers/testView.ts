import type { CommandInput, CommandValue, HelloValue, HostNotice } from '../../shared/contract/commands';
import { isChunk, type Row } from '../../shared/contract/events';
import type { RowFrame } from '../../shared/contract/frame';
import type { JobState } from '../../shared/contract/jobs';
import { CONTRACT_VERSION, ROW_PREVIEW_BYTES } from '../../shared/contract/limits';
import type { RecordingState } from '../../shared/contract/recording';
import type { ScenarioRunState } from '../../shared/contract/scenario';
import type { SearchNotice } from '../../shared/contract/search';
import type { SessionState, SocketState, StateUpdate } from '../../shared/contract/state';
import { type HostClient, openHostClient } from '../../shared/transport/hostClient';
import type { Pipe } from '../../shared/transport/pipe';

/** A view without a screen: keeps everything it is told, and gives credit at once unless it is told to stall. */
export class TestView {
  readonly client: HostClient;
  readonly live = new Map<number, Row[]>();
  readonly pages = new Map<number, Row[]>();
  readonly updates: StateUpdate[] = [];
  /** What the updates add up to. */
  readonly sessions = new Map<number, SessionState>();
  readonly sockets = new Map<string, SocketState>();
  /** Bytes of row frames that came, by session. */
  readonly frameBytes = new Map<number, number>();
  /** What was told of the running scenario, in order. */
  readonly scenarios: (ScenarioRunState | null)[] = [];
  /** What was told of jobs, in order. */
  readonly jobs: (readonly JobState[])[] = [];
  /** What was told of recordings, in order. */
  readonly recordings: (readonly RecordingState[])[] = [];
  /** What was told of rules, in order. */
  readonly rules: HostNotice<'rules'>[] = [];
  /** What was told of searches and of marks, in order. */
  readonly searches: SearchNotice[] = [];
  readonly marks: HostNotice<'marks'>[] = [];
  closedCount = 0;
  stalled = false;
  private lastStream = 0;
  private owed: { readonly session: number; readonly bytes: number }[] = [];

  constructor(pipe: Pipe) {
    this.client = openHostClient(pipe, {
      rows: (frame, bytes) => this.take(frame, bytes),
      state: (update) => this.apply(update),
      menu: () => undefined,
      scenario: ({ run }) => void this.scenarios.push(run),
      jobs: ({ jobs }) => void this.jobs.push(jobs),
      recordings: ({ recordings }) => void this.recordings.push(recordings),
      rules: (notice) => void this.rules.push(notice),
      search: (notice) => void this.searches.push(notice),
      marks: (notice) => void this.marks.push(notice),
      closed: () => void this.closedCount++,
    });
  }

  async hello(): Promise<HelloValue> {
    const answer = await this.client.call('hello', { contract: CONTRACT_VERSION, language: 'en' });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  }

  async watch(session: number, rows = 5_000): Promise<void> {
    const answer = await this.client.call('view.watch', { session, rows });
    if (!answer.ok) throw new Error(answer.error.message);
  }

  /** Reads a page and answers with its rows, cut chunks joined. */
  async read(
    params: Omit<CommandInput<'log.read'>, 'stream'>,
  ): Promise<{ readonly rows: Row[]; readonly answer: CommandValue<'log.read'> }> {
    const stream = ++this.lastStream;
    const answer = await this.client.call('log.read', { ...params, stream });
    if (!answer.ok) throw new Error(answer.error.message);
    const rows = joined(this.pages.get(stream) ?? []);
    this.pages.delete(stream);
    return { rows, answer: answer.value };
  }

  /** Reads all rows of a range, page after page. */
  async readAll(session: number, from: number, to: number, full: boolean, limit = 5_000): Promise<Row[]> {
    const all: Row[] = [];
    for (let next = from; next <= to; ) {
      const { rows, answer } = await this.read({ session, range: { from: next, to }, limit, full });
      if (rows.length === 0) break;
      for (const row of rows) all.push(row);
      next = answer.nextSeq;
    }
    return all;
  }

  rowsOf(session: number): readonly Row[] {
    return this.live.get(session) ?? [];
  }

  /** Draws everything that came while it was stalled. */
  catchUp(): void {
    this.stalled = false;
    for (const { session, bytes } of this.owed.splice(0)) this.client.drawn(session, bytes);
  }

  private take(frame: RowFrame, bytes: number): void {
    const { kind, session, stream, rows } = frame;
    const [map, key] = kind === 'live' ? [this.live, session] : [this.pages, stream];
    const list = map.get(key) ?? [];
    map.set(key, list);
    for (const row of rows) list.push(row);
    this.frameBytes.set(session, (this.frameBytes.get(session) ?? 0) + bytes);
    if (this.stalled) this.owed.push({ session, bytes });
    else this.client.drawn(session, bytes);
  }

  private apply(update: StateUpdate): void {
    this.updates.push(update);
    if (update.reset) {
      this.sessions.clear();
      this.sockets.clear();
    }
    for (const session of update.sessions) this.sessions.set(session.session, session);
    for (const socket of update.sockets) this.sockets.set(`${socket.session}/${socket.socket}`, socket);
    for (const { session, socket } of update.closedSockets) this.sockets.delete(`${session}/${socket}`);
    for (const session of update.closedSessions) {
      this.sessions.delete(session);
      for (const key of [...this.sockets.keys()]) if (key.startsWith(`${session}/`)) this.sockets.delete(key);
    }
  }
}

/** Rows as the observer of a session saw them, for comparison with what a view got. */
export function rowRecorder(): { readonly rows: Row[]; readonly observer: (row: Row) => boolean } {
  const rows: Row[] = [];
  return {
    rows,
    observer(row) {
      rows.push(isChunk(row) ? { ...row, data: new Uint8Array(row.data) } : row);
      return true;
    },
  };
}

/** The row as a live frame carries it. */
export function preview(row: Row): Row {
  return isChunk(row) ? { ...row, data: row.data.slice(0, ROW_PREVIEW_BYTES) } : row;
}

/** Rows to compare: bytes as text, which `toEqual` compares a thousand times faster. */
export function plain(rows: readonly Row[]): unknown[] {
  return rows.map((row) => (isChunk(row) ? { ...row, data: Buffer.from(row.data).toString('latin1') } : row));
}

/** Joins the parts of chunks that were cut by frame borders. */
export function joined(rows: readonly Row[]): Row[] {
  const whole: Row[] = [];
  for (const row of rows) {
    const last = whole.at(-1);
    if (!isChunk(row) || row.offset === 0 || last === undefined || !isChunk(last) || last.seq !== row.seq)
      whole.push(row);
    else whole[whole.length - 1] = { ...last, data: new Uint8Array(Buffer.concat([last.data, row.data])) };
  }
  return whole;
}
