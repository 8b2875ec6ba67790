import { bodyOf, Framer } from '@shared/framing/framer';
import { type FramingInput, framingSchema, STREAM_FRAME_BYTES } from '@shared/framing/spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const framer = (framing: FramingInput) => new Framer(framingSchema.parse(framing));

interface Shown {
  readonly text: string;
  readonly body: string;
  readonly start: number;
  readonly mark: string;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** What a framer makes of these chunks, one a millisecond, and of the end of the stream. */
function frames(framing: FramingInput, chunks: readonly Uint8Array[]): Shown[] {
  const cutter = framer(framing);
  const all = [...chunks.flatMap((chunk, at) => cutter.push(chunk, at)), ...cutter.finish()];
  return all.map((frame) => ({
    text: latin(frame.bytes),
    body: latin(bodyOf(frame)),
    start: frame.start,
    mark: `${frame.cut ? 'cut ' : ''}${frame.last ? 'last' : 'more'}${frame.open ? ' open' : ''}`,
  }));
}

const bodies = (framing: FramingInput, text: string): string[] =>
  frames(framing, [Buffer.from(text, 'latin1')]).map(({ body, mark }) =>
    mark === 'last' ? body : `${body} (${mark})`,
  );

describe('frames', () => {
  it.each<[string, FramingInput, string, string[]]>([
    ['by line, LF or CRLF', { kind: 'line' }, 'a\r\nb\n\n\r\nc\rd\n', ['a', 'b', '', '', 'c\rd']],
    ['a last line without an end is open', { kind: 'line' }, 'a\nb', ['a', 'b (last open)']],
    [
      'a line over the limit in pieces',
      { kind: 'line', max: 3 },
      'abc\nabcdefgh\n',
      ['abc', 'abc (cut more)', 'def (cut more)', 'gh (cut last)'],
    ],
    ['by delimiter', { kind: 'delimiter', hex: '2d2d' }, 'a--b-c----', ['a', 'b-c', '']],
    [
      'by a delimiter that begins again inside itself',
      { kind: 'delimiter', hex: '616162' },
      'aaabxaab',
      ['a', 'x'],
    ],
    [
      'a delimiter stays whole at the limit',
      { kind: 'delimiter', hex: '2d2d', max: 2 },
      'ab--abc--',
      ['ab', 'ab (cut more)', 'c (cut last)'],
    ],
    ['by length, two bytes', { kind: 'length' }, '\0\x02hi\0\0\0\x01!', ['hi', '', '!']],
    ['by length, little endian', { kind: 'length', endian: 'little' }, '\x02\0hi', ['hi']],
    ['by length, four bytes', { kind: 'length', size: 4 }, '\0\0\0\x02hi', ['hi']],
    ['by length after a header', { kind: 'length', size: 1, offset: 2 }, 'AB\x02hiCD\x00', ['hi', '']],
    [
      'by length of the whole frame',
      { kind: 'length', size: 1, includesItself: true },
      '\x03hi\x01\x02!',
      ['hi', '', '!'],
    ],
    [
      'a length less than its own bytes',
      { kind: 'length', includesItself: true },
      '\0\x01\0\x03!',
      ['', '!'],
    ],
    [
      'a length over the limit',
      { kind: 'length', size: 1, max: 3 },
      '\x03abc',
      ['ab (cut more)', 'c (cut last)'],
    ],
    ['a frame that ends too early', { kind: 'length' }, '\0\x05hi', ['hi (last open)']],
    ['of a fixed size', { kind: 'fixed', bytes: 3 }, 'abcdefg', ['abc', 'def', 'g (last open)']],
    ['by silence: the end of the stream is silence', { kind: 'idle', ms: 5 }, 'abc', ['abc']],
  ])('%s', (_, framing, text, expected) => {
    expect(bodies(framing, text)).toEqual(expected);
  });

  it('tells a length of four bytes whose first bit is set', () => {
    const long = Buffer.from([0xff, 0xff, 0xff, 0xff, ...Buffer.from('abc')]);
    expect(frames({ kind: 'length', size: 4 }, [long])).toEqual([
      { text: latin(long), body: 'abc', start: 0, mark: 'last open' },
    ]);
  });

  it('ends a frame when nothing came for the gap, and not before', () => {
    const idle = framer({ kind: 'idle', ms: 10 });
    expect(idle.dueAt).toBeNull();
    expect(idle.push(Buffer.from('a'), 100)).toEqual([]);
    expect(idle.push(Buffer.from('b'), 109)).toEqual([]);
    expect(idle.dueAt).toBe(119);
    expect(idle.tick(118)).toEqual([]);
    expect(idle.tick(119).map((frame) => latin(frame.bytes))).toEqual(['ab']);
    expect(idle.dueAt).toBeNull();
    idle.push(Buffer.from('c'), 200);
    // Late: the next bytes come before anybody looked at the clock.
    expect(idle.push(Buffer.from('d'), 300).map((frame) => latin(frame.bytes))).toEqual(['c']);
  });

  it('holds no more than the limit of an endless frame', () => {
    const line = framer({ kind: 'line' });
    const sizes: number[] = [];
    for (let sent = 0; sent < 100; sent++) {
      for (const frame of line.push(new Uint8Array(10_000), 0)) {
        expect(frame.cut).toBe(true);
        sizes.push(frame.bytes.length);
      }
    }
    expect(new Set(sizes)).toEqual(new Set([STREAM_FRAME_BYTES]));
    expect(sizes).toHaveLength(Math.floor(1_000_000 / STREAM_FRAME_BYTES));
  });

  it('takes what it holds out of the caller’s buffer', () => {
    const line = framer({ kind: 'line' });
    const chunk = Buffer.from('ab');
    line.push(chunk, 0);
    chunk.fill(0);
    expect(line.push(Buffer.from('c\n'), 0).map((frame) => latin(frame.bytes))).toEqual(['abc\n']);
  });

  const max = fc.integer({ min: 1, max: 9 });
  const anyFraming: fc.Arbitrary<FramingInput> = fc.oneof(
    fc.record({ kind: fc.constant('line' as const), max }),
    fc.record({
      kind: fc.constant('delimiter' as const),
      hex: fc.constantFrom('0a', '0d0a', '6161', '616162', '61620a61'),
      max,
    }),
    fc.record({
      kind: fc.constant('length' as const),
      size: fc.constantFrom(1 as const, 2 as const, 4 as const),
      endian: fc.constantFrom('big' as const, 'little' as const),
      offset: fc.integer({ min: 0, max: 3 }),
      includesItself: fc.boolean(),
      max,
    }),
    fc.record({ kind: fc.constant('fixed' as const), bytes: max }),
    fc.record({ kind: fc.constant('idle' as const), ms: fc.constant(60_000), max }),
  );
  const byte = fc.constantFrom(0x00, 0x01, 0x03, 0x0a, 0x0d, 0x61, 0x62, 0xff);

  it('does not depend on how the stream is cut, and loses nothing', () => {
    fc.assert(
      fc.property(
        anyFraming,
        fc.array(fc.uint8Array({ maxLength: 12 })),
        fc.array(byte),
        (framing, some, more) => {
          const whole = Uint8Array.from([...some.flatMap((part) => [...part]), ...more]);
          const pieces = [...some, ...more.map((one) => Uint8Array.of(one))];
          const cut = frames(framing, pieces);
          expect(cut).toEqual(frames(framing, [whole]));
          expect(cut.map(({ text }) => text).join('')).toBe(latin(whole));
          let start = 0;
          for (const frame of cut) {
            expect(frame.start).toBe(start);
            start += frame.text.length;
          }
        },
      ),
    );
  });
});
