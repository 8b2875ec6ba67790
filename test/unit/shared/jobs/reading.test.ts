/** What people write down for jobs, and what jobs count. */
import { sequenceSchema } from '@shared/contract/jobs';
import { findHex, HEX_PATTERN_BYTES, parseHexPattern } from '@shared/jobs/hexPattern';
import { BUCKETS, bucketEnd, bucketOf, Histogram } from '@shared/jobs/histogram';
import { takeTurn } from '@shared/jobs/schedule';
import { readSequenceFile, writeSequenceFile } from '@shared/jobs/sequenceFile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('bytes to wait for', () => {
  it.each([
    ['aa ?? b?', 'aa00b0', 'ff00f0'],
    ['AA', 'aa', 'ff'],
    ['0x0d,0x0A', '0d0a', 'ffff'],
    ['\\x0d\\X0a', '0d0a', 'ffff'],
    ['0d:0a-0b;0c', '0d0a0b0c', 'ffffffff'],
    ['?1 2?', '0120', '0ff0'],
    ['??', '00', '00'],
    // Pairs are counted through, whatever stands between.
    ['a a', 'aa', 'ff'],
  ])('%j', (text, values, masks) => {
    const parsed = parseHexPattern(text);
    expect(parsed.ok && [hex(parsed.value.values), hex(parsed.value.masks)]).toEqual([values, masks]);
  });

  it.each([
    ['', 'empty'],
    ['  , ', 'empty'],
    ['0x', 'empty'],
    ['a', 'odd'],
    ['aa b', 'odd'],
    ['ag', 'digit'],
    ['*', 'digit'],
    ['aa'.repeat(HEX_PATTERN_BYTES + 1), 'long'],
  ])('%# are none: %s', (text, problem) => {
    expect(parseHexPattern(text)).toEqual({ ok: false, error: problem });
  });

  it('may be as many as there may be', () => {
    expect(parseHexPattern('aa'.repeat(HEX_PATTERN_BYTES)).ok).toBe(true);
  });

  it('are found first where an expression finds them first', () => {
    const digit = fc.constantFrom('6', '?', '1');
    const pairs = fc.array(fc.tuple(digit, digit), { minLength: 1, maxLength: 4 });
    const stream = fc.array(fc.constantFrom(0x61, 0x16, 0x11, 0x66, 0x0a), { maxLength: 20 });
    fc.assert(
      fc.property(pairs, stream, (pattern, bytes) => {
        const text = pattern.map((pair) => pair.join('')).join(' ');
        const parsed = parseHexPattern(text);
        if (!parsed.ok) throw new Error(parsed.error);
        // Digit by digit: only places of even number begin a byte.
        const source = pattern
          .map((pair) => pair.map((each) => (each === '?' ? '.' : each)).join(''))
          .join('');
        const found = new RegExp(`^(?:..)*?(?=${source})`).exec(hex(Uint8Array.from(bytes)));
        expect(findHex(Uint8Array.from(bytes), parsed.value)).toBe(found === null ? -1 : found[0].length / 2);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a file with a sequence', () => {
  const sequence = sequenceSchema.parse({
    name: '로그인',
    steps: [{ do: 'wait', for: { kind: 'hex', text: 'aa ??' } }],
  });

  it('may begin with a byte order mark, as some editors write it', () => {
    expect(readSequenceFile(`\uFEFF${writeSequenceFile(sequence)}`)).toEqual({ ok: true, value: sequence });
  });

  it.each([
    ['null', 'format'],
    ['{"format":"bothends-sequence","version":0}', 'format'],
    ['{"format":"bothends-sequence","version":"1"}', 'format'],
    ['{"format":"bothends-sequence","version":1}', 'content'],
  ])('%s is none: %s', (text, key) => {
    expect(readSequenceFile(text)).toMatchObject({ ok: false, error: { key } });
  });

  it('says which part of it is wrong', () => {
    const wrong = { format: 'bothends-sequence', version: 1, sequence: { ...sequence, rounds: 0 } };
    expect(readSequenceFile(JSON.stringify(wrong))).toMatchObject({
      error: { message: expect.stringContaining('sequence.rounds') },
    });
  });
});

describe('buckets of times', () => {
  it('lie one behind the other, each an eighth of a doubling', () => {
    for (let index = 1; index < BUCKETS; index++) {
      expect(bucketEnd(index) / bucketEnd(index - 1)).toBeCloseTo(2 ** (1 / 8), 10);
      const middle = (bucketEnd(index - 1) + bucketEnd(index)) / 2;
      expect(bucketOf(middle)).toBe(index);
    }
    expect(bucketEnd(8)).toBeCloseTo(0.002, 10);
    expect([bucketOf(0), bucketOf(0.001), bucketOf(1e12)]).toEqual([0, 0, BUCKETS - 1]);
  });

  it('give back how many times each has', () => {
    const histogram = new Histogram();
    for (const ms of [1, 1, 100, 0.0005]) histogram.add(ms);
    expect(histogram.buckets).toEqual([
      [0, 1],
      [bucketOf(1), 2],
      [bucketOf(100), 1],
    ]);
  });
});

describe('a message that is repeated', () => {
  it('is due at its time to the last digit, though that is no round number', () => {
    // 0.1 × 3 is a little more than 0.3: rounding must not lead past the time, or before it.
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.nat({ max: 10_000 }), (everyMs, next) => {
        const now = next * everyMs;
        const turn = takeTurn({ start: 0, everyMs, next }, now);
        expect(turn).toMatchObject({ kind: 'send', missed: 0, schedule: { next: next + 1 } });
        expect(takeTurn({ start: 0, everyMs, next: next + 1 }, now)).toEqual({
          kind: 'wait',
          until: (next + 1) * everyMs,
        });
      }),
    );
  });
});
