import { EVIDENCE, type EventType, eventFieldSchemas, isChunk, type Row } from '@shared/contract/events';
import {
  FRAME_HEADER_BYTES,
  FRAME_KINDS,
  frameSession,
  readFrame,
  writeFrameHeader,
} from '@shared/contract/frame';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from './encodeRows';
import { events } from './examples';

const base = {
  seq: fc.maxSafeNat(),
  at: fc.double({ min: 0, max: 1e12, noNaN: true }),
  session: fc.nat(0xffff_ffff),
  socket: fc.nat(0xffff_ffff),
  evidence: fc.constantFrom(...EVIDENCE),
};
const chunkRow = fc
  .record({
    ...base,
    type: fc.constantFrom('received' as const, 'sent' as const),
    data: fc.uint8Array({ maxLength: 300 }),
    offset: fc.nat(1000),
    more: fc.nat(1000),
  })
  .map(({ more, ...row }): Row => ({ ...row, bytes: row.offset + row.data.length + more }));
const eventRow = fc
  .record({ ...base, type: fc.constantFrom(...(Object.keys(events) as EventType[])) })
  .map((row) => ({ ...row, ...events[row.type] }) as Row);
const anyRow = fc.oneof(chunkRow, eventRow);

/** A row that a view may be given: its fields hold, its part lies within the chunk. */
function expectValid(row: Row): void {
  expect(Number.isSafeInteger(row.seq) && row.seq >= 0).toBe(true);
  expect(Number.isFinite(row.at) && row.at >= 0).toBe(true);
  expect(EVIDENCE).toContain(row.evidence);
  if (isChunk(row)) expect(row.offset + row.data.length).toBeLessThanOrEqual(row.bytes);
  else {
    const { seq, at, session, socket, evidence, type, ...fields } = row;
    expect(eventFieldSchemas[type].safeParse(fields).success).toBe(true);
  }
}

describe('a frame', () => {
  it('gives back its rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        expect(readFrame(encode(rows))).toEqual({ kind: 'page', session: 5, stream: 9, rows });
      }),
    );
  });

  it('reads the same from the middle of another memory', () => {
    const frame = encode([
      {
        seq: 1,
        at: 2,
        session: 3,
        socket: 4,
        evidence: 'app',
        type: 'sent',
        bytes: 3,
        offset: 0,
        data: Uint8Array.of(1, 2, 3),
      },
    ]);
    const memory = new Uint8Array(frame.length + 30).fill(0xff);
    memory.set(frame, 13);
    const read = readFrame(memory.subarray(13, 13 + frame.length));
    expect(read).toEqual(readFrame(frame));
    memory.fill(0);
    expect(read?.rows).toMatchObject([{ data: Uint8Array.of(1, 2, 3) }]);
  });

  it('tells whose it is, unless it is shorter than its header', () => {
    expect(frameSession(encode([], 77))).toBe(77);
    expect(frameSession(new Uint8Array(FRAME_HEADER_BYTES - 1))).toBeNull();
  });

  it('cut anywhere, or with bytes behind it, is none', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (rows, cut) => {
          const frame = encode(rows);
          expect(readFrame(frame.subarray(0, Math.floor(cut * frame.length)))).toBeNull();
          const longer = new Uint8Array(frame.length + 8);
          longer.set(frame);
          expect(readFrame(longer)).toBeNull();
        },
      ),
    );
  });

  it('with any bytes changed is none or holds only valid rows', () => {
    const flips = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 4 }), flips, (rows, changes) => {
        const frame = encode(rows);
        for (const [place, bits] of changes) {
          const at = Math.floor(place * frame.length);
          frame[at] = (frame[at] ?? 0) ^ bits;
        }
        for (const row of readFrame(frame)?.rows ?? []) expectValid(row);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of noise behind a good header is none or holds only valid rows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 400 }), fc.nat(5), (noise, records) => {
        writeFrameHeader(noise, { kind: 'live', session: 1, stream: 0, records });
        for (const row of readFrame(noise)?.rows ?? []) expectValid(row);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has a known version and kind', () => {
    for (const kind of FRAME_KINDS) {
      const frame = encode([]);
      writeFrameHeader(frame, { kind, session: 1, stream: 2, records: 0 });
      expect(readFrame(frame)).toEqual({ kind, session: 1, stream: 2, rows: [] });
    }
    const [version, kind] = [encode([]), encode([])];
    version[0] = 2;
    kind[1] = FRAME_KINDS.length;
    expect([readFrame(version), readFrame(kind)]).toEqual([null, null]);
  });
});
