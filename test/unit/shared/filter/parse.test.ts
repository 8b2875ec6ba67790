import { COMPARISONS, EVENT_TYPES, type Filter, parseFilter, printFilter } from '@shared/filter/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function printed(text: string): string {
  const filter = parseFilter(text);
  if (!filter.ok) throw new Error(`${filter.error.problem} at ${filter.error.at}`);
  return printFilter(filter.value);
}

describe('a filter', () => {
  it.each([
    ['', ''],
    ['dir:IN', 'dir:in'],
    ['size>100', 'size>100'],
    ['size:5', 'size=5'],
    ['size>=1k size<2M', 'size>=1024 size<2097152'],
    ['hello', 'text:hello'],
    ['"two words"', 'text:"two words"'],
    ['text:"say \\"hi\\" \\\\"', 'text:"say \\"hi\\" \\\\"'],
    ['text:/a b\\/c/', 'text:/a b\\/c/'],
    ['text:/get/i', 'text:/get/i'],
    ['hex:"aa ?? bb"', 'hex:"aa ?? bb"'],
    ['hex:0D0A', 'hex:"0d 0a"'],
    ['conn:#3', 'conn:3'],
    ['event:closed', 'event:closed'],
    ['event:any', 'event:any'],
    ['time>12:03', 'time>12:03:00'],
    ['time>=1:02:03.5', 'time>=01:02:03.500'],
    ['time<1.5s', 'time<1500ms'],
    ['time<2m', 'time<120s'],
    ['mark:', 'mark:'],
    ['mark:todo', 'mark:todo'],
    ['not dir:in', '-dir:in'],
    ['--a', '--text:a'],
    ['a b or c', 'text:a text:b or text:c'],
    ['a and b', 'text:a text:b'],
    ['a (b or c)', 'text:a (text:b or text:c)'],
    ['-(a b)', '-(text:a text:b)'],
    ['(a) ((b c))', 'text:a text:b text:c'],
    ['text:or', 'text:or'],
    ['"or"', 'text:or'],
    ['안녕', 'text:안녕'],
    ['https-server', 'text:https-server'],
  ])('%j is understood as %j', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each([
    ['dir:left', 4, 'bad-direction'],
    ['size>many', 5, 'bad-size'],
    ['size', null, null],
    ['size>', 0, 'missing-value'],
    ['text:', 0, 'missing-value'],
    ['text: a', 0, 'missing-value'],
    ['dir>in', 0, 'bad-operator'],
    ['conn:x', 5, 'bad-connection'],
    ['event:nothing', 6, 'bad-event'],
    ['time>25:00', 5, 'bad-time'],
    ['time>noon', 5, 'bad-time'],
    ['foo:bar', 0, 'unknown-key'],
    ['a "b', 2, 'unclosed-quote'],
    ['text:/a', 5, 'unclosed-regex'],
    ['(a', 0, 'unclosed-paren'],
    ['a)', 1, 'unexpected-paren'],
    [')', 0, 'unexpected-paren'],
    ['a or', 4, 'missing-term'],
    ['or a', 0, 'missing-term'],
    ['-', 1, 'missing-term'],
    ['hex:"aa b"', 8, 'odd-digit'],
    ['hex:zz', 4, 'not-hex'],
    ['text:/a(?=b)/', 7, 'regex-look-around'],
    ['size>/5/', 5, 'bad-size'],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 51, 'deep'],
    ['a '.repeat(1_500), 2_000, 'long'],
  ])('%j: refused at %s: %s', (text, at, problem) => {
    const filter = parseFilter(text);
    if (at === null) expect(filter).toMatchObject({ ok: true });
    else expect(filter).toMatchObject({ ok: false, error: { at, problem } });
  });

  it('reads as itself when it is printed', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const text = printFilter(filter);
        const again = parseFilter(text);
        expect(again).toMatchObject({ ok: true });
        if (again.ok) {
          expect(again.value).toEqual(filter);
          expect(printFilter(again.value)).toBe(text);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused or printed again, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('(', ')', 'or', '-', '"', '/', 'dir:', 'size>', '1', 'a', ' ', '\\'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const filter = parseFilter(text);
        if (filter.ok) expect(parseFilter(printFilter(filter.value))).toEqual(filter);
        else expect(filter.error.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3_000 },
    );
  });
});

const text = fc.string({ minLength: 1, maxLength: 12 });
const is = fc.constantFrom(...COMPARISONS);
const term: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ kind: fc.constant('dir' as const), is: fc.constantFrom('in' as const, 'out' as const) }),
  fc.record({ kind: fc.constant('size' as const), is, bytes: fc.nat() }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({
    kind: fc.constant('regex' as const),
    source: fc.constantFrom('a', '/', 'a/b\\d', '\\\\', '[/"]', 'x y', '^GET (.*)$'),
    matchCase: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('hex' as const), bytes: fc.constant([{ value: 0xa5, mask: 0xff }]) }),
  fc.record({ kind: fc.constant('conn' as const), socket: fc.nat({ max: 1_000 }) }),
  fc.record({
    kind: fc.constant('event' as const),
    type: fc.constantFrom('any' as const, ...EVENT_TYPES),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    is,
    time: fc.oneof(
      fc.record({ kind: fc.constant('clock' as const), ms: fc.nat({ max: 86_399_999 }) }),
      fc.record({
        kind: fc.constant('since' as const),
        ms: fc.nat({ max: 9_999_999 }).map((us) => us / 1000),
      }),
    ),
  }),
  fc.record({ kind: fc.constant('mark' as const), note: fc.option(text) }),
);

const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    term,
    fc.record({ kind: fc.constant('not' as const), of: tie('filter') }),
    group('and', tie('filter')),
    group('or', tie('filter')),
  ),
})).filter;

/** Two or more, none of the same kind inside: that is how filters are understood. */
function group(kind: 'and' | 'or', part: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  return fc
    .array(part, { minLength: 2, maxLength: 3 })
    .map((parts) => ({ kind, parts: parts.flatMap((each) => (each.kind === kind ? each.parts : [each])) }));
}
