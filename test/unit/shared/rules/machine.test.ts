import { type RuleSetInput, ruleSetSchema } from '@shared/contract/rules';
import { readyRules } from '@shared/rules/compile';
import { RuleMachine } from '@shared/rules/machine';
import { replyBytes } from '@shared/rules/reply';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const FACTS = {
  counter: 7,
  now: 0,
  random: (count: number) => new Uint8Array(count),
  env: (name: string) => (name === 'HOME' ? '/root' : undefined),
};

function ready(set: Omit<RuleSetInput, 'version'>) {
  const result = readyRules(ruleSetSchema.parse({ version: 1, ...set }));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A named capture in a reply. */
const named = (name: string): string => `$\{${name}}`;

/** The replies a machine gives now, as `rule: bytes @tag`. */
function replies(machine: RuleMachine): string[] {
  const given: string[] = [];
  while (machine.hasWork) {
    const match = machine.step();
    if (match === null) continue;
    const bytes = replyBytes(match.ready.reply, match.body, match.captures, FACTS);
    const shown = bytes.ok ? Buffer.from(bytes.value).toString('latin1') : bytes.error.problem;
    given.push(`${match.ready.rule.id}: ${shown} @${match.tag}`);
  }
  return given;
}

const rule = (id: string, pattern: string, text = '', more: object = {}) => ({
  id,
  match: { kind: 'contains' as const, pattern },
  reply: { text },
  ...more,
});

describe('rules', () => {
  it('answer by the first that matches, unless it goes on', () => {
    const machine = new RuleMachine(
      ready({
        rules: [
          rule('off', 'a', 'never', { enabled: false }),
          rule('log', 'a', 'seen', { goOn: true }),
          rule('first', 'a', 'one'),
          rule('second', 'a', 'two'),
        ],
      }),
    );
    machine.push(Buffer.from('xax\nb\n'), 0, 5);
    expect(replies(machine)).toEqual(['log: seen @5', 'first: one @5']);
  });

  it('fire once on a connection when told so', () => {
    const rules = ready({
      rules: [rule('hello', 'a', 'welcome', { once: true }), rule('more', 'a', 'again')],
    });
    const machine = new RuleMachine(rules);
    machine.push(Buffer.from('a\na\n'), 0, 1);
    expect(replies(machine)).toEqual(['hello: welcome @1', 'more: again @1']);
    machine.replace(rules);
    machine.push(Buffer.from('a\n'), 0, 2);
    expect(replies(machine)).toEqual(['more: again @2']);
  });

  it('put captures, placeholders and line ending into the reply', () => {
    const set = ready({
      rules: [
        {
          id: 'r',
          match: { kind: 'regex', pattern: '^set (?P<what>\\w+)=(\\d+)(x)?$' },
          reply: { text: `${named('what')}:$2$3 $$1 {{len}} {{counter}}\\t{{env.HOME}}`, ending: 'crlf' },
        },
        { id: 'h', match: { kind: 'hex', pattern: 'ff *' }, reply: { mode: 'hex', text: '01 $1 {{sum8}}' } },
        { id: 'e', match: { kind: 'exact', pattern: 'env' }, reply: { text: '{{env.NOT_THERE}}' } },
      ],
    });
    const machine = new RuleMachine(set);
    machine.push(Buffer.from('set a{{b=1\nset speed=12\r\n'), 0, 1);
    machine.push(Buffer.from([0xff, 0x02, 0x03, 0x0a]), 0, 2);
    machine.push(Buffer.from('env\n'), 0, 3);
    expect(replies(machine)).toEqual([
      'r: speed:12 $1 20 7\t/root\r\n @1',
      'h: \x01\x02\x03\x06 @2',
      'e: no-variable @3',
    ]);
  });

  it('do not read placeholders out of what a peer sent', () => {
    const set = ready({
      rules: [{ id: 'r', match: { kind: 'regex', pattern: '(.*)' }, reply: { text: '<$1>' } }],
    });
    const machine = new RuleMachine(set);
    machine.push(Buffer.from('{{env.HOME}} $0 \\n\n'), 0, 1);
    expect(replies(machine)).toEqual(['r: <{{env.HOME}} $0 \\n> @1']);
  });

  it('say beside which field something is wrong', () => {
    const set = ruleSetSchema.parse({
      version: 1,
      rules: [
        { id: 'a', match: { kind: 'regex', pattern: '(' }, reply: { text: '$1 {{nonsense}}' } },
        { id: 'b', match: { kind: 'regex', pattern: '(b)' }, reply: { text: '$2' } },
        { id: 'c', enabled: false, match: { kind: 'regex', pattern: '(' } },
        { id: 'd', match: { kind: 'contains', pattern: 'x' }, reply: { text: named('who') } },
      ],
    });
    expect(readyRules(set)).toMatchObject({
      ok: false,
      error: [
        { rule: 'a', pattern: { kind: 'regex' }, reply: { kind: 'template' } },
        { rule: 'b', reply: { kind: 'capture', text: '$2', has: 1 } },
        { rule: 'd', reply: { kind: 'capture', text: named('who'), has: 0 } },
      ],
    });
  });

  it('see no frame over the limit, and tell how many those were', () => {
    const machine = new RuleMachine(
      ready({ framing: { kind: 'line', max: 4 }, rules: [rule('a', 'a', 'x')] }),
    );
    machine.push(Buffer.from('aaaaa\naaaaaaaaaaaaaa\naa\n'), 0, 1);
    expect(replies(machine)).toEqual(['a: x @1']);
    expect(machine.unseen).toBe(2);
  });

  it('see a last line without an end, but no half message', () => {
    const line = new RuleMachine(ready({ rules: [rule('a', 'a', 'x')] }));
    line.push(Buffer.from('a'), 0, 1);
    expect(replies(line)).toEqual([]);
    line.finish();
    expect(replies(line)).toEqual(['a: x @1']);
    const fixed = new RuleMachine(
      ready({ framing: { kind: 'fixed', bytes: 2 }, rules: [rule('a', 'a', 'x')] }),
    );
    fixed.push(Buffer.from('a'), 0, 1);
    fixed.finish();
    expect(replies(fixed)).toEqual([]);
  });

  it('see what silence ends', () => {
    const machine = new RuleMachine(
      ready({ framing: { kind: 'idle', ms: 10 }, rules: [rule('a', 'ab', 'x')] }),
    );
    machine.push(Buffer.from('a'), 0, 1);
    machine.push(Buffer.from('b'), 5, 2);
    expect(machine.dueAt).toBe(15);
    machine.tick(15);
    expect(replies(machine)).toEqual(['a: x @2']);
    machine.push(Buffer.from('ab'), 20, 3);
    machine.push(Buffer.from('c'), 40, 4);
    expect(replies(machine)).toEqual(['a: x @3']);
  });

  it('keep what waits when the chunk is used again, and give its memory back', () => {
    const machine = new RuleMachine(ready({ rules: [rule('a', 'a', '$0')] }));
    for (let round = 0; round < 3; round++) {
      const chunk = Buffer.from('a\nb\n'.repeat(3_000));
      machine.push(chunk, 0, round);
      machine.step();
      machine.keep();
      chunk.fill(0);
    }
    expect(machine.waitingBytes).toBeGreaterThan(3 * 6_000);
    expect(replies(machine)).toHaveLength(3 * 3_000 - 2);
    expect(machine.waitingBytes).toBe(0);
    machine.push(Buffer.from('a\n'), 0, 9);
    machine.clear();
    expect(machine.hasWork).toBe(false);
    expect(machine.waitingBytes).toBe(0);
  });

  it('give the same replies however the stream is cut', () => {
    const framing = fc.constantFrom<RuleSetInput['framing']>(
      { kind: 'line', max: 8 },
      { kind: 'delimiter', hex: '6161' },
      { kind: 'length', size: 1 },
      { kind: 'fixed', bytes: 3 },
    );
    const set = {
      rules: [
        { id: 'once', match: { kind: 'ends' as const, pattern: 'b' }, reply: { text: '1' }, once: true },
        {
          id: 're',
          match: { kind: 'regex' as const, pattern: 'a(b*)' },
          reply: { text: '$1{{len}}' },
          goOn: true,
        },
        {
          id: 'hex',
          match: { kind: 'hex' as const, pattern: '6? *' },
          reply: { mode: 'hex' as const, text: '$1' },
        },
      ],
    };
    const bytes = fc.array(fc.constantFrom(0x01, 0x02, 0x0a, 0x0d, 0x61, 0x62), { maxLength: 60 });
    fc.assert(
      fc.property(framing, bytes, fc.array(fc.nat(60)), (how, stream, places) => {
        const rules = ready({ ...set, framing: how });
        const whole = new RuleMachine(rules);
        whole.push(Uint8Array.from(stream), 0, 0);
        whole.finish();
        const cut = new RuleMachine(rules);
        const given: string[] = [];
        const at = [0, ...[...new Set(places)].sort((a, b) => a - b), stream.length];
        for (let i = 1; i < at.length; i++) {
          cut.push(Uint8Array.from(stream.slice(at[i - 1], at[i])), 0, 0);
          given.push(...replies(cut));
        }
        cut.finish();
        given.push(...replies(cut));
        expect(given).toEqual(replies(whole));
        expect(cut.unseen).toBe(whole.unseen);
      }),
    );
  });
});
