/** What each condition may say, to the last digit, and how it is refused. */
import type { Row } from '@shared/contract/events';
import {
  EVENT_TYPES,
  FILTER_CHARS,
  FILTER_REGEX_BYTES,
  type FilterContext,
  parseFilter,
  rowTest,
} from '@shared/filter/index';
import { REGEX_CHARS } from '@shared/search/regex';
import { TEXT_CHARS } from '@shared/search/textPattern';
import { describe, expect, it } from 'vitest';
import { chunk, event } from '../../../helpers/rows';

function term(text: string) {
  const filter = parseFilter(text);
  if (!filter.ok) throw new Error(`${text}: ${filter.error.problem} at ${filter.error.at}`);
  return filter.value;
}

const problem = (text: string) => {
  const filter = parseFilter(text);
  return filter.ok ? null : filter.error;
};

describe('a size', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['5b', 5],
    ['1k', 1_024],
    ['1K', 1_024],
    ['1kb', 1_024],
    ['1KiB', 1_024],
    ['3m', 3_145_728],
    ['3MiB', 3_145_728],
    ['999999999999999', 999_999_999_999_999],
  ])('%s is %i bytes', (text, bytes) => {
    expect(term(`size>${text}`)).toEqual({ kind: 'size', is: '>', bytes });
  });

  it.each(['-1', '1.5', '1g', 'k', '1kk', '0x10', '1e3', '9999999999999999', '999999999999999m', '1_000'])(
    '%s is none',
    (text) => {
      expect(problem(`size>${text}`)).toEqual({ kind: 'filter', at: 5, problem: 'bad-size', found: text });
    },
  );

  it.each([
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
    ['=', [false, true, false]],
    [':', [false, true, false]],
    ['<=', [true, true, false]],
    ['<', [true, false, false]],
  ])('%s compares what the chunk was, not what the row carries', (sign, expected) => {
    const test = rowTest(term(`size${sign}100`), context());
    expect([99, 100, 101].map((total) => test(chunk('sent', 'x', { total })))).toEqual(expected);
  });
});

function context(more: Partial<FilterContext> = {}): FilterContext {
  return { encoding: 'utf-8', words: () => '', note: () => null, clockAtStart: 0, firstAt: 0, ...more };
}

const HOUR = 3_600_000;

describe('a time', () => {
  it.each([
    ['0:00', 'clock', 0],
    ['00:00:00.001', 'clock', 1],
    ['00:00:00.1', 'clock', 100],
    ['00:00:00.12', 'clock', 120],
    ['9:05', 'clock', 9 * HOUR + 5 * 60_000],
    ['23:59:59.999', 'clock', 24 * HOUR - 1],
    ['0s', 'since', 0],
    ['200ms', 'since', 200],
    ['1.5s', 'since', 1_500],
    ['0.5m', 'since', 30_000],
    ['0.001ms', 'since', 0.001],
    ['0.000001s', 'since', 0.001],
    // 1.005 × 1000 is a little less than 1005 in floating point.
    ['1.005s', 'since', 1_005],
  ])('%s', (text, kind, ms) => {
    expect(term(`time>${text}`)).toEqual({ kind: 'time', is: '>', time: { kind, ms } });
  });

  it.each([
    '24:00',
    '12:60',
    '12:00:60',
    '12',
    '12:3',
    '12:03:04.1234',
    '1h',
    '-1s',
    '1.s',
    '.5s',
    '1,5s',
    '1S',
  ])('%s is none', (text) => {
    expect(problem(`time>${text}`)).toEqual({ kind: 'filter', at: 5, problem: 'bad-time', found: text });
  });

  it('by the clock is the time of day, over midnight too', () => {
    // Rows begin at 23:59:59; two seconds on it is one second past midnight.
    const midnight = context({ clockAtStart: 24 * HOUR - 1_000 });
    const at = (text: string, ms: number) => rowTest(term(text), midnight)(chunk('sent', 'x', { at: ms }));
    expect([at('time<00:01', 0), at('time<00:01', 2_000)]).toEqual([false, true]);
    expect([at('time=23:59:59', 0.9), at('time=23:59:59', 1)]).toEqual([true, false]);
    expect(at('time=00:00:01', 2_000)).toBe(true);
    expect(at('time=00:00:01', 2 * 24 * HOUR + 2_000)).toBe(true);
  });

  it('since is counted from the first row, and never turns over', () => {
    const later = context({ firstAt: 5_000, clockAtStart: 24 * HOUR - 1 });
    const test = rowTest(term('time>=24m'), later);
    expect(test(chunk('sent', 'x', { at: 5_000 + 24 * 60_000 }))).toBe(true);
    expect(test(chunk('sent', 'x', { at: 4_999 + 24 * 60_000 }))).toBe(false);
  });
});

describe('a connection', () => {
  it.each([
    ['conn:3', 3],
    ['conn=3', 3],
    ['conn:#3', 3],
    ['conn:0', 0],
    ['conn:999999999', 999_999_999],
  ])('%s', (text, socket) => {
    expect(term(text)).toEqual({ kind: 'conn', socket });
  });

  it.each(['#', '##3', '3a', '1000000000', '-3'])('%s is none', (text) => {
    expect(problem(`conn:${text}`)).toMatchObject({ problem: 'bad-connection', found: text, at: 5 });
  });

  it('0 is the session itself', () => {
    const test = rowTest(term('conn:0'), context());
    expect([test(event('listening', {}, 0)), test(event('accepted', {}, 1))]).toEqual([true, false]);
  });
});

describe('an event', () => {
  it.each(EVENT_TYPES)('%s is found by its name, in any case', (type) => {
    expect(term(`event:${type.toUpperCase()}`)).toEqual({ kind: 'event', type });
    const test = rowTest(term(`event:${type}`), context());
    expect(test(event(type))).toBe(true);
    expect(test(event(type === 'closed' ? 'ended' : 'closed'))).toBe(false);
    expect(test(chunk('sent', type))).toBe(false);
  });

  it.each(['received', 'sent', 'close', '', 'toString'])('%j is none: it is no event', (name) => {
    expect(problem(`event:"${name}"`)).toMatchObject({ problem: 'bad-event', found: name });
  });
});

describe('a text', () => {
  it.each([
    ['Or', 'missing-term'],
    ['AND', 'missing-term'],
    ['not', 'missing-term'],
    ['""', 'missing-value'],
    ['text:""', 'missing-value'],
    ['text://', 'empty'],
  ])('%s is none: %s', (text, expected) => {
    expect(problem(text)).toMatchObject({ problem: expected });
  });

  it.each([
    ['origin', 'origin'],
    ['nothing', 'nothing'],
    ['a-b', 'a-b'],
    ['a/b/c', 'a/b/c'],
    ['12:30', '12:30'],
    ['"a:b"', 'a:b'],
    ['text:dir:in', 'dir:in'],
    ['"tab\\n"', 'tab\\n'],
    ['"\\\\\\""', '\\"'],
    ['text:a"b', null],
  ])('%s', (text, expected) => {
    if (expected === null) expect(problem(text)).toMatchObject({ problem: 'unclosed-quote', at: 6 });
    else expect(term(text)).toEqual({ kind: 'text', text: expected });
  });

  it('that begins as a key does, and is none, is refused by name', () => {
    expect(problem('a http://x')).toEqual({ kind: 'filter', at: 2, problem: 'unknown-key', found: 'http:' });
    expect(problem('x>=3')).toMatchObject({ problem: 'unknown-key', found: 'x>=' });
    expect(term('"http://x"')).toEqual({ kind: 'text', text: 'http://x' });
  });
});

describe('an expression', () => {
  it('keeps its escapes, but for the slash', () => {
    expect(term('text:/a\\/b\\d\\\\/')).toEqual({ kind: 'regex', source: 'a/b\\d\\\\', matchCase: true });
    expect(term('text:/(a) or b/i')).toEqual({ kind: 'regex', source: '(a) or b', matchCase: false });
  });

  it('is followed by whatever is behind its slash', () => {
    expect(term('text:/a/b')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'regex', source: 'a', matchCase: true },
        { kind: 'text', text: 'b' },
      ],
    });
  });

  it.each([
    ['text:/a(?!b)/', 7, 'regex-look-around'],
    ['x text:/(a)\\1/', 11, 'regex-back-reference'],
    ['text:/[', 5, 'unclosed-regex'],
    ['text:/[a/', 6, 'regex'],
    [`text:/${'a'.repeat(REGEX_CHARS + 1)}/`, 6 + REGEX_CHARS, 'long'],
    ['dir:/in/', 4, 'bad-direction'],
    ['mark:/x/', 5, 'missing-value'],
  ])('%s is refused at %i: %s', (text, at, expected) => {
    expect(problem(text)).toMatchObject({ at, problem: expected });
  });

  it('looks at the first 64 KiB of a chunk, and not at what is behind', () => {
    const long = (place: number): Row => {
      const bytes = Buffer.alloc(FILTER_REGEX_BYTES + 10, '.');
      bytes.write('x', place);
      return chunk('sent', bytes);
    };
    const test = rowTest(term('text:/x/'), context());
    expect(test(long(FILTER_REGEX_BYTES - 1))).toBe(true);
    expect(test(long(FILTER_REGEX_BYTES))).toBe(false);
  });
});

describe('a mark', () => {
  const notes = context({ note: (seq) => (seq === 1 ? '' : seq === 2 ? 'Check this, 확인' : null) });
  const rows = [1, 2, 3].map((seq) => chunk('sent', 'x', { seq }));

  it.each([
    ['mark:', [true, true, false]],
    ['mark:CHECK', [false, true, false]],
    ['mark:"s, 확"', [false, true, false]],
    ['mark:확인', [false, true, false]],
    ['-mark:', [false, false, true]],
    ['-mark:check', [true, false, true]],
  ])('%s', (text, expected) => {
    expect(rows.map(rowTest(term(text), notes))).toEqual(expected);
  });

  it('is followed by its note without a space', () => {
    expect(term('mark: check')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'mark', note: null },
        { kind: 'text', text: 'check' },
      ],
    });
  });
});

describe('what is wrong', () => {
  it.each([
    ['dir=in', 'bad-operator', 0, 'dir='],
    ['a conn>3', 'bad-operator', 2, 'conn>'],
    ['event>=closed', 'bad-operator', 0, 'event>='],
    ['dir:', 'missing-value', 0, 'dir:'],
    ['size<=', 'missing-value', 0, 'size<='],
    ['hex:', 'missing-value', 0, 'hex:'],
    ['dir:"up"', 'bad-direction', 5, 'up'],
  ])('in %j: %s at %i, %j', (text, expected, at, found) => {
    expect(problem(text)).toEqual({ kind: 'filter', problem: expected, at, found });
  });

  it('in bytes is told by its place in all of the filter', () => {
    expect(problem('a hex:"0g"')).toEqual({ kind: 'pattern', problem: 'not-hex', at: 8, detail: 'g' });
    expect(problem('hex:abc')).toMatchObject({ kind: 'pattern', problem: 'odd-digit', at: 6 });
    expect(problem('hex:"?? ??"')).toMatchObject({ kind: 'pattern', problem: 'only-wildcards', at: 5 });
  });

  it('is its length, before anything else', () => {
    const fits = 'a '.repeat(FILTER_CHARS / 2);
    expect(problem(fits)).toBeNull();
    expect(problem(`${fits}(`)).toMatchObject({ kind: 'filter', problem: 'long', at: FILTER_CHARS });
  });

  it('is a text longer than can be looked for: it would be found in no bytes', () => {
    expect(problem(`"${'a'.repeat(TEXT_CHARS)}"`)).toBeNull();
    expect(problem(`"${'a'.repeat(TEXT_CHARS + 1)}"`)).toEqual({
      kind: 'pattern',
      problem: 'long',
      at: 1 + TEXT_CHARS,
      detail: '1000',
    });
  });
});
