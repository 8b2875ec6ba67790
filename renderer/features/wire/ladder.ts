/**
 * The ladder of a wire, apart from how it is drawn: rows of both ends become lines, and arrows between them say what
 * became of what one end did. Rows are taken in once, in the order of seq, captured packets in that of their time; nothing
 * is computed again.
 */
import { isChunk, isPromptDrain, type Row, type RowType } from '@shared/contract/events';
import type { SegmentRow } from '@shared/i18n/segmentWords';
import { ArrowTrack } from './ladderArrows';
import { CapturedSegments } from './ladderCaptured';
import { ARRIVES, type Arrow, type ArrowKind, LEAVES, type Line, otherSide, type Step } from './ladderStep';
import { ByteStream } from './ladderStream';
import type { Side, WireRow } from './wireRow';

/** Lines that are kept; the oldest go first, a tenth of them at a time. */
export const KEPT_LINES = 20_000;
/** A silence from here on is worth a line. */
export const PAUSE_MS = 250;

/** Bytes that went before the first row, where somebody knows; otherwise they are known only from `connected` or `accepted` on. */
export type LadderBase = Partial<
  Readonly<Record<Side, { readonly sent?: number; readonly received?: number }>>
>;

/** Rows about the session or its listening socket, not about this connection. */
const NO_STEP: ReadonlySet<RowType> = new Set([
  'session-opened',
  'session-closed',
  'listening',
  'listen-failed',
  'listening-stopped',
  'dropped',
  'log-trimmed',
]);
const KINDS: readonly ArrowKind[] = ['data', 'fin', 'rst'];
const SIDES: readonly Side[] = ['client', 'server'];

/** What is known of one end of the connection at hand. */
interface End {
  opened: boolean;
  /** Something was sent, received or ended. */
  used: boolean;
  /** Rows of it were missed. */
  missed: boolean;
  /** Which socket it is: one of another connection is paired with nothing. */
  socket: Pick<Row, 'session' | 'socket'> | null;
  readonly left: Partial<Record<ArrowKind, Step>>;
  readonly arrived: Partial<Record<ArrowKind, Step>>;
}

const newEnd = (): End => ({
  opened: false,
  used: false,
  missed: false,
  socket: null,
  left: {},
  arrived: {},
});

export class LadderModel {
  private lines: Line[] = [];
  private firstLine = 0;
  private lastAt: number | null = null;
  private arrowId = 0;
  /** Where the connection at hand begins. */
  private connectionLine = 0;
  private handshakeTold = false;
  /** What packets have shown of the connection at hand: it is not told, nor drawn from row to row, a second time. */
  private captured = new CapturedSegments();
  private readonly bySeq = new Map<number, number>();
  private ends: Record<Side, End> = { client: newEnd(), server: newEnd() };
  /** By the end that writes. */
  private streams: Record<Side, ByteStream>;
  private readonly tracks: Readonly<Record<Side, Readonly<Record<ArrowKind, ArrowTrack>>>> = {
    client: { data: new ArrowTrack(), fin: new ArrowTrack(), rst: new ArrowTrack() },
    server: { data: new ArrowTrack(), fin: new ArrowTrack(), rst: new ArrowTrack() },
  };

  constructor(
    base: LadderBase = {},
    private readonly keptLines = KEPT_LINES,
  ) {
    this.streams = this.newStreams();
    for (const side of SIDES) {
      const { sent, received } = base[side] ?? {};
      if (sent !== undefined) this.streams[side].begin('write', sent);
      if (received !== undefined) this.streams[otherSide(side)].begin('read', received);
    }
  }

  /** Number of the first line there is; lines before it were forgotten. */
  get first(): number {
    return this.firstLine;
  }

  /** Number after the last line. */
  get end(): number {
    return this.firstLine + this.lines.length;
  }

  line(number: number): Line | undefined {
    return this.lines[number - this.firstLine];
  }

  /** Where a chunk stands in its direction, as far as it is known. */
  offsetOf(seq: number): number | null {
    const line = this.line(this.lineOf(seq) ?? -1);
    return line === undefined || line.kind === 'pause' ? null : line.offset;
  }

  /** The line of a row, or null when it has none. */
  lineOf(seq: number): number | null {
    const line = this.bySeq.get(seq);
    return line === undefined || line < this.firstLine ? null : line;
  }

  /** The arrows that touch a line from `first` to `last`. */
  crossing(first: number, last: number): readonly Arrow[] {
    return SIDES.flatMap((side) => KINDS.flatMap((kind) => this.tracks[side][kind].crossing(first, last)));
  }

  /** The row that a step became at the other end, or came from; the first of several. */
  twinOf(step: Step): Row | null {
    const arrow = this.crossing(step.line, step.line).find(({ from, to }) => from === step || to === step);
    if (arrow === undefined) return null;
    return arrow.from === step ? arrow.to.row : arrow.from.row;
  }

  get arrows(): number {
    return SIDES.reduce(
      (sum, side) => sum + KINDS.reduce((n, kind) => n + this.tracks[side][kind].size, 0),
      0,
    );
  }

  append(rows: Iterable<WireRow>): void {
    for (const each of rows) this.add(each);
  }

  private add({ side, row }: WireRow): void {
    if (NO_STEP.has(row.type) || isPromptDrain(row)) return;
    if (row.type === 'segment') {
      this.segment(side, row);
      return;
    }
    const opens = row.type === 'connected' || row.type === 'accepted';
    const { opened, used } = this.ends[side];
    if (opens && (opened || used)) this.newConnection();
    this.pause(row.at);
    if (opens && !this.handshakeTold) {
      this.handshakeTold = true;
      // A socket that connects to itself opens from both sides at once: another handshake.
      const isSeen = this.captured.has('syn', 'client') || this.captured.has('syn', 'server');
      if (row.explanation !== 'self-connection' && !isSeen) this.step('handshake', side, row);
    }
    const step = this.step(row.type, side, row);
    if (opens) this.open(side, row);
    else if (row.type === 'skipped') this.miss(side);
    else this.connect(step);
    this.keepWithin();
  }

  /** A packet goes from one end to the other in its own line, whichever session it was captured for. */
  private segment(of: Side, row: SegmentRow): void {
    const side = row.direction === 'out' ? of : otherSide(of);
    const opens = row.flags.includes('SYN') && !row.flags.includes('ACK');
    if (opens && SIDES.some((each) => this.ends[each].opened || this.ends[each].used)) this.newConnection();
    this.pause(row.at);
    this.step('segment', side, row);
    this.captured.add(side, row.flags);
    this.markCaptured(side);
    this.keepWithin();
  }

  /** What is there already of a FIN or RST of this side. */
  private markCaptured(side: Side): void {
    for (const kind of ['fin', 'rst'] as const) {
      if (!this.captured.has(kind, side)) continue;
      for (const step of [this.ends[side].left[kind], this.ends[otherSide(side)].arrived[kind]])
        if (step !== undefined) step.captured = true;
    }
  }

  private step(kind: Step['kind'], side: Side, row: Row): Step {
    const evidence = kind === 'handshake' ? 'told' : row.evidence;
    const step: Step = {
      kind,
      line: this.end,
      side,
      row,
      evidence,
      offset: null,
      paired: 0,
      peers: 0,
      certain: !this.ends[otherSide(side)].missed,
      captured: false,
    };
    if (kind !== 'handshake') this.bySeq.set(row.seq, step.line);
    this.lines.push(step);
    return step;
  }

  private pause(at: number): void {
    const ms = at - (this.lastAt ?? at);
    // Two threads may tell of the same moment in either order.
    this.lastAt = Math.max(at, this.lastAt ?? at);
    if (ms >= PAUSE_MS) this.lines.push({ kind: 'pause', line: this.end, ms });
  }

  private open(side: Side, row: Row): void {
    const end = this.ends[side];
    end.opened = true;
    end.missed = false;
    end.socket = row;
    this.streams[side].begin('write', 0);
    this.streams[otherSide(side)].begin('read', 0);
  }

  private miss(side: Side): void {
    this.ends[side].missed = true;
    this.streams[side].lose('write');
    this.streams[otherSide(side)].lose('read');
    const { left, arrived } = this.ends[otherSide(side)];
    for (const step of [...Object.values(left), ...Object.values(arrived)]) step.certain = false;
  }

  /** The same two ends connect once more: nothing of before belongs to what comes. */
  private newConnection(): void {
    this.ends = { client: newEnd(), server: newEnd() };
    this.streams = this.newStreams();
    this.connectionLine = this.end;
    this.handshakeTold = false;
    this.captured = new CapturedSegments();
  }

  private newStreams(): Record<Side, ByteStream> {
    return { client: this.newStream('client'), server: this.newStream('server') };
  }

  private newStream(side: Side): ByteStream {
    return new ByteStream((from, to, offset, bytes) => this.arrow(side, 'data', from, to, offset, bytes));
  }

  /** Looks for the other end of what a step did. */
  private connect(step: Step): void {
    const { side, row, kind } = step;
    const leaves = LEAVES[kind];
    const arrives = ARRIVES[kind];
    if (leaves === undefined && arrives === undefined && row.type !== 'closed') return;
    const end = this.ends[side];
    end.socket ??= row;
    if (end.socket.session !== row.session || end.socket.socket !== row.socket) {
      step.certain = false;
      return;
    }
    end.used = true;
    if (isChunk(row)) {
      if (row.type === 'sent') this.streams[side].add('write', step);
      else this.streams[otherSide(side)].add('read', step);
      return;
    }
    if (row.type === 'ended' || row.type === 'closed')
      this.settle(side, 'write', row.type === 'ended' ? row.bytes : row.bytesOut);
    if (row.type === 'peer-ended' || row.type === 'closed')
      this.settle(otherSide(side), 'read', row.type === 'peer-ended' ? row.bytes : row.bytesIn);
    step.captured = this.captured.has(leaves ?? arrives, leaves === undefined ? otherSide(side) : side);
    if (leaves !== undefined) {
      end.left[leaves] = step;
      this.join(leaves, step, this.ends[otherSide(side)].arrived[leaves]);
    }
    if (arrives !== undefined) {
      end.arrived[arrives] = step;
      this.join(arrives, this.ends[otherSide(side)].left[arrives], step);
    }
  }

  private join(kind: ArrowKind, from: Step | undefined, to: Step | undefined): void {
    if (from === undefined || to === undefined || from.peers > 0 || to.peers > 0) return;
    this.arrow(from.side, kind, from, to, 0, 0);
  }

  private arrow(side: Side, kind: ArrowKind, from: Step, to: Step, offset: number, bytes: number): void {
    from.paired += bytes;
    to.paired += bytes;
    from.peers++;
    to.peers++;
    this.tracks[side][kind].push({ id: this.arrowId++, kind, from, to, offset, bytes });
  }

  /** A total that does not fit shows that rows are missing although nobody said so: what was paired may be wrong. */
  private settle(writer: Side, which: 'write' | 'read', total: number): void {
    if (this.streams[writer].settle(which, total)) return;
    for (const { from, to } of this.tracks[writer].data.takeBackFrom(this.connectionLine)) {
      for (const step of [from, to]) {
        step.paired = 0;
        step.peers = 0;
        step.certain = false;
        step.offset = null;
      }
    }
    for (const end of ['write', 'read'] as const) this.streams[writer].lose(end);
    // What still waits there has a wrong place.
    this.streams[writer] = this.newStream(writer);
  }

  private keepWithin(): void {
    if (this.lines.length > this.keptLines * 1.1) this.forget(this.lines.length - this.keptLines);
  }

  private forget(lines: number): void {
    for (const line of this.lines.splice(0, lines))
      if (line.kind !== 'pause' && line.kind !== 'handshake' && this.bySeq.get(line.row.seq) === line.line)
        this.bySeq.delete(line.row.seq);
    this.firstLine += lines;
    for (const side of SIDES) {
      this.streams[side].forgetBefore(this.firstLine);
      for (const kind of KINDS) this.tracks[side][kind].forgetBefore(this.firstLine);
    }
  }
}
