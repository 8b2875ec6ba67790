/** The logic of filters by truth tables: how conditions are put together, and what is not known. */
import type { Row } from '@shared/contract/events';
import { FILTER_DEPTH, type FilterContext, parseFilter, rowTest, type Verdict } from '@shared/filter/index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk, event } from '../../../helpers/rows';

const CONTEXT: FilterContext = {
  encoding: 'utf-8',
  words: () => '',
  note: () => null,
  clockAtStart: 0,
  firstAt: 0,
};

function verdict(text: string, row: Row): Verdict {
  const filter = parseFilter(text);
  if (!filter.ok) throw new Error(`${text}: ${filter.error.problem} at ${filter.error.at}`);
  return rowTest(filter.value, CONTEXT)(row);
}

/** Three conditions that do not depend on one another: direction, size, connection. */
const ATOMS = ['dir:in', 'size>5', 'conn:3'] as const;
const ROWS = [false, true].flatMap((a) =>
  [false, true].flatMap((b) =>
    [false, true].map((c) => ({
      row: chunk(a ? 'received' : 'sent', b ? 'longer' : 'short', { socket: c ? 3 : 4 }),
      holds: [a, b, c],
    })),
  ),
);

type Formula =
  | { readonly is: 'atom'; readonly n: number }
  | { readonly is: 'not'; readonly of: Formula }
  | { readonly is: 'and' | 'or'; readonly left: Formula; readonly right: Formula };

const formula = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc.record({ is: fc.constant('atom' as const), n: fc.nat({ max: 2 }) }),
    fc.record({ is: fc.constant('not' as const), of: tie('formula') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      left: tie('formula'),
      right: tie('formula'),
    }),
  ),
})).formula;

function value(what: Formula, holds: readonly boolean[]): boolean {
  switch (what.is) {
    case 'atom':
      return holds[what.n] ?? false;
    case 'not':
      return !value(what.of, holds);
    case 'and':
      return value(what.left, holds) && value(what.right, holds);
    case 'or':
      return value(what.left, holds) || value(what.right, holds);
  }
}

const STRENGTH = { or: 0, and: 1, not: 2, atom: 3 };

/** The formula as people write it, with no more parentheses than it needs. `styles`: which word or sign each time. */
function written(what: Formula, styles: Iterator<number>): string {
  const style = Number(styles.next().value);
  const inside = (part: Formula): string => {
    const text = written(part, styles);
    return STRENGTH[part.is] < STRENGTH[what.is] ? `(${text})` : text;
  };
  switch (what.is) {
    case 'atom':
      return ATOMS[what.n] ?? '';
    case 'not':
      return `${['-', 'not ', 'NOT ', '- '][style] ?? '-'}${inside(what.of)}`;
    case 'and':
      return `${inside(what.left)}${[' ', ' and ', '  ', ' AND '][style] ?? ' '}${inside(what.right)}`;
    case 'or':
      return `${inside(what.left)} ${style > 1 ? 'OR' : 'or'} ${inside(what.right)}`;
  }
}

describe('conditions put together', () => {
  it('mean what their truth tables say', () => {
    fc.assert(
      fc.property(formula, fc.infiniteStream(fc.nat({ max: 3 })), (what, styles) => {
        const text = written(what, styles);
        for (const { row, holds } of ROWS) expect(verdict(text, row), text).toBe(value(what, holds));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['dir:in conn:3 or size>5', '(dir:in and conn:3) or size>5'],
    ['size>5 or dir:in conn:3', 'size>5 or (dir:in and conn:3)'],
    ['-dir:in conn:3', '(-dir:in) and conn:3'],
    ['not dir:in or conn:3', '(not dir:in) or conn:3'],
    ['-(dir:in or conn:3)', '-dir:in -conn:3'],
    ['-(dir:in conn:3)', '-dir:in or -conn:3'],
    ['dir:in (conn:3 or size>5)', 'dir:in conn:3 or dir:in size>5'],
    ['(dir:in)(conn:3)', 'dir:in conn:3'],
    ['---dir:in', 'not dir:in'],
    ['', 'dir:in or dir:out'],
  ])('%j is %j', (one, other) => {
    for (const { row } of ROWS) expect(verdict(one, row)).toBe(verdict(other, row));
  });

  it('may be as deep as is allowed, and no deeper', () => {
    const deep = (levels: number) => parseFilter(`${'('.repeat(levels)}a${')'.repeat(levels)}`);
    expect(deep(FILTER_DEPTH).ok).toBe(true);
    expect(deep(FILTER_DEPTH + 1)).toMatchObject({
      ok: false,
      error: { problem: 'deep', at: FILTER_DEPTH + 1 },
    });
    expect(parseFilter(`${'-'.repeat(FILTER_DEPTH)}a`).ok).toBe(true);
    expect(parseFilter(`${'-'.repeat(FILTER_DEPTH + 1)}a`).ok).toBe(false);
    // Beside one another there may be many.
    expect(parseFilter('(a) '.repeat(400)).ok).toBe(true);
  });
});

describe('what is not known', () => {
  /** Of this row nobody knows whether `hex:00` is in it: it carries its beginning only. */
  const cut = chunk('received', 'abc', { total: 9_000 });
  const text: Record<string, string> = { true: 'dir:in', false: 'dir:out', null: 'hex:00' };
  const values: readonly Verdict[] = [true, false, null];

  it.each(values)('the opposite of %s', (a) => {
    expect(verdict(`-${text[String(a)]}`, cut)).toBe(a === null ? null : !a);
  });

  it.each(values.flatMap((a) => values.map((b) => [a, b] as const)))('%s with %s', (a, b) => {
    const [left, right] = [text[String(a)], text[String(b)]];
    const and = a === false || b === false ? false : a === null || b === null ? null : true;
    const or = a === true || b === true ? true : a === null || b === null ? null : false;
    expect(verdict(`${left} ${right}`, cut)).toBe(and);
    expect(verdict(`${left} or ${right}`, cut)).toBe(or);
    // Once more in a row of three, where the middle must not be forgotten.
    expect(verdict(`dir:in ${left} ${right}`, cut)).toBe(and);
    expect(verdict(`dir:out or ${left} or ${right}`, cut)).toBe(or);
  });

  it('is nothing of an event: its words are all there', () => {
    const row = event('closed');
    expect(verdict('hex:00', row)).toBe(false);
    expect(verdict('-hex:00', row)).toBe(true);
    expect(verdict('size>=0', row)).toBe(false);
  });
});
