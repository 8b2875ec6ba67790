import { findHex, parseHexPattern } from '@shared/jobs/hexPattern';
import { BUCKETS, bucketEnd, bucketOf, Histogram } from '@shared/jobs/histogram';
import { fillPattern, firstDifference, PAGE_BYTES, patternByte } from '@shared/jobs/pattern';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const GiB = 1024 ** 3;

function pattern(offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  fillPattern(bytes, offset);
  return bytes;
}

describe('the pattern of an echo check', () => {
  it('is the same wherever it is begun', () => {
    const offsets = fc.oneof(fc.nat(3 * PAGE_BYTES), fc.nat(200 * GiB));
    fc.assert(
      fc.property(offsets, fc.nat(3 * PAGE_BYTES), fc.nat(3 * PAGE_BYTES), (offset, a, b) => {
        const whole = pattern(offset, a + b);
        expect(Buffer.from(whole).equals(Buffer.concat([pattern(offset, a), pattern(offset + a, b)]))).toBe(
          true,
        );
        if (whole.length > 0) expect(whole.at(-1)).toBe(patternByte(offset + whole.length - 1));
        expect(firstDifference(whole, offset)).toBe(-1);
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it is: another version of the app may be the other end of a file', () => {
    expect(Buffer.from(pattern(0, 12)).toString('hex')).toBe('0000000000001a716c915d31');
    expect(
      Buffer.from(pattern(5 * PAGE_BYTES, 8))
        .toString('hex')
        .slice(0, 12),
    ).toBe('000000000005');
  });

  it('shows a lost, a doubled and a changed byte where it is', () => {
    const bytes = pattern(0, 4 * PAGE_BYTES);
    const changed = Uint8Array.from(bytes);
    changed[9_000] = (changed[9_000] ?? 0) ^ 0x01;
    expect(firstDifference(changed, 0)).toBe(9_000);
    const lost = Uint8Array.from([...bytes.subarray(0, 5_000), ...bytes.subarray(5_001)]);
    expect(firstDifference(lost, 0) - 5_000).toBeLessThan(4);
    expect(firstDifference(lost, 0)).toBeGreaterThanOrEqual(5_000);
    // A whole page too many: its number is the first thing that is wrong.
    expect(firstDifference(bytes.subarray(PAGE_BYTES), 0)).toBe(5);
  });

  it('does not repeat itself', () => {
    const seen = new Set<string>();
    for (let page = 0; page < 600; page++)
      seen.add(Buffer.from(pattern(page * PAGE_BYTES, 64)).toString('hex'));
    expect(seen.size).toBe(600);
  });
});

describe('a histogram of times', () => {
  it('puts a time into the bucket that ends at it or above', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.000_1, max: 500_000, noNaN: true }), (ms) => {
        const bucket = bucketOf(ms);
        expect(bucketEnd(bucket)).toBeGreaterThanOrEqual(ms * 0.999_999);
        if (bucket > 0) expect(bucketEnd(bucket - 1)).toBeLessThan(ms * 1.000_001);
      }),
    );
    expect(bucketOf(0)).toBe(0);
    expect(bucketOf(1e12)).toBe(BUCKETS - 1);
  });

  it('tells quantiles within 9 % above, and the smallest and largest exactly', () => {
    const times = fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(times, (all) => {
        const histogram = new Histogram();
        for (const ms of all) histogram.add(ms);
        const sorted = [...all].sort((a, b) => a - b);
        const told = histogram.quantiles;
        expect(told).toMatchObject({ count: all.length, min: sorted[0], max: sorted.at(-1) });
        for (const [share, value] of [
          [0.5, told?.p50],
          [0.9, told?.p90],
          [0.99, told?.p99],
        ] as const) {
          const real = sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(real * 0.999_999);
          expect(value).toBeLessThanOrEqual(real * 1.091);
        }
        expect(histogram.buckets.reduce((sum, [, count]) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 60 },
    );
  });

  it('of nothing says nothing', () => {
    expect(new Histogram().quantiles).toBeNull();
    expect(new Histogram().buckets).toEqual([]);
  });
});

describe('bytes in hex with gaps', () => {
  const find = (text: string, bytes: readonly number[]) => {
    const parsed = parseHexPattern(text);
    return parsed.ok ? findHex(Uint8Array.from(bytes), parsed.value) : parsed.error;
  };
  it.each([
    ['aa ?? bb', [0xaa, 0xaa, 0x00, 0xbb], 1],
    ['AA:BB', [0xaa, 0xbb], 0],
    ['0xaa, 0xbb', [1, 0xaa, 0xbb], 1],
    ['\\xaa\\xbb', [1, 0xaa, 0xbb], 1],
    ['a?', [0xb0, 0xaf], 1],
    ['?a', [0xa0, 0xfa], 1],
    ['????', [1], -1],
    ['', [], 'empty'],
    ['a', [], 'odd'],
    ['ag', [], 'digit'],
  ] as const)('%j', (text, bytes, expected) => {
    expect(find(text, bytes)).toBe(expected);
  });
});
