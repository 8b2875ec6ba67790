/** What a rule answers: where captures go, what is counted over them, and where something is wrong. */
import { type Rule, ruleSchema } from '@shared/contract/rules';
import { readyRule } from '@shared/rules/compile';
import { compileReply, replyBytes } from '@shared/rules/reply';
import { describe, expect, it } from 'vitest';

const FACTS = { counter: 3, now: 0, random: (count: number) => new Uint8Array(count), env: () => undefined };

type Reply = Partial<Rule['reply']>;

function rule(match: Rule['match'], reply: Reply): Rule {
  return ruleSchema.parse({ id: 'r', match, reply: { text: '', ...reply } });
}

/** The answer to a frame, in Latin-1; a problem by its name. */
function answer(
  match: Rule['match'],
  reply: Reply,
  frame: string | Uint8Array,
  encoding: 'utf-8' | 'euc-kr' = 'utf-8',
) {
  const ready = readyRule(rule(match, reply), encoding);
  if (!ready.ok) throw new Error(JSON.stringify(ready.error));
  const bytes = typeof frame === 'string' ? Buffer.from(frame, 'latin1') : frame;
  const captures = ready.value.matcher.match(bytes);
  if (captures === null) return null;
  const made = replyBytes(ready.value.reply, bytes, captures, FACTS);
  return made.ok ? Buffer.from(made.value).toString('latin1') : made.error.problem;
}

const named = (name: string): string => `$\{${name}}`;
const regex = (pattern: string): Rule['match'] => ({ kind: 'regex', pattern });

describe('captures in a reply', () => {
  it.each([
    ['$0', 'abc', 'abc'],
    ['[$1]', 'abc', '[a]'],
    ['$2$1', 'abc', 'ba'],
    // Two digits are one number, as long as there are so many.
    ['$01', 'abc', 'a'],
    [`${named('1')}0`, 'abc', 'a0'],
    [`${named('tail')}`, 'abc', 'c'],
    ['$$1', 'abc', '$1'],
    ['$$$1', 'abc', '$a'],
    ['cost: 5$', 'abc', 'cost: 5$'],
    ['$x $-', 'abc', '$x $-'],
  ])('%s', (text, frame, expected) => {
    expect(answer(regex('(a)(b)(?P<tail>c)?'), { text }, frame)).toBe(expected);
  });

  it('that took no part are nothing', () => {
    expect(answer(regex('(a)(b)(?P<tail>c)?'), { text: `<$3${named('tail')}>` }, 'ab')).toBe('<>');
  });

  it('are the bytes that came, of whatever encoding, in replies of another', () => {
    const frame = Uint8Array.of(0x61, 0xff, 0x00, 0xb0, 0xa1);
    expect(answer({ kind: 'hex', pattern: '61 *' }, { text: '가$1' }, frame, 'euc-kr')).toBe(
      '\xb0\xa1\xff\0\xb0\xa1',
    );
  });

  it('are counted and summed like all else before the line ending', () => {
    expect(answer(regex('(.*)'), { text: '{{len:1be}}$1{{sum8}}', ending: 'crlf' }, 'ab')).toBe(
      '\x02abC5\r\n',
    );
    expect(answer({ kind: 'hex', pattern: '*' }, { mode: 'hex', text: '{{len}} $1 {{sum8}}' }, 'ab')).toBe(
      '\0\x02ab\xc5',
    );
  });

  it('may stand more than once, and between bytes of a hex reply', () => {
    expect(
      answer({ kind: 'hex', pattern: '61 ?? 63 *' }, { mode: 'hex', text: '01 $1 02 $2 $1' }, 'abcde'),
    ).toBe('\x01b\x02deb');
  });

  it('are all of it, for texts that are found', () => {
    expect(answer({ kind: 'contains', pattern: 'b' }, { text: '<$0>' }, 'abc')).toBe('<b>');
    expect(answer({ kind: 'starts', pattern: 'ab' }, { text: '<$0>' }, 'abc')).toBe('<ab>');
    expect(answer({ kind: 'exact', pattern: '' }, { text: '<$0>' }, '')).toBe('<>');
    expect(answer({ kind: 'hex', pattern: '61 *' }, { text: '<$0>' }, 'abc')).toBe('<abc>');
  });
});

describe('a reply that is wrong', () => {
  const compile = (text: string, mode: 'text' | 'hex' = 'text', captures = 2) => {
    const names = new Map([['who', 1]]);
    const compiled = compileReply({ mode, text, ending: 'none' }, 'euc-kr', { captures, names });
    return compiled.ok ? null : compiled.error;
  };

  it.each([
    ['$3', '$3', 2],
    ['a $1 $9 $3', '$9', 2],
    ['$12', '$12', 2],
    [named('whom'), named('whom'), 2],
    [named(''), named(''), 2],
    [named('3'), named('3'), 2],
  ])('%s has no such capture', (text, what, has) => {
    expect(compile(text)).toEqual({ kind: 'capture', text: what, has });
  });

  it.each([
    // Each $1 becomes something longer, each $$ something shorter, before it is read.
    ['{{nonsense}}', 0, 'unknown'],
    ['$1 {{nonsense}}', 3, 'unknown'],
    ['$1$2$1 {{nonsense}} $1', 7, 'unknown'],
    ['$$$$ {{nonsense}}', 5, 'unknown'],
    [`${named('who')}-{{counter:y}}`, 7, 'option'],
    ['$1 \\q', 3, 'text'],
    ['$1 $$ \\x4', 6, 'text'],
    ['ab $1 {{len', 6, 'unclosed'],
    ['$1 😀', 3, 'text'],
    ['$1 가 😀', 5, 'text'],
  ])('%s: the place is the one that was written', (text, at, problem) => {
    expect(compile(text)).toMatchObject({ kind: 'template', cause: { at, problem } });
  });

  it('in hex has its place as well, and no $$', () => {
    expect(compile('01 $1 0', 'hex')).toMatchObject({ cause: { at: 6, problem: 'text' } });
    expect(compile('01 $$', 'hex')).toMatchObject({ cause: { at: 3, problem: 'text' } });
  });

  it('is told when it is made: a variable that is not there', () => {
    expect(answer(regex('a'), { text: '{{env.NOT_THERE}}' }, 'a')).toBe('no-variable');
  });
});

describe('what is wrong with a rule', () => {
  it('stands beside its field, both if both are', () => {
    expect(readyRule(rule({ kind: 'hex', pattern: '6' }, { text: '$1 {{x}}' }), 'utf-8')).toMatchObject({
      ok: false,
      error: {
        rule: 'r',
        pattern: { kind: 'hex', cause: { problem: 'odd' } },
        reply: { kind: 'template', cause: { at: 3 } },
      },
    });
  });

  it('is not a capture, as long as the pattern cannot be read: who knows how many it will have', () => {
    const wrong = readyRule(rule(regex('('), { text: '$1 $42' }), 'utf-8');
    expect(wrong).toMatchObject({ ok: false, error: { pattern: { kind: 'regex' } } });
    expect(wrong).not.toHaveProperty('error.reply');
  });
});
