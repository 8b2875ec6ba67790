/**
 * The calls of the sockets interface that one connection is made of, at both ends, as far as the events behind them were
 * seen. `accept` stands beside `connect` and `read` beside `write`: what one end calls is what the other waits for.
 */
import type { Address } from '../contract/address';
import type { Evidence, Row } from '../contract/events';

export const CALLS = [
  'socket',
  'bind',
  'listen',
  'accept',
  'connect',
  'read',
  'write',
  'shutdown',
  'close',
] as const;
export type Call = (typeof CALLS)[number];
export type CallSide = 'client' | 'server';

/** A row and the end it belongs to, in the order of seq. */
export interface SidedRow {
  readonly side: CallSide;
  readonly row: Row;
}

/** What the telephone of the course notes does here. */
export type Phone =
  | 'telephone'
  | 'number'
  | 'exchange'
  | 'lift'
  | 'anyLine'
  | 'dial'
  | 'speak'
  | 'listen'
  | 'done'
  | 'heard'
  | 'hangUp'
  | 'unplug'
  | 'dead';

/**
 * Who called it, where it was not the program: `listening` inside listen(); `connecting` inside connect(); `kernel` bound
 * the socket as part of connect; `asked` bound it because an address was asked for; `loop` accepted because a connection
 * waited; `engine` answered the peer's FIN, with half-open off.
 */
export type Told = 'listening' | 'connecting' | 'kernel' | 'asked' | 'loop' | 'engine';

/** A value that an event brought. */
export type CallFact =
  | { readonly fact: 'address' | 'peer'; readonly address: Address }
  | { readonly fact: 'backlog'; readonly n: number }
  | { readonly fact: 'bytes'; readonly bytes: number }
  | { readonly fact: 'took'; readonly ms: number }
  | { readonly fact: 'failed'; readonly code: string }
  | { readonly fact: 'eof' | 'fin' | 'reset' | 'first' };

export interface CallStep {
  readonly call: Call;
  readonly side: CallSide;
  readonly phone: Phone;
  /** Null: the event behind it was not seen. */
  readonly evidence: Evidence | null;
  readonly told: Told | null;
  readonly count: number;
  /** Engine time (ms) of the first. */
  readonly at: number | null;
  readonly facts: readonly CallFact[];
}

/** What the ends do at the same time. */
export interface CallLine {
  readonly id: SlotId;
  readonly client: CallStep | null;
  readonly server: CallStep | null;
}

type Cell = readonly [call: Call, phone: Phone];

interface Slot {
  readonly client?: Cell;
  readonly server?: Cell;
  /** It has its line only once it was seen. */
  readonly rare?: boolean;
}

/** In the order of a usual connection. */
const SLOTS = {
  socket: { server: ['socket', 'telephone'] },
  bind: { server: ['bind', 'number'] },
  listen: { server: ['listen', 'exchange'] },
  clientSocket: { client: ['socket', 'telephone'] },
  clientBind: { client: ['bind', 'anyLine'] },
  open: { client: ['connect', 'dial'], server: ['accept', 'lift'] },
  toServer: { client: ['write', 'speak'], server: ['read', 'listen'] },
  toClient: { client: ['read', 'listen'], server: ['write', 'speak'] },
  clientEnds: { client: ['shutdown', 'done'], server: ['read', 'heard'] },
  serverEnds: { client: ['read', 'heard'], server: ['shutdown', 'done'] },
  failure: { client: ['read', 'dead'], server: ['read', 'dead'], rare: true },
  close: { client: ['close', 'hangUp'], server: ['close', 'hangUp'] },
  stop: { server: ['close', 'unplug'], rare: true },
} as const satisfies Record<string, Slot>;
export type SlotId = keyof typeof SLOTS;
const SLOT_IDS = Object.keys(SLOTS) as SlotId[];
/** Nobody reads before the connection is there: from here on the order is that of the events. */
const FIRST_IN_TIME = SLOT_IDS.indexOf('toServer');

/** What is known of one call so far. */
interface Seen {
  evidence: Evidence;
  count: number;
  readonly seq: number;
  readonly at: number;
  told: Told | null;
  call: Call | null;
  bytes: number | null;
  facts: readonly CallFact[];
}

type News = Partial<Pick<Seen, 'evidence' | 'told' | 'call' | 'bytes' | 'facts'>>;

export function callLines(rows: readonly SidedRow[]): readonly CallLine[] {
  const book = new CallBook();
  for (const each of rows) book.add(each);
  return book.lines();
}

class CallBook {
  private readonly seen = new Map<string, Seen>();
  /** Of the client: whether its own address was asked for; null while nobody has told. */
  private asked: boolean | null = null;

  add({ side, row }: SidedRow): void {
    const ending = side === 'client' ? 'clientEnds' : 'serverEnds';
    const hearing = side === 'client' ? 'serverEnds' : 'clientEnds';
    const saying = side === 'client' ? 'toServer' : 'toClient';
    const listening = side === 'client' ? 'toClient' : 'toServer';
    switch (row.type) {
      case 'session-opened':
        if (row.spec.kind === 'tcp-client')
          this.asked = row.spec.localAddress !== null || row.spec.localPort !== null;
        break;
      case 'listening':
        this.see('socket', side, row, { evidence: 'told', told: 'listening' });
        this.see('bind', side, row, {
          evidence: 'told',
          told: 'listening',
          facts: [{ fact: 'address', address: row.local }],
        });
        this.see('listen', side, row, { facts: [{ fact: 'backlog', n: row.backlog }] });
        break;
      case 'listen-failed':
        this.see('listen', side, row, { facts: [{ fact: 'failed', code: row.error.code }] });
        break;
      case 'connecting':
        this.see('clientSocket', side, row, { evidence: 'told', told: 'connecting' });
        break;
      case 'connected':
        this.bound(side, row, row.local);
        this.see('open', side, row, {
          facts: [...peer(row.remote), { fact: 'took', ms: row.durationMs }],
        });
        break;
      case 'accepted':
        this.see('open', side, row, { told: 'loop', facts: peer(row.remote) });
        break;
      case 'sent':
        this.see(saying, side, row, { bytes: row.bytes });
        break;
      case 'received':
        this.see(listening, side, row, { bytes: row.bytes });
        break;
      case 'ended':
        this.see(ending, side, row, {
          told: row.automatic ? 'engine' : null,
          facts: [{ fact: 'fin' }],
        });
        break;
      case 'peer-ended':
        this.see(hearing, side, row, { facts: [{ fact: 'eof' }] });
        break;
      case 'reset-sent':
        this.see('close', side, row, { facts: [{ fact: 'reset' }] });
        break;
      case 'reset':
      case 'failed':
        this.see('failure', side, row, {
          call: row.error.syscall === 'write' ? 'write' : 'read',
          facts: [{ fact: 'failed', code: row.error.code }],
        });
        break;
      case 'closed':
        if (this.seen.has(key('close', side))) break;
        this.see('close', side, row, { facts: row.first === 'local' ? [{ fact: 'first' }] : [] });
        break;
      case 'listening-stopped':
        this.see('stop', side, row, { facts: [{ fact: 'address', address: row.local }] });
        break;
      default:
        break;
    }
  }

  lines(): readonly CallLine[] {
    let usual = 0;
    const placed = SLOT_IDS.flatMap((id, i) => {
      const slot: Slot = SLOTS[id];
      const client = this.step(id, 'client', slot);
      const server = this.step(id, 'server', slot);
      const seq = Math.min(
        this.seen.get(key(id, 'client'))?.seq ?? Infinity,
        this.seen.get(key(id, 'server'))?.seq ?? Infinity,
      );
      if (seq === Infinity && slot.rare) return [];
      // What was not seen stays behind what usually goes before it.
      const place = i < FIRST_IN_TIME ? 0 : seq === Infinity ? usual : seq;
      usual = Math.max(usual, place);
      return [{ line: { id, client, server }, place }];
    });
    return placed.sort((one, other) => one.place - other.place).map(({ line }) => line);
  }

  /** The address of a client that was not bound is that which connect brought. */
  private bound(side: CallSide, row: Row, local: Address | null): void {
    if (local === null) return;
    this.see('clientBind', side, row, {
      evidence: 'told',
      told: this.asked === null ? null : this.asked ? 'asked' : 'kernel',
      facts: [{ fact: 'address', address: local }],
    });
  }

  private see(id: SlotId, side: CallSide, row: Row, news: News): void {
    const known = this.seen.get(key(id, side));
    const { evidence = row.evidence, told = null, call = null, bytes = null, facts = [] } = news;
    if (known === undefined) {
      const { seq, at } = row;
      this.seen.set(key(id, side), { evidence, count: 1, seq, at, told, call, bytes, facts });
    } else if (bytes !== null) {
      known.count++;
      known.bytes = (known.bytes ?? 0) + bytes;
    } else known.facts = facts.length === 0 ? known.facts : facts;
  }

  private step(id: SlotId, side: CallSide, slot: Slot): CallStep | null {
    const cell = slot[side];
    if (cell === undefined) return null;
    const [call, phone] = cell;
    const seen = this.seen.get(key(id, side));
    if (seen === undefined)
      return slot.rare
        ? null
        : { call, side, phone, evidence: null, told: null, count: 0, at: null, facts: [] };
    const { evidence, told, count, at, bytes, facts } = seen;
    return {
      call: seen.call ?? call,
      side,
      phone,
      evidence,
      told,
      count,
      at,
      facts: bytes === null ? facts : [...facts, { fact: 'bytes', bytes }],
    };
  }
}

function peer(address: Address | null): readonly CallFact[] {
  return address === null ? [] : [{ fact: 'peer', address }];
}

function key(id: SlotId, side: CallSide): string {
  return `${id} ${side}`;
}
