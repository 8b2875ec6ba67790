import { EVIDENCE, type Row } from '@shared/contract/events';
import { FRAME_HEADER_BYTES, readFrame } from '@shared/contract/frame';
import { RECORD_HEADER_BYTES, readRecord, recordBytes, typeCode } from '@shared/contract/record';
import { describe, expect, it } from 'vitest';
import { encode } from './encodeRows';

describe('a record', () => {
  const base0 = { seq: 1, at: 2, session: 3, socket: 0, evidence: 'app' as const };
  const row: Row = {
    seq: 1,
    at: 2,
    session: 3,
    socket: 4,
    evidence: 'app',
    type: 'received',
    bytes: 8,
    offset: 0,
    data: new Uint8Array(8),
  };
  const damaged = (at: number, value: number, size: 8 | 16 | 32 = 32) => {
    const frame = encode([row]);
    const view = new DataView(frame.buffer);
    if (size === 32) view.setUint32(FRAME_HEADER_BYTES + at, value, true);
    else if (size === 16) view.setUint16(FRAME_HEADER_BYTES + at, value, true);
    else view.setUint8(FRAME_HEADER_BYTES + at, value);
    return frame;
  };

  // 0xffff_ffd8 is −40 as a signed number: with the header it would make a record of no length, read for ever.
  it.each([9, 48, 0x7fff_ffff, 0x8000_0000, 0xffff_ffd8, 0xffff_fff8, 0xffff_ffff])(
    'of length %i in a frame that is shorter is none, at once',
    (length) => {
      const frame = damaged(0, length);
      new DataView(frame.buffer).setUint32(12, 0xffff_ffff, true);
      expect(readFrame(frame)).toBeNull();
    },
  );

  it.each([0x8000_0000, 0xffff_ffd8, 0xffff_ffff])(
    'of an event that claims %i bytes is none, at once',
    (length) => {
      const event: Row = { ...base0, type: 'log-trimmed', bytes: 100, total: 2, reason: 'limit' };
      const frame = encode([event]);
      // No padding: what is left of the frame is the whole JSON, and parses.
      expect(frame.length).toBe(FRAME_HEADER_BYTES + RECORD_HEADER_BYTES + 40);
      const view = new DataView(frame.buffer);
      view.setUint32(FRAME_HEADER_BYTES, length, true);
      view.setUint32(12, 1_000, true);
      expect(readRecord(frame, FRAME_HEADER_BYTES)).toBeNull();
      expect(readFrame(frame)).toBeNull();
    },
  );

  it('whose part lies outside its chunk is none', () => {
    expect(readFrame(damaged(8, 1))).toBeNull();
    expect(readFrame(damaged(4, 7))).toBeNull();
  });

  it('of an unknown type or evidence is none', () => {
    expect(readFrame(damaged(32, 999, 16))).toBeNull();
    expect(readFrame(damaged(34, EVIDENCE.length, 8))).toBeNull();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5])('with seq %d is none', (seq) => {
    const frame = encode([row]);
    new DataView(frame.buffer).setFloat64(FRAME_HEADER_BYTES + 16, seq, true);
    expect(readRecord(frame, FRAME_HEADER_BYTES)).toBeNull();
  });

  it('whose JSON is not JSON, not UTF-8 or not that event is none', () => {
    const event: Row = {
      seq: 1,
      at: 2,
      session: 3,
      socket: 0,
      evidence: 'app',
      type: 'log-trimmed',
      bytes: 1,
      total: 2,
      reason: 'limit',
    };
    const frame = encode([event]);
    const payload = FRAME_HEADER_BYTES + RECORD_HEADER_BYTES;
    for (const [at, byte] of [
      [0, 0x20],
      [1, 0xff],
      [2, 0x41],
    ] as const) {
      const copy = frame.slice();
      copy[payload + at] = byte;
      expect(readFrame(copy)).toBeNull();
    }
    const other = frame.slice();
    new DataView(other.buffer).setUint16(FRAME_HEADER_BYTES + 32, typeCode('closed'), true);
    expect(readFrame(other)).toBeNull();
  });

  it('takes its header and its payload, padded to 8', () => {
    expect([0, 1, 8, 9].map(recordBytes)).toEqual([40, 48, 48, 56]);
  });
});
