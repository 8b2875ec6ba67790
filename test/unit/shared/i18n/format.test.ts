import {
  formatBytes,
  formatClock,
  formatDuration,
  formatExactBytes,
  formatList,
  formatNumber,
  formatRate,
} from '@shared/i18n/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('numbers', () => {
  it('have separators', () => {
    expect(formatNumber(1_234_567, 'en')).toBe('1,234,567');
    expect(formatNumber(1_234_567, 'ko')).toBe('1,234,567');
    expect(formatNumber(1.25, 'en', 1)).toBe('1.3');
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [6, '6 B'],
    [999, '999 B'],
    [1_000, '1 kB'],
    [1_234, '1.2 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [1_234_567, '1.2 MB'],
    [1e9, '1 GB'],
    [5.5e12, '5.5 TB'],
    [5e15, '5,000 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
    expect(formatBytes(bytes, 'ko')).toBe(text);
  });

  it('never show a thousand of a unit that has a larger one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9e14, noNaN: true }),
        (n) => !formatBytes(n, 'en').startsWith('1,'),
      ),
    );
  });

  it('can be exact', () => {
    expect(formatExactBytes(8_388_608, 'en')).toBe('8,388,608 B');
  });

  it('can be rates', () => {
    expect(formatRate(12, 'en')).toBe('12 B/s');
    expect(formatRate(99_500_000, 'ko')).toBe('99.5 MB/s');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 µs', '0 µs'],
    [0.085, '85 µs', '85 µs'],
    [0.4, '0.4 ms', '0.4 ms'],
    [12.4, '12 ms', '12 ms'],
    [999.4, '999 ms', '999 ms'],
    [999.6, '1 s', '1초'],
    [3_070, '3.07 s', '3.07초'],
    [12_300, '12.3 s', '12.3초'],
    [59_960, '1 min', '1분'],
    [134_800, '2 min 15 s', '2분 15초'],
    [3_599_600, '1 h', '1시간'],
    [3_780_000, '1 h 3 min', '1시간 3분'],
    [360_000_000, '100 h', '100시간'],
  ])('%d ms are %s, %s', (ms, english, korean) => {
    expect(formatDuration(ms, 'en')).toBe(english);
    expect(formatDuration(ms, 'ko')).toBe(korean);
  });
});

describe('the clock', () => {
  it('is local, to the millisecond', () => {
    expect(formatClock(new Date(2026, 0, 2, 3, 4, 5, 6).getTime())).toBe('03:04:05.006');
    expect(formatClock(new Date(2026, 0, 2, 23, 59, 59, 999).getTime())).toBe('23:59:59.999');
    // Engine times have microseconds; they are cut, not rounded into the next second.
    expect(formatClock(new Date(2026, 0, 2, 3, 4, 5, 6).getTime() + 0.9)).toBe('03:04:05.006');
  });

  it('always has the same width', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4e12, noNaN: true }), (at) =>
        /^\d\d:\d\d:\d\d\.\d{3}$/.test(formatClock(at)),
      ),
    );
  });
});

describe('lists', () => {
  it('are separated by commas', () => {
    expect(formatList(['::1', '127.0.0.1'])).toBe('::1, 127.0.0.1');
  });
});
