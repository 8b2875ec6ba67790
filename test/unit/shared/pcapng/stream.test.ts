import { Stream } from '@shared/pcapng/stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function taken() {
  const pieces: (string | number)[] = [];
  let ends = 0;
  const stream = new Stream({
    data: (bytes) => void pieces.push(Buffer.from(bytes).toString('latin1')),
    gap: (bytes) => void pieces.push(bytes),
    ended: () => void ends++,
  });
  const send = (seq: number, text: string, fin = false, length = text.length) =>
    stream.segment(seq >>> 0, Buffer.from(text, 'latin1'), length, fin, 0);
  const text = () => pieces.filter((piece) => typeof piece === 'string').join('');
  return { stream, send, pieces, text, ends: () => ends };
}

describe('one direction of a captured connection', () => {
  it('is the same bytes whatever the order of its segments, how often they came and where they were cut', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.nat(0xffff_ffff),
        fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 })), { maxLength: 60 }),
        fc.infiniteStream(fc.nat(1_000)),
        (said, first, more, picks) => {
          const text = said.replace(/[^\x20-\x7e]/g, '.');
          const cuts = Array.from({ length: Math.ceil(text.length / 7) }, (_, i) => [i * 7, 7] as const);
          const segments = [...cuts, ...more.map(([at, size]) => [at % text.length, size] as const)];
          const shuffled = segments
            .map((segment) => ({ segment, key: picks.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key);
          const { stream, send, text: got, pieces, ends } = taken();
          stream.begin((first - 1) >>> 0);
          for (const { segment } of shuffled) {
            const part = text.slice(segment[0], segment[0] + segment[1]);
            send(first + segment[0], part, segment[0] + part.length === text.length);
          }
          stream.finish(0);
          expect(got()).toBe(text);
          expect(pieces.every((piece) => typeof piece === 'string')).toBe(true);
          expect(ends()).toBe(1);
        },
      ),
    );
  });

  it('tells what is missing once the other end has it and more came behind', () => {
    const { stream, send, pieces } = taken();
    send(100, 'one');
    for (const at of [113, 116, 119]) send(at, 'abc');
    expect(pieces).toEqual(['one']);
    stream.acknowledge(122, 0);
    expect(pieces).toEqual(['one', 10, 'abc', 'abc', 'abc']);
    send(103, 'too late!!');
    expect(pieces).toHaveLength(5);
  });

  it('tells what is missing at the end of the capture, and what was cut off', () => {
    const { stream, send, pieces } = taken();
    send(0, 'head', false, 1_000);
    stream.acknowledge(1_500, 0);
    send(1_200, 'x');
    stream.finish(0);
    expect(pieces).toEqual(['head', 996, 200, 'x', 299]);
  });

  it('keeps no more than a limit of what came too early', () => {
    const { send, pieces } = taken();
    send(0, 'a');
    for (let i = 0; i < 1_025; i++) send(10 + i, 'b');
    expect(pieces.slice(0, 2)).toEqual(['a', 9]);
  });

  it('ends after its last byte, not with the segment that says so', () => {
    const { send, ends } = taken();
    send(0, 'a');
    send(3, 'cd', true);
    expect(ends()).toBe(0);
    send(1, 'bb');
    expect(ends()).toBe(1);
    // A keep-alive probe and a repeated FIN.
    send(4, 'd');
    send(5, '', true);
    expect(ends()).toBe(1);
  });
});
