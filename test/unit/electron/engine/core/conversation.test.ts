import type { TcpSegment } from '@shared/pcapng/index';
import { describe, expect, it } from 'vitest';
import { Conversation, type Direction } from '../../../../../electron/engine/core/conversation';

const local = { address: '127.0.0.1', port: 40_000, family: 'IPv4' } as const;
const remote = { address: '127.0.0.1', port: 9_190, family: 'IPv4' } as const;

type Shape = Partial<Omit<TcpSegment, 'source' | 'target'>>;

function segment(shape: Shape): TcpSegment {
  const plain = { micros: 0, flags: ['ACK'] as const, seq: 0, ack: 0, window: 100, bytes: 0, options: [] };
  return { ...plain, source: local, target: remote, ...shape };
}

function talk(...lines: readonly (readonly [Direction, Shape])[]) {
  const conversation = new Conversation(local, remote);
  return lines.map(([direction, shape]) => conversation.take(segment(shape), direction));
}

const scale = (shift: number) => [{ kind: 'window-scale', shift } as const];
const SYN: Shape = { flags: ['SYN'], seq: 1_000, options: scale(7) };
const SYN_ACK: Shape = { flags: ['SYN', 'ACK'], seq: 5_000, ack: 1_001, options: scale(2) };

describe('numbers', () => {
  it('count from the SYN of each direction', () => {
    const rows = talk(
      ['out', SYN],
      ['in', SYN_ACK],
      ['out', { seq: 1_001, ack: 5_001 }],
      ['out', { seq: 1_001, ack: 5_001, bytes: 5 }],
      ['in', { seq: 5_001, ack: 1_006, flags: ['FIN', 'ACK'] }],
      ['out', { seq: 1_006, ack: 5_002 }],
    );
    expect(rows.map((row) => [row.relativeSequence, row.relativeAcknowledgement])).toEqual([
      [0, null],
      [0, 1],
      [1, 1],
      [1, 1],
      [1, 6],
      [6, 2],
    ]);
    expect(rows.every(({ fromSyn }) => fromSyn)).toBe(true);
    expect(rows[0]).toMatchObject({ sequence: 1_000, acknowledgement: null, local, remote });
  });

  it('count from what was seen first when there was no SYN, and say so', () => {
    const rows = talk(['out', { seq: 70, ack: 900, bytes: 3 }], ['in', { seq: 900, ack: 73, bytes: 2 }]);
    expect(rows).toMatchObject([
      { relativeSequence: 0, relativeAcknowledgement: 0, fromSyn: false },
      { relativeSequence: 0, relativeAcknowledgement: 3, fromSyn: false },
    ]);
  });

  it('know the SYN from its SYN-ACK', () => {
    const [synAck, ack] = talk(['in', SYN_ACK], ['out', { seq: 1_001, ack: 5_001 }]);
    expect(synAck).toMatchObject({ relativeAcknowledgement: 1, fromSyn: true });
    expect(ack).toMatchObject({ relativeSequence: 1, fromSyn: true });
  });

  it('go on where 32 bits wrap, and may come from before', () => {
    const max = 2 ** 32;
    const rows = talk(
      ['out', { flags: ['SYN'], seq: max - 2 }],
      ['out', { seq: max - 1, bytes: 5 }],
      ['out', { seq: 4, bytes: 1 }],
      ['out', { seq: max - 3 }],
    );
    expect(rows.map(({ relativeSequence }) => relativeSequence)).toEqual([0, 1, 6, -1]);
    const conversation = new Conversation(local, remote);
    const step = 2 ** 30;
    let last = 0;
    for (let i = 0; i < 9; i++)
      last = conversation.take(segment({ seq: (i * step) % max, bytes: step }), 'out').relativeSequence;
    expect(last).toBe(8 * step);
  });
});

describe('a window', () => {
  const scaled = (...lines: readonly (readonly [Direction, Shape])[]) =>
    talk(...lines).map(({ scaledWindow }) => scaledWindow);

  it('is scaled as its sender offered, where both did, but not in a SYN', () => {
    expect(scaled(['out', SYN], ['in', SYN_ACK], ['out', {}], ['in', {}])).toEqual([100, 100, 12_800, 400]);
  });

  it('is not scaled where one of them did not offer it', () => {
    expect(scaled(['out', SYN], ['in', { ...SYN_ACK, options: [] }], ['out', {}])).toEqual([100, 100, 100]);
  });

  it('is unknown without both SYNs, and never scaled beyond what the standard allows', () => {
    expect(scaled(['out', {}])).toEqual([null]);
    expect(scaled(['in', SYN_ACK], ['out', {}])).toEqual([100, null]);
    const far = scaled(['out', { ...SYN, options: scale(200) }], ['in', SYN_ACK], ['out', {}]);
    expect(far[2]).toBe(100 * 2 ** 14);
  });
});

it('says what had been seen before', () => {
  const rows = talk(
    ['out', SYN],
    ['out', SYN],
    ['in', SYN_ACK],
    ['out', { seq: 1_001, bytes: 10 }],
    ['out', { seq: 1_001, bytes: 10 }],
    ['out', { seq: 1_006, bytes: 10 }],
    ['out', { seq: 1_001 }],
    ['out', { seq: 1_016, flags: ['FIN', 'ACK'] }],
    ['out', { seq: 1_016, flags: ['FIN', 'ACK'] }],
  );
  expect(rows.map(({ again }) => again)).toEqual([
    false,
    true,
    false,
    false,
    true,
    false,
    false,
    false,
    true,
  ]);
});
