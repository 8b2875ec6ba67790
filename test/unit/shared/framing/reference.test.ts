/** Frames against a second pen, which has the whole stream before it and no limit. */
import { bodyOf, type Frame, Framer } from '@shared/framing/framer';
import { type Framing, type FramingInput, framingSchema, STREAM_FRAME_BYTES } from '@shared/framing/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Whole {
  readonly text: string;
  readonly body: string;
  readonly open: boolean;
}

/** The frames of a stream, each character a byte. */
function reference(framing: Framing, stream: string): Whole[] {
  const frames: Whole[] = [];
  let rest = stream;
  const take = (length: number, body: string): void => {
    frames.push({ text: rest.slice(0, length), body, open: false });
    rest = rest.slice(length);
  };
  for (;;) {
    if (framing.kind === 'line') {
      const line = /^[^\n]*\n/.exec(rest)?.[0];
      if (line === undefined) break;
      take(line.length, line.replace(/\r?\n$/, ''));
    } else if (framing.kind === 'delimiter') {
      const delimiter = Buffer.from(framing.hex, 'hex').toString('latin1');
      const at = rest.indexOf(delimiter);
      if (at < 0) break;
      take(at + delimiter.length, rest.slice(0, at));
    } else if (framing.kind === 'fixed') {
      if (rest.length < framing.bytes) break;
      take(framing.bytes, rest.slice(0, framing.bytes));
    } else if (framing.kind === 'length') {
      const { size, endian, offset, includesItself } = framing;
      const head = offset + size;
      if (rest.length < head) break;
      const digits = [...rest.slice(offset, head)].map((byte) => byte.charCodeAt(0));
      if (endian === 'little') digits.reverse();
      const length = Number(digits.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));
      const whole = includesItself ? Math.max(head, length) : head + length;
      if (rest.length < whole) break;
      take(whole, rest.slice(head, whole));
    } else break;
  }
  const head = framing.kind === 'length' ? framing.offset + framing.size : 0;
  if (rest !== '') frames.push({ text: rest, body: rest.slice(head), open: framing.kind !== 'idle' });
  return frames;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function cutUp(framing: Framing, stream: string, lengths: readonly number[]): Frame[] {
  const framer = new Framer(framing);
  const frames: Frame[] = [];
  let at = 0;
  for (const length of [...lengths, stream.length]) {
    frames.push(...framer.push(Buffer.from(stream.slice(at, at + length), 'latin1'), 0));
    at += length;
  }
  return [...frames, ...framer.finish()];
}

/** Pieces of one frame put together again. */
function joined(pieces: readonly Frame[]): Whole {
  return {
    text: pieces.map(({ bytes }) => latin(bytes)).join(''),
    body: pieces.map((piece) => latin(bodyOf(piece))).join(''),
    open: pieces.at(-1)?.open ?? false,
  };
}

function groups(frames: readonly Frame[]): Frame[][] {
  const all: Frame[][] = [];
  let pieces: Frame[] = [];
  for (const frame of frames) {
    pieces.push(frame);
    if (!frame.last) continue;
    all.push(pieces);
    pieces = [];
  }
  return pieces.length > 0 ? [...all, pieces] : all;
}

const framings = fc
  .oneof(
    fc.record({ kind: fc.constant('line' as const) }),
    fc.record({
      kind: fc.constant('delimiter' as const),
      hex: fc.constantFrom('0a', '0d0a', '61', '6161', '610a61'),
    }),
    fc.record({
      kind: fc.constant('length' as const),
      size: fc.constantFrom(1 as const, 2 as const, 4 as const),
      endian: fc.constantFrom('big' as const, 'little' as const),
      offset: fc.integer({ min: 0, max: 5 }),
      includesItself: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('fixed' as const), bytes: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('idle' as const), ms: fc.constant(1_000) }),
  )
  .map((framing: FramingInput) => framing);
const streams = fc
  .array(fc.constantFrom('\0', '\0', '\x01', '\x02', '\x07', '\n', '\r', '\r\n', 'a', 'a', 'b', '\xff'), {
    maxLength: 50,
  })
  .map((parts) => parts.join(''));
const lengths = fc.array(fc.nat({ max: 7 }), { maxLength: 20 });

describe('frames', () => {
  it('are those of the stream as a whole', () => {
    fc.assert(
      fc.property(framings, streams, lengths, (input, stream, cuts) => {
        const framing = framingSchema.parse(input);
        const frames = cutUp(framing, stream, cuts);
        expect(frames.map((frame) => joined([frame]))).toEqual(reference(framing, stream));
        for (const { cut, last } of frames) expect([cut, last]).toEqual([false, true]);
      }),
      { numRuns: 600 },
    );
  });

  it('over a limit come in pieces that are the same frames, put together', () => {
    fc.assert(
      fc.property(framings, fc.integer({ min: 1, max: 6 }), streams, lengths, (input, max, stream, cuts) => {
        const framing = framingSchema.parse(input.kind === 'fixed' ? input : { ...input, max });
        const frames = cutUp(framing, stream, cuts);
        expect(groups(frames).map(joined)).toEqual(reference(framing, stream));
        const limit = framing.kind === 'fixed' ? framing.bytes : max;
        // What could be the beginning of a delimiter is not cut off either.
        const tail = framing.kind === 'line' ? 1 : framing.kind === 'delimiter' ? framing.hex.length / 2 : 0;
        for (const pieces of groups(frames)) {
          for (const piece of pieces) {
            expect(piece.cut).toBe(pieces.length > 1);
            expect(piece.body.to - piece.body.from).toBeLessThanOrEqual(limit + (piece.open ? tail : 0));
            if (!piece.last) expect(piece.bytes).toHaveLength(limit);
          }
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('a header longer than the limit', () => {
  it('is in no body, however many pieces it is in', () => {
    const framing = framingSchema.parse({ kind: 'length', size: 1, offset: 5, max: 4 });
    const frames = cutUp(framing, 'HEADE\x03abc', []);
    expect(frames.map(({ bytes, cut }) => [latin(bytes), cut])).toEqual([
      ['HEAD', true],
      ['E\x03ab', true],
      ['c', true],
    ]);
    expect(frames.map((frame) => latin(bodyOf(frame)))).toEqual(['', 'ab', 'c']);
  });
});

describe('the longest frame', () => {
  it.each([
    ['a line of exactly the limit', { kind: 'line' }, `${'a'.repeat(STREAM_FRAME_BYTES)}\n`, 1],
    ['one byte more', { kind: 'line' }, `${'a'.repeat(STREAM_FRAME_BYTES + 1)}\n`, 2],
    [
      'a fixed size at its most',
      { kind: 'fixed', bytes: STREAM_FRAME_BYTES },
      'a'.repeat(STREAM_FRAME_BYTES),
      1,
    ],
    ['a length at its most', { kind: 'length' }, `\xff\xfd${'a'.repeat(0xfffd)}`, 1],
    ['a length over it by its own two bytes', { kind: 'length' }, `\xff\xff${'a'.repeat(0xffff)}`, 2],
  ] as [string, FramingInput, string, number][])('%s: %#', (_what, input, stream, pieces) => {
    for (const cuts of [[], [1], [STREAM_FRAME_BYTES], [STREAM_FRAME_BYTES - 1, 1, 1]])
      expect(cutUp(framingSchema.parse(input), stream, cuts)).toHaveLength(pieces);
  });

  it('of CRLF at the limit keeps its CR out of the content, in whichever piece it came', () => {
    const framing = framingSchema.parse({ kind: 'line', max: 3 });
    for (const stream of ['ab\r\n', 'abc\r\n', 'abcd\r\n', 'abcdef\r\n'])
      for (let at = 0; at <= stream.length; at++) {
        const body = cutUp(framing, stream, [at]).map((frame) => latin(bodyOf(frame)));
        expect(body.join('').replace(/\r$/, '')).toBe(stream.slice(0, -2));
      }
  });
});

describe('silence', () => {
  const idle = () => new Framer(framingSchema.parse({ kind: 'idle', ms: 50, max: 4 }));

  it('ends a frame that was over the limit with what is left of it', () => {
    const framer = idle();
    const first = framer.push(Buffer.from('abcdef'), 0);
    expect(first.map(({ bytes, last }) => [latin(bytes), last])).toEqual([['abcd', false]]);
    expect(framer.dueAt).toBe(50);
    expect(framer.tick(50)).toMatchObject([{ cut: true, last: true, open: false, start: 4 }]);
  });

  it('counts from the last byte, and begins anew with the next', () => {
    const framer = idle();
    framer.push(Buffer.from('a'), 100);
    framer.push(Buffer.from('b'), 149);
    expect([framer.dueAt, framer.tick(198).length, framer.tick(199).length]).toEqual([199, 0, 1]);
    expect(framer.dueAt).toBeNull();
    expect(framer.push(Buffer.from('c'), 1_000)).toEqual([]);
    expect(framer.dueAt).toBe(1_050);
  });

  it('is for nothing where frames end by what is in them', () => {
    const framer = new Framer(framingSchema.parse({ kind: 'line' }));
    framer.push(Buffer.from('abc'), 0);
    expect([framer.dueAt, framer.tick(1e9)]).toEqual([null, []]);
  });
});
