/** The bytes of frames and records as a second pen writes them: the log, the bridge and the page must agree for ever. */
import type { Row } from '@shared/contract/events';
import { readFrame, writeFrameHeader } from '@shared/contract/frame';
import {
  isChunkCode,
  parseFields,
  RECORD_HEADER_BYTES,
  ROW_TYPES,
  readRecord,
  recordBytes,
  typeCode,
  writeRecordHeader,
} from '@shared/contract/record';
import { newRowPlace, rowAt } from '@shared/contract/rowPlace';
import { describe, expect, it } from 'vitest';
import { encode } from './encodeRows';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s+/g, ''), 'hex'));
const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** A `received` of 5 bytes, of which `lo,` from offset 3 are here: written down from the table in record.ts. */
const CHUNK = hex(`
  02000000 05000000 03000000 07000000
  000000000000f03f 0000000000000440
  0000 00 00 09000000
  6c6f 000000000000`);
const CHUNK_ROW: Row = {
  seq: 1,
  at: 2.5,
  session: 9,
  socket: 7,
  evidence: 'app',
  type: 'received',
  bytes: 5,
  offset: 3,
  data: utf8('lo'),
};

describe('a record, byte by byte', () => {
  it('of a chunk is read as it is written down', () => {
    expect(CHUNK).toHaveLength(RECORD_HEADER_BYTES + 8);
    expect(readRecord(CHUNK, 0)).toEqual({ row: CHUNK_ROW, next: CHUNK.length });
  });

  it('has its header written in the same places', () => {
    const memory = new Uint8Array(8 + RECORD_HEADER_BYTES).fill(0xee);
    writeRecordHeader(new DataView(memory.buffer), 8, {
      payload: 0x0102_0304,
      total: 0xfffe_fdfc,
      offset: 0x1112_1314,
      socket: 0x2122_2324,
      session: 0x8182_8384,
      seq: Number.MAX_SAFE_INTEGER,
      at: 0.001,
      type: 0xabcd,
      evidence: 3,
    });
    const expected = Buffer.alloc(8 + RECORD_HEADER_BYTES, 0xee);
    expected.writeUInt32LE(0x0102_0304, 8);
    expected.writeUInt32LE(0xfffe_fdfc, 12);
    expected.writeUInt32LE(0x1112_1314, 16);
    expected.writeUInt32LE(0x2122_2324, 20);
    expected.writeDoubleLE(Number.MAX_SAFE_INTEGER, 24);
    expected.writeDoubleLE(0.001, 32);
    expected.writeUInt16LE(0xabcd, 40);
    expected.writeUInt8(3, 42);
    expected.writeUInt8(0, 43);
    expected.writeUInt32LE(0x8182_8384, 44);
    expect(Buffer.from(memory)).toEqual(expected);
  });

  it.each([
    ['app', 0],
    ['kernel', 1],
    ['wire', 2],
    ['told', 3],
  ] as const)('says %s as %i', (evidence, code) => {
    const bytes = CHUNK.slice();
    bytes[34] = code;
    expect(readRecord(bytes, 0)?.row.evidence).toBe(evidence);
  });

  it('is sent by the next number', () => {
    const bytes = CHUNK.slice();
    bytes[32] = 1;
    expect(readRecord(bytes, 0)?.row.type).toBe('sent');
    // The upper byte of the number counts too: 0x0101 is not 0x0001.
    bytes[33] = 1;
    expect(readRecord(bytes, 0)).toBeNull();
  });

  it('keeps what a float of 8 bytes keeps: any seq, and microseconds for years', () => {
    const at = 10 * 365 * 86_400_000 + 0.001;
    const [row] = readFrame(encode([{ ...CHUNK_ROW, seq: Number.MAX_SAFE_INTEGER, at }]))?.rows ?? [];
    expect(row).toMatchObject({ seq: Number.MAX_SAFE_INTEGER });
    expect(Math.round((row?.at ?? 0) * 1000)).toBe(Math.round(at * 1000));
  });

  it.each([
    ['a header cut short', CHUNK.subarray(0, RECORD_HEADER_BYTES - 1)],
    ['a payload cut short', CHUNK.subarray(0, RECORD_HEADER_BYTES + 1)],
    ['no padding', CHUNK.subarray(0, RECORD_HEADER_BYTES + 2)],
  ])('with %s is none', (_what, bytes) => {
    expect(readRecord(bytes, 0)).toBeNull();
  });

  it('may be empty, at either end of its chunk', () => {
    for (const offset of [0, 5]) {
      const row: Row = { ...CHUNK_ROW, offset, data: new Uint8Array(0) };
      expect(readRecord(encode([row]), 16)).toEqual({ row, next: 16 + RECORD_HEADER_BYTES });
    }
  });

  it('is refused when its part ends one byte behind its chunk', () => {
    const bytes = CHUNK.slice();
    new DataView(bytes.buffer).setUint32(8, 4, true);
    expect(readRecord(bytes, 0)).toBeNull();
  });

  it.each([-0.001, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('at %d is none', (at) => {
    const bytes = CHUNK.slice();
    new DataView(bytes.buffer).setFloat64(24, at, true);
    expect(readRecord(bytes, 0)).toBeNull();
  });

  it('takes no less than its payload and no more than seven bytes of padding', () => {
    for (let payload = 0; payload <= 70; payload++) {
      const size = recordBytes(payload) - RECORD_HEADER_BYTES;
      expect(size % 8).toBe(0);
      expect(size - payload).toBeGreaterThanOrEqual(0);
      expect(size - payload).toBeLessThan(8);
    }
  });
});

describe('a frame, byte by byte', () => {
  it('has its header in these places', () => {
    const memory = new Uint8Array(24).fill(0xee);
    const header = { kind: 'page', session: 0x8182_8384, stream: 0xf1f2_f3f4, records: 0x0102_0304 } as const;
    writeFrameHeader(memory.subarray(4), header);
    expect(Buffer.from(memory).toString('hex')).toBe(
      'eeeeeeee 01010000 84838281 f4f3f2f1 04030201 eeeeeeee'.replaceAll(' ', ''),
    );
  });

  it('is read from what was written down', () => {
    const frame = Uint8Array.from([...hex('01000000 09000000 00000000 01000000'), ...CHUNK]);
    expect(readFrame(frame)).toEqual({ kind: 'live', session: 9, stream: 0, rows: [CHUNK_ROW] });
  });

  it.each([
    ['more records than it has', 2],
    ['fewer records than it has', 0],
  ])('that counts %s is none', (_what, records) => {
    const frame = encode([CHUNK_ROW]);
    new DataView(frame.buffer).setUint32(12, records, true);
    expect(readFrame(frame)).toBeNull();
  });
});

describe('the numbers of row types', () => {
  it('are those that logs and frames were written with: new ones only at the end', () => {
    expect(ROW_TYPES.slice(0, 37)).toEqual([
      ...['received', 'sent', 'session-opened', 'session-closed', 'lookup', 'connecting', 'attempt'],
      ...['attempt-failed', 'connected', 'connect-failed', 'listening', 'listen-failed', 'accepted'],
      ...['dropped', 'drained', 'skipped', 'log-trimmed', 'ended', 'peer-ended', 'reset-sent', 'reset'],
      ...['failed', 'closed', 'reading-paused', 'reading-resumed', 'listening-stopped', 'note', 'state'],
      ...['accept-paused', 'accept-resumed', 'capture-started', 'capture-stopped', 'segment'],
      ...['rule-fired', 'recording-started', 'recording-stopped', 'recording-failed'],
    ]);
  });

  it('are found both ways, and the first two are chunks', () => {
    for (const [code, type] of ROW_TYPES.entries()) expect(typeCode(type)).toBe(code);
    expect(ROW_TYPES.map((_, code) => isChunkCode(code)).lastIndexOf(true)).toBe(1);
    expect(() => typeCode('skip' as 'skipped')).toThrow('no code for row type skip');
  });
});

describe('the fields of an event', () => {
  it('are those of its type and no other', () => {
    const fields = utf8('{"fromSeq":3,"toSeq":9,"rows":4,"bytes":0}');
    expect(parseFields('skipped', fields)).toEqual({ fromSeq: 3, toSeq: 9, rows: 4, bytes: 0 });
    expect(parseFields('log-trimmed', fields)).toBeNull();
  });

  it.each([
    ['nothing', utf8('')],
    ['a byte order mark and them', utf8('\uFEFF{"note":"quit"}')],
    ['half a character', Uint8Array.of(...utf8('{"note":"quit","text":"'), 0xea, 0xb0, ...utf8('"}'))],
    ['an array', utf8('[]')],
    ['null', utf8('null')],
    ['two of them', utf8('{"note":"quit"}{"note":"quit"}')],
    ['a name twice, the last of which is wrong', utf8('{"note":"quit","note":"stay"}')],
  ])('out of %s are none', (_what, bytes) => {
    expect(parseFields('note', utf8('{"note":"quit"}'))).toEqual({ note: 'quit' });
    expect(parseFields('note', bytes)).toBeNull();
  });
});

describe('a row where it lies in a log', () => {
  const place = { ...newRowPlace(), session: 3, socket: 2, seq: 8, at: 1.5 };

  it('is a view of the log when it is a chunk, all of it', () => {
    const data = utf8('--hello--');
    const row = rowAt({ ...place, code: typeCode('sent'), evidence: 2, data, from: 2, size: 5 });
    expect(row).toEqual({
      ...{ seq: 8, at: 1.5, session: 3, socket: 2, evidence: 'wire', type: 'sent' },
      ...{ bytes: 5, offset: 0, data: utf8('hello') },
    });
    data[2] = 0x4a;
    expect(row).toMatchObject({ data: utf8('Jello') });
  });

  it('has its fields when it is an event', () => {
    const json = '{"note":"quit","text":"q"}';
    const data = utf8(`xx${json}yy`);
    const at = { ...place, code: typeCode('note'), data, from: 2, size: json.length };
    expect(rowAt(at)).toMatchObject({ type: 'note', note: 'quit', text: 'q', evidence: 'app' });
    expect(rowAt({ ...at, size: json.length - 1 })).toBeNull();
    expect(rowAt({ ...at, code: typeCode('closed') })).toBeNull();
  });

  it('of a number or an evidence nobody knows is none', () => {
    const data = utf8('{}');
    expect(rowAt({ ...place, code: ROW_TYPES.length, data, size: 2 })).toBeNull();
    expect(rowAt({ ...place, code: 0, evidence: 4, data, size: 2 })).toBeNull();
  });
});
