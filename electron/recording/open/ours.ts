import { type Address, addressSchema, plainAddress } from '@shared/contract/address';
import { EVIDENCE, type EventFields, type EventType, eventFieldSchemas } from '@shared/contract/events';
import { markSchema, NOTE_CHARS } from '@shared/contract/marks';
import { sessionSpecSchema } from '@shared/contract/spec';
import {
  type Direction,
  type FoundSegment,
  readRemark,
  type StreamConnection,
  type StreamListener,
  TcpStreams,
} from '@shared/pcapng/index';
import { z } from 'zod';
import type { RecordedSession } from '../../engine/index';
import { findNoted } from './notes';
import type { SessionMaker, Taker } from './takes';

const recordingSchema = z.object({
  type: z.literal('recording'),
  epochMs: z.number(),
  sessions: z.array(z.object({ session: z.int(), spec: sessionSpecSchema })),
});
const rowSchema = z.object({
  type: z.string(),
  at: z.number(),
  session: z.int(),
  socket: z.int().default(0),
  evidence: z.enum(EVIDENCE),
});
const socketSchema = z.object({
  type: z.literal('socket'),
  session: z.int(),
  socket: z.int(),
  local: addressSchema.nullable(),
  remote: addressSchema.nullable(),
});
const missingSchema = z.object({
  type: z.literal('missing'),
  at: z.number(),
  session: z.int(),
  bytes: z.int(),
});
const remarkSchema = z.object({
  type: z.literal('remark'),
  at: z.number(),
  text: z.string(),
  session: z.int().optional(),
  seq: z.int().optional(),
  /** What the row is, by which it is found again. */
  row: markSchema.pick({ at: true, socket: true, type: true, bytes: true, start: true }).optional(),
  removed: z.boolean().default(false),
});
type Remark = z.infer<typeof remarkSchema>;

/** The wall clock of a recording that was begun by us; null: the comment is something else. */
export function recordingStart(comment: string): number | null {
  const parsed = recordingSchema.safeParse(readRemark(comment));
  return parsed.success ? parsed.data.epochMs : null;
}

/** What every row has; the rest are the fields of its type. */
const ROW_KEYS: ReadonlySet<string> = new Set(['type', 'seq', 'at', 'session', 'socket', 'evidence']);

interface Owner {
  readonly session: RecordedSession;
  readonly socket: number;
}

interface Keys {
  readonly client: string;
  readonly server: string;
}

/**
 * A recording of ours: its comments bring back sessions, connections and events as they were told, its packets the bytes.
 * A row is what the socket of a session wrote or read, as it was then (●).
 */
export class OwnRecording implements Taker, StreamListener {
  private readonly streams = new TcpStreams(this);
  private readonly sessions = new Map<number, RecordedSession | null>();
  /** The socket at one end of a connection, by its address and the other's. */
  private readonly owners = new Map<string, Owner>();
  private readonly keys = new Map<StreamConnection, Keys>();
  /** The last remark of each row, by its session and number as they were. */
  private readonly noted = new Map<string, Remark>();
  private last = 0;
  private isKnown = true;

  constructor(
    private readonly maker: SessionMaker,
    private readonly epochMs: number,
  ) {}

  comment(comment: string): void {
    const facts = readRemark(comment);
    if (facts === null || typeof facts !== 'object' || !('type' in facts)) return;
    switch (facts.type) {
      case 'recording':
        this.header(facts);
        break;
      case 'socket': {
        const parsed = socketSchema.safeParse(facts);
        if (parsed.success) this.addSocket(parsed.data, this.atOf(this.last));
        break;
      }
      case 'missing': {
        const parsed = missingSchema.safeParse(facts);
        if (parsed.success) this.note(parsed.data, { note: 'not-recorded', n: parsed.data.bytes });
        break;
      }
      case 'remark': {
        const parsed = remarkSchema.safeParse(facts);
        if (parsed.success) this.remark(parsed.data);
        break;
      }
      default:
        this.row(facts);
    }
  }

  segment(found: FoundSegment): boolean {
    this.last = found.frame.micros;
    this.isKnown = true;
    this.streams.segment(found);
    return this.isKnown;
  }

  async finish(): Promise<void> {
    this.streams.finish(this.last);
    for (const [id, session] of this.sessions) if (session !== null) await this.bringBack(id, session);
  }

  opened(connection: StreamConnection): void {
    const { client, server } = connection;
    this.keys.set(connection, { client: keyOf(client, server), server: keyOf(server, client) });
  }

  data(connection: StreamConnection, from: Direction, bytes: Uint8Array, micros: number): void {
    const at = this.atOf(micros);
    const { writer, reader } = this.ownersOf(connection, from);
    writer?.session.chunk('sent', 'app', writer.socket, bytes, at);
    reader?.session.chunk('received', 'app', reader.socket, bytes, at);
    if (writer === undefined && reader === undefined) this.isKnown = false;
  }

  gap(connection: StreamConnection, from: Direction, bytes: number, micros: number): void {
    const at = this.atOf(micros);
    const { writer, reader } = this.ownersOf(connection, from);
    writer?.session.event('note', 'told', writer.socket, { note: 'not-captured-out', n: bytes }, at);
    reader?.session.event('note', 'told', reader.socket, { note: 'not-captured-in', n: bytes }, at);
  }

  ended(): void {
    // Told by its event.
  }

  reset(): void {
    // Told by its event.
  }

  private header(facts: object): void {
    const parsed = recordingSchema.safeParse(facts);
    if (!parsed.success) return;
    for (const { session, spec } of parsed.data.sessions) {
      // Once, though every file of a recording names those that are open.
      if (!this.sessions.has(session)) this.sessions.set(session, this.maker.make(spec, this.epochMs));
    }
  }

  private row(facts: object): void {
    const parsed = rowSchema.safeParse(facts);
    if (!parsed.success || !isEventType(parsed.data.type)) return;
    const { type, at, session: id, socket, evidence } = parsed.data;
    const rest = Object.fromEntries(Object.entries(facts).filter(([key]) => !ROW_KEYS.has(key)));
    const fields = eventFieldSchemas[type].safeParse(rest);
    if (!fields.success) return;
    const opened = eventFieldSchemas['session-opened'].safeParse(rest);
    if (type === 'session-opened' && opened.success && !this.sessions.has(id))
      this.sessions.set(id, this.maker.make(opened.data.spec, this.epochMs));
    if (type === 'connected' || type === 'accepted') {
      const ends = socketSchema.safeParse({ ...rest, type: 'socket', session: id, socket });
      if (ends.success) this.addSocket(ends.data, at);
    }
    this.sessions.get(id)?.event(type, evidence, socket, fields.data as EventFields<typeof type>, at);
  }

  private addSocket({ session: id, socket, local, remote }: z.infer<typeof socketSchema>, at: number): void {
    const session = this.sessions.get(id) ?? null;
    if (session === null) return;
    if (!session.connections.has(socket)) session.addSocket(socket, local, remote, at);
    if (local !== null && remote !== null) this.owners.set(keyOf(local, remote), { session, socket });
  }

  private note(
    of: { readonly session?: number | undefined; readonly at: number },
    fields: EventFields<'note'>,
  ): void {
    const session = of.session === undefined ? this.maker.made[0] : this.sessions.get(of.session);
    session?.event('note', 'told', 0, fields, of.at);
  }

  private remark(remark: Remark): void {
    const { session, seq, row } = remark;
    if (session === undefined || seq === undefined || row === undefined) this.tell(remark);
    else this.noted.set(`${session} ${seq}`, remark);
  }

  /** Notes become marks of the rows they were set on; in words, where such a row is not in the file. */
  private async bringBack(id: number, session: RecordedSession): Promise<void> {
    const notes = [...this.noted.values()].flatMap((remark) =>
      remark.session === id && remark.row !== undefined && !remark.removed
        ? [{ remark, row: remark.row }]
        : [],
    );
    if (notes.length === 0) return;
    const found = await findNoted(
      session.log,
      notes.map(({ row }) => row),
    );
    for (const [i, { remark }] of notes.entries()) {
      const seq = found[i] ?? null;
      if (seq === null) this.tell(remark);
      else await this.maker.marks.set(session.id, seq, plain(remark.text));
    }
  }

  private tell(remark: Remark): void {
    this.note(remark, { note: 'remark', text: plain(remark.text) });
  }

  private ownersOf(
    connection: StreamConnection,
    from: Direction,
  ): {
    readonly writer: Owner | undefined;
    readonly reader: Owner | undefined;
  } {
    const keys = this.keys.get(connection) ?? { client: '', server: '' };
    const [writer, reader] = from === 'client' ? [keys.client, keys.server] : [keys.server, keys.client];
    return { writer: this.owners.get(writer), reader: this.owners.get(reader) };
  }

  private atOf(micros: number): number {
    return Math.max(0, micros / 1_000 - this.epochMs);
  }
}

/** A file may say anything. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, NOTE_CHARS);
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventFieldSchemas, type);
}

function keyOf(one: Address, other: Address): string {
  return `${plainAddress(one.address)} ${one.port} ${plainAddress(other.address)} ${other.port}`;
}
