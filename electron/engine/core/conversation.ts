/**
 * The segments of one connection, told one after the other: numbers counted from where each direction began, windows
 * as both ends scale them, and what had been seen before.
 */
import type { Address } from '@shared/contract/address';
import type { EventFields } from '@shared/contract/events';
import type { TcpSegment } from '@shared/pcapng/index';

export type Direction = EventFields<'segment'>['direction'];

/** One direction. */
interface Flow {
  /** Its sequence number 0; null before anything is known of it. */
  base: number | null;
  fromSyn: boolean;
  /** After the last byte that was seen, counted from `base`, as a number that does not wrap. */
  end: number;
  /** Null: its SYN was not captured. `shift` 0 also when it offers no scale. */
  scale: { readonly shift: number; readonly offered: boolean } | null;
}

/** A larger shift is to be taken for this one (RFC 7323 §2.3). */
const SHIFT_MAX = 14;

const newFlow = (): Flow => ({ base: null, fromSyn: false, end: 0, scale: null });

export class Conversation {
  private readonly flows: Readonly<Record<Direction, Flow>> = { in: newFlow(), out: newFlow() };

  constructor(
    private readonly local: Address,
    private readonly remote: Address,
  ) {}

  /** The next segment, in the order of capture. */
  take(segment: TcpSegment, direction: Direction): EventFields<'segment'> {
    const { flags, seq, bytes, window, options } = segment;
    const own = this.flows[direction];
    const other = this.flows[direction === 'out' ? 'in' : 'out'];
    const [isSyn, isFin, isAck] = [flags.includes('SYN'), flags.includes('FIN'), flags.includes('ACK')];
    if (isSyn) begin(own, seq, segment);
    own.base ??= seq;
    // What is acknowledged is what the other direction goes on with; a SYN-ACK answers its SYN, which takes one number.
    if (isAck && other.base === null) {
      other.base = isSyn ? (segment.ack - 1) >>> 0 : segment.ack;
      other.fromSyn = isSyn;
      other.end = isSyn ? 1 : 0;
    }
    const relativeSequence = counted(own, seq);
    const length = bytes + Number(isSyn) + Number(isFin);
    const again = length > 0 && relativeSequence + length <= own.end;
    own.end = Math.max(own.end, relativeSequence + length);
    return {
      local: this.local,
      remote: this.remote,
      direction,
      flags: [...flags],
      sequence: seq,
      acknowledgement: isAck ? segment.ack : null,
      relativeSequence,
      relativeAcknowledgement: isAck ? counted(other, segment.ack) : null,
      fromSyn: own.fromSyn,
      window,
      scaledWindow: isSyn ? window : this.scaled(own, other, window),
      bytes,
      again,
      options: options.map((option) =>
        option.kind === 'sack' ? { ...option, blocks: [...option.blocks] } : option,
      ),
    };
  }

  /** Scaled only where both SYNs offered it (RFC 7323 §2.2). */
  private scaled(own: Flow, other: Flow, window: number): number | null {
    if (own.scale === null || other.scale === null) return null;
    return own.scale.offered && other.scale.offered ? window * 2 ** own.scale.shift : window;
  }
}

function begin(flow: Flow, seq: number, { options }: TcpSegment): void {
  if (flow.base !== seq) {
    flow.base = seq;
    flow.end = 0;
  }
  flow.fromSyn = true;
  const scale = options.find((option) => option.kind === 'window-scale');
  flow.scale = { shift: Math.min(scale?.shift ?? 0, SHIFT_MAX), offered: scale !== undefined };
}

/** The number nearest to where the direction stands: 32 bits wrap after 4 GiB, and old ones may come again. */
function counted({ base, end }: Flow, number: number): number {
  return end + ((number - (base ?? 0) - end) | 0);
}
