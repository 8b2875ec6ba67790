import { type CapturedFrame, CaptureReader } from '@shared/pcapng/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  block,
  frameOf,
  ipPacket,
  joined,
  pcapFile,
  pcapngFile,
  type RecordShape,
} from '../../../helpers/packets';

const MICROS = 1_795_000_000_123_456;
const records: readonly RecordShape[] = [
  { frame: frameOf(1, ipPacket({ payload: 5 })), micros: MICROS },
  { frame: frameOf(1, ipPacket({ payload: 500 })), micros: MICROS + 7, cut: 128 },
  { frame: new Uint8Array(0), micros: MICROS + 8 },
];

function readAll(bytes: Uint8Array, cuts: readonly number[] = []) {
  const reader = new CaptureReader();
  const frames: CapturedFrame[] = [];
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i++)
    // Copies, so that no piece knows what comes behind it.
    reader.push(bytes.slice(places[i - 1], places[i]), (frame) => frames.push(frame));
  return { reader, frames };
}

const expected = records.map(({ frame, micros, cut = frame.length }) => ({
  linkType: 1,
  micros,
  length: frame.length,
  bytes: frame.slice(0, cut),
}));

const formats = [
  ['pcap', pcapFile],
  ['pcapng', pcapngFile],
] as const;

describe.each(formats)('%s', (_name, make) => {
  it.each([
    { little: true, nanos: false },
    { little: false, nanos: false },
    { little: true, nanos: true },
    { little: false, nanos: true },
  ])('reads its records (%o)', (file) => {
    const { frames, reader } = readAll(make(records, file));
    expect(frames.map((frame) => ({ ...frame, bytes: Uint8Array.from(frame.bytes) }))).toEqual(expected);
    expect(reader).toMatchObject({ isBroken: false, hasBegun: true, pending: 0 });
  });

  it('reads the same however the stream is cut', () => {
    const bytes = make(records);
    const whole = readAll(bytes).frames;
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        expect(readAll(bytes, cuts).frames).toEqual(whole);
      }),
    );
    expect(readAll(bytes, [...bytes.keys()]).frames).toEqual(whole);
  });

  it('gives what was whole of a stream that ends early', () => {
    const bytes = make(records);
    const { frames, reader } = readAll(bytes.subarray(0, bytes.length - 1));
    expect(frames).toEqual(readAll(bytes).frames.slice(0, frames.length));
    expect(frames.length).toBeGreaterThan(0);
    expect(reader.pending).toBeGreaterThan(0);
    expect(reader.isBroken).toBe(false);
  });

  it('survives any damage', () => {
    const bytes = make(records);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        for (const frame of readAll(damaged).frames) expect(Number.isFinite(frame.micros)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is broken by a length that cannot be, and stays so', () => {
    const bytes = Uint8Array.from(make(records));
    const whole = readAll(bytes).frames.length;
    // The length of the first record: behind the header of a pcap file, or of the first block.
    bytes.fill(0xff, make === pcapFile ? 32 : 4, make === pcapFile ? 36 : 8);
    const { frames, reader } = readAll(bytes);
    expect(whole).toBe(3);
    expect(frames).toEqual([]);
    expect(reader).toMatchObject({ isBroken: true, pending: 0 });
    reader.push(make(records), () => expect.unreachable());
  });
});

describe('a capture reader', () => {
  it('never throws, whatever comes', () => {
    const magic = fc.constantFrom(
      Uint8Array.of(),
      pcapFile([]).slice(0, 24),
      pcapngFile([]).slice(0, 28),
      pcapngFile([]),
    );
    fc.assert(
      fc.property(magic, fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (head, chunks) => {
        const reader = new CaptureReader();
        for (const chunk of [head, ...chunks]) reader.push(chunk, () => undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows what is no capture from its first four bytes', () => {
    const reader = new CaptureReader();
    reader.push(Uint8Array.of(0x47, 0x45), () => undefined);
    expect(reader).toMatchObject({ isBroken: false, hasBegun: false });
    reader.push(Uint8Array.of(0x54, 0x20), () => undefined);
    expect(reader.isBroken).toBe(true);
  });
});

describe('blocks of pcapng', () => {
  it('tells how many packets were dropped, once it is known', () => {
    expect(readAll(pcapngFile(records)).reader.dropped).toBeNull();
    expect(readAll(pcapngFile(records, { dropped: 12 })).reader.dropped).toBe(12);
    expect(readAll(pcapngFile(records, { dropped: 12, little: false })).reader.dropped).toBe(12);
    expect(readAll(pcapFile(records)).reader.dropped).toBeNull();
  });

  it('passes over blocks it does not know, and reads simple packets without a time', () => {
    const file = joined([
      pcapngFile([]),
      block(0xbad, Uint8Array.of(1, 2, 3, 4)),
      block(3, Uint8Array.of(2, 0, 0, 0, 7, 8)),
    ]);
    const { frames } = readAll(file);
    expect(frames).toEqual([{ linkType: 1, micros: 0, length: 2, bytes: Uint8Array.of(7, 8) }]);
  });

  it('knows resolutions of two and offsets in seconds', () => {
    const options = Uint8Array.of(9, 0, 1, 0, 0x80 | 20, 0, 0, 0, 14, 0, 8, 0, 5, 0, 0, 0, 0, 0, 0, 0);
    const [frame] = readAll(
      pcapngFile([{ frame: Uint8Array.of(1), micros: 2 ** 19 }], { interfaceOptions: options }),
    ).frames;
    expect(frame?.micros).toBe(5_500_000);
  });

  it('begins anew with every section, in its own order', () => {
    const file = joined([pcapngFile(records), pcapngFile(records, { little: false, linkType: 101 })]);
    expect(readAll(file).frames.map(({ linkType }) => linkType)).toEqual([1, 1, 1, 101, 101, 101]);
  });

  it('does not believe a packet of an interface that was never told', () => {
    const header = pcapngFile([]).subarray(0, 28);
    const packet = pcapngFile(records.slice(0, 1)).subarray(pcapngFile([]).length);
    expect(readAll(joined([header, packet]))).toMatchObject({ frames: [], reader: { isBroken: true } });
  });
});
