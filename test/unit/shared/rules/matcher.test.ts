import type { MatchKind } from '@shared/contract/rules';
import { STREAM_FRAME_BYTES } from '@shared/framing/spec';
import { compileMatch } from '@shared/rules/matcher';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function match(kind: MatchKind, pattern: string, frame: Uint8Array): string[] | null {
  const compiled = compileMatch({ kind, pattern }, 'utf-8');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const found = compiled.value.match(frame);
  return (
    found?.map((span) =>
      span === null ? '-' : Buffer.from(frame.subarray(span.from, span.to)).toString('latin1'),
    ) ?? null
  );
}

describe('a match', () => {
  it.each<[MatchKind, string, string, string[] | null]>([
    ['exact', 'PING', 'PING', ['PING']],
    ['exact', 'PING', 'PING ', null],
    ['exact', 'PING', 'xPING', null],
    ['exact', '', '', ['']],
    ['exact', 'a\\tb\\x00', 'a\tb\0', ['a\tb\0']],
    ['starts', 'GET ', 'GET /', ['GET ']],
    ['starts', 'GET ', 'GE', null],
    ['ends', 'K', 'OK', ['K']],
    ['ends', 'OK', 'K', null],
    ['contains', 'err', 'an error', ['err']],
    ['contains', 'aab', 'aaab', ['aab']],
    ['contains', 'err', 'er', null],
    ['regex', 'a(b+)(c)?', 'xabb', ['abb', 'bb', '-']],
    ['regex', '^set (?P<name>\\w+)=(\\d+)$', 'set speed=12', ['set speed=12', 'speed', '12']],
    ['regex', '^x', 'ax', null],
    ['regex', '(?i)hello', 'HeLLo', ['HeLLo']],
    ['hex', '61 ?? 63', 'abc', ['abc', 'b']],
    ['hex', '61 6? 63', 'abc', ['abc']],
    ['hex', '61 7? 63', 'abc', null],
    ['hex', '61??63', 'abcd', null],
    ['hex', '61 *', 'abcd', ['abcd', 'bcd']],
    ['hex', '61 * 63 *', 'axxcyc', ['axxcyc', 'xx', 'yc']],
    ['hex', '* 63', 'abcc', ['abcc', 'abc']],
    ['hex', '*', '', ['', '']],
    ['hex', '0x61 ?? ?? * 7A', 'a12...z', ['a12...z', '12', '...']],
    ['hex', '61 * 61', 'a', null],
  ])('%s %j in %j', (kind, pattern, frame, expected) => {
    expect(match(kind, pattern, bytes(frame))).toEqual(expected);
  });

  it('takes texts in the encoding of the set', () => {
    const compiled = compileMatch({ kind: 'exact', pattern: '가' }, 'euc-kr');
    expect(compiled.ok && compiled.value.match(Uint8Array.of(0xb0, 0xa1))).toEqual([{ from: 0, to: 2 }]);
  });

  it('names places in bytes, whatever the characters before take', () => {
    expect(match('regex', '(\\p{Hangul}+)=(\\d+)', bytes('é 가나=12'))?.[2]).toBe('12');
  });

  it.each<[MatchKind, string, object]>([
    ['exact', 'a\\q', { kind: 'text', cause: { problem: 'unknown-escape' } }],
    ['contains', '', { kind: 'empty' }],
    ['regex', '', { kind: 'empty' }],
    ['regex', 'a(b', { kind: 'regex', cause: { problem: 'syntax', detail: 'missing closing ): `a(b`' } }],
    ['regex', 'a(?=b)', { kind: 'regex', cause: { problem: 'look-around' } }],
    ['regex', '(?<!a)b', { kind: 'regex', cause: { problem: 'look-around' } }],
    ['regex', '(a)\\1', { kind: 'regex', cause: { problem: 'back-reference' } }],
    ['regex', '(?:a?){900}', { kind: 'regex', cause: { problem: 'too-large' } }],
    ['hex', '6', { kind: 'hex', cause: { problem: 'odd', text: '6' } }],
    ['hex', '61 zz', { kind: 'hex', cause: { problem: 'digit', text: 'z' } }],
    ['hex', '', { kind: 'hex', cause: { problem: 'empty' } }],
  ])('refuses %s %j', (kind, pattern, error) => {
    expect(compileMatch({ kind, pattern }, 'utf-8')).toMatchObject({ ok: false, error });
  });

  it('finds what Buffer finds', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    const text = (min: number) => fc.string({ unit: letter, minLength: min, maxLength: 12 });
    fc.assert(
      fc.property(text(1), text(0), (needle, hay) => {
        const frame = bytes(hay);
        const hex = Buffer.from(needle).toString('hex');
        expect(match('contains', needle, frame) !== null).toBe(hay.includes(needle));
        expect(match('starts', needle, frame) !== null).toBe(hay.startsWith(needle));
        expect(match('ends', needle, frame) !== null).toBe(hay.endsWith(needle));
        expect(match('exact', needle, frame) !== null).toBe(hay === needle);
        expect(match('hex', `* ${hex} *`, frame) !== null).toBe(hay.includes(needle));
        expect(match('hex', `${hex} *`, frame) !== null).toBe(hay.startsWith(needle));
        expect(match('hex', `* ${hex}`, frame) !== null).toBe(hay.endsWith(needle));
      }),
    );
  });

  it('lets an expression look only at frames it is quick with', () => {
    const size = (pattern: string): number => {
      const compiled = compileMatch({ kind: 'regex', pattern }, 'utf-8');
      return compiled.ok ? compiled.value.maxBytes : 0;
    };
    expect(size('(a+)+$')).toBeGreaterThanOrEqual(STREAM_FRAME_BYTES);
    expect(size('^(a|b){1,200}c')).toBeLessThan(STREAM_FRAME_BYTES);
    expect(size('^(a|b){1,200}c')).toBeGreaterThan(1_000);
  });

  it('cannot be made to hang: evil expressions on the longest frame they may see', () => {
    // Each of these takes a backtracking engine longer than the age of the world.
    for (const pattern of [
      '(a+)+$',
      '(a|aa)+$',
      '(.*a){20}$',
      '([ab]*a[ab]{300})+[^ab]$',
      '(a?){150}a{150}b',
    ]) {
      const compiled = compileMatch({ kind: 'regex', pattern }, 'utf-8');
      if (!compiled.ok) throw new Error(`${pattern}: ${JSON.stringify(compiled.error)}`);
      const frame = new Uint8Array(Math.min(STREAM_FRAME_BYTES, compiled.value.maxBytes)).fill(0x61);
      frame[frame.length - 1] = 0x21;
      compiled.value.match(frame);
    }
  }, 20_000);
});
