/**
 * Segments of connections that are not known yet. A handshake is captured before the app is told of its connection, so
 * what begins with a SYN is kept until somebody asks for it. Bounded, and the oldest go first: most of what is never
 * asked for belongs to other programs.
 */
import type { TcpSegment } from '@shared/pcapng/index';
import { endOf } from './tuple';

export interface Held {
  readonly segments: readonly TcpSegment[];
  /** Where the SYN came from, and went to. */
  readonly source: TcpSegment['source'];
  readonly target: TcpSegment['target'];
  /** When the SYN was captured. */
  readonly micros: number;
}

interface Mutable extends Held {
  readonly segments: TcpSegment[];
}

export const HELD_CONNECTIONS = 1_024;
/** Of one connection: a client may have sent a lot before it is accepted. */
export const HELD_SEGMENTS = 64;

export class HeldSegments {
  /** By the ends, in either order. */
  private readonly byWire = new Map<string, Mutable>();

  get size(): number {
    return this.byWire.size;
  }

  has(wire: string): boolean {
    return this.byWire.has(wire);
  }

  /** False: it belongs to nothing that began with a SYN. */
  hold(wire: string, segment: TcpSegment): boolean {
    const { flags, source, target, micros } = segment;
    const opens = flags.includes('SYN') && !flags.includes('ACK');
    const known = this.byWire.get(wire);
    // Another SYN of another number is another try of these ends.
    const isOther = opens && known !== undefined && known.segments[0]?.seq !== segment.seq;
    if (known !== undefined && !isOther) {
      if (known.segments.length < HELD_SEGMENTS) known.segments.push(segment);
      return true;
    }
    if (!opens) return false;
    this.byWire.delete(wire);
    this.byWire.set(wire, { segments: [segment], source, target, micros });
    for (const oldest of this.byWire.keys()) {
      if (this.byWire.size <= HELD_CONNECTIONS) break;
      this.byWire.delete(oldest);
    }
    return true;
  }

  /** Hands out what was held of a connection, once. */
  take(wire: string): Held | null {
    const held = this.byWire.get(wire) ?? null;
    this.byWire.delete(wire);
    return held;
  }

  /** Those whose SYN went to this address in this time. */
  towards(target: Held['target'], from: number, to: number): readonly [wire: string, held: Held][] {
    const wanted = endOf(target);
    return [...this.byWire].filter(
      ([, each]) => endOf(each.target) === wanted && each.micros >= from && each.micros <= to,
    );
  }
}
