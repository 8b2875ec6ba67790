import { type ChunkRow, isChunk, type Row } from '@shared/contract/events';
import { type FilterContext, parseFilter, rowTest } from '@shared/filter/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, END, event } from '../../../helpers/rows';

const CONTEXT: FilterContext = {
  encoding: 'utf-8',
  words: (row) => `${row.type} in words`,
  note: (seq) => (seq === 7 ? 'look here' : null),
  clockAtStart: (12 * 60 + 3) * 60_000,
  firstAt: 1_000,
};

function test(text: string, row: Row, context = CONTEXT): boolean | null {
  const filter = parseFilter(text);
  if (!filter.ok) throw new Error(`${filter.error.problem} at ${filter.error.at}`);
  return rowTest(filter.value, context)(row);
}

const hello = chunk('received', 'Hello, world', { socket: 3, at: 2_500, seq: 7 });
const bye = chunk('sent', 'bye', { socket: 1, at: 1_000, seq: 8 });
const closed = event('closed', { ...END, first: null, bytesIn: 1, bytesOut: 2, durationMs: 3 }, 3);

describe('a filter on rows', () => {
  it.each([
    ['', true, true, true],
    ['dir:in', true, false, false],
    ['dir:out', false, true, false],
    ['-dir:in', false, true, true],
    ['size>3', true, false, false],
    ['size>=3', true, true, false],
    ['size=3', false, true, false],
    ['size<=3', false, true, false],
    ['size<12', false, true, false],
    ['hello', true, false, false],
    ['words', false, false, true],
    ['text:/^hel/', false, false, false],
    ['text:/^hel/i', true, false, false],
    ['text:/[bc]/', false, true, true],
    ['hex:"62 ?? 65"', false, true, false],
    ['conn:3', true, false, true],
    ['event:closed', false, false, true],
    ['event:any', false, false, true],
    ['time>1s', true, false, false],
    ['time=0s', false, true, false],
    ['time>=12:03:02', true, false, false],
    ['time<12:03:02', false, true, true],
    ['mark:', true, false, false],
    ['mark:HERE', true, false, false],
    ['mark:there', false, false, false],
    ['dir:in or dir:out', true, true, false],
    ['conn:3 -event:any', true, false, false],
  ])('%j: hello %s, bye %s, closed %s', (text, ...expected) => {
    expect([test(text, hello), test(text, bye), test(text, closed)]).toEqual(expected);
  });

  it('does not know what it has not seen', () => {
    const cut = chunk('received', 'beginning', { total: 5_000 });
    expect(test('text:begin', cut)).toBe(true);
    expect(test('text:end', cut)).toBe(null);
    expect(test('-text:end', cut)).toBe(null);
    expect(test('hex:00', cut)).toBe(null);
    expect(test('text:/begin/', cut)).toBe(null);
    // What else is known decides.
    expect(test('text:end dir:out', cut)).toBe(false);
    expect(test('text:end or dir:in', cut)).toBe(true);
    expect(test('size>4000', cut)).toBe(true);
  });

  it('says nothing of a cut row that is not true of the whole chunk', () => {
    const pieces = [
      'text:ab',
      '-text:ab',
      'hex:"61 ?? 62"',
      'text:/b$/',
      'size>4 text:b',
      'text:a or dir:out',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 12 }),
        fc.nat({ max: 12 }),
        fc.constantFrom(...pieces),
        (letters, kept, filter) => {
          const whole = chunk('received', letters.join(''));
          const cut: ChunkRow = { ...whole, data: whole.data.subarray(0, kept) };
          const known = test(filter, cut);
          if (known !== null) expect(known).toBe(test(filter, whole));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('keeps what it kept: filtering twice is filtering once, and the opposite keeps the rest', () => {
    const rows = fc.array(
      fc.oneof(
        fc.constantFrom(hello, bye, closed),
        fc
          .record({ text: fc.string(), at: fc.nat({ max: 5_000 }) })
          .map(({ text, at }) => chunk('sent', text, { at })),
      ),
    );
    const filters = fc.constantFrom(
      'dir:in',
      'size>2',
      'text:e',
      'conn:3 or size<2',
      '-hello',
      'time>2s',
      'mark:',
    );
    fc.assert(
      fc.property(rows, filters, (all, filter) => {
        const keep = (given: readonly Row[], text: string) => given.filter((row) => test(text, row) === true);
        const once = keep(all, filter);
        expect(keep(once, filter)).toEqual(once);
        expect(once.length + keep(all, `-(${filter})`).length).toBe(all.length);
      }),
    );
  });

  it('looks for text in the encoding of the view', () => {
    const row = chunk('received', Uint8Array.of(0xb0, 0xa1));
    expect(test('text:가', row, { ...CONTEXT, encoding: 'euc-kr' })).toBe(true);
    expect(test('text:가', row)).toBe(false);
    expect(test('text:가', row, { ...CONTEXT, encoding: 'latin-1' })).toBe(false);
    expect(isChunk(row)).toBe(true);
  });
});
