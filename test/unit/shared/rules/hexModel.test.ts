/** Hex patterns against JavaScript's expressions, and rules against the sizes they may look at. */
import { ruleSetSchema } from '@shared/contract/rules';
import { readyRules } from '@shared/rules/compile';
import { matchHex, parseHexPattern } from '@shared/rules/hexPattern';
import { RuleMachine } from '@shared/rules/machine';
import { compileMatch } from '@shared/rules/matcher';
import { REGEX_SIZE_MAX, REGEX_WORK } from '@shared/rules/regex';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** One byte of a pattern as a class of characters. */
function classOf(byte: string): string {
  const all = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
  const fits = all.filter((digits) => [...digits].every((digit, i) => byte[i] === '?' || byte[i] === digit));
  return `[${fits.map((digits) => `\\x${digits}`).join('')}]`;
}

/** The pattern as an expression: each `*` as little as it can, each run of `??` a group. */
function expression(words: readonly string[]): RegExp {
  const source = words.join(' ').replaceAll(/(?:\?\? ?)+|\*|[0-9a-f?]{2}/g, (part) => {
    if (part === '*') return '([\\s\\S]*?)';
    const wild = part.match(/\?\?/g);
    return wild?.join(' ') === part.trim() ? `([\\s\\S]{${wild.length}})` : classOf(part);
  });
  return new RegExp(`^${source.replaceAll(' ', '')}$`);
}

const byte = fc.constantFrom('61', '62', '6?', '?1', '??', '??', '*', '*');
const frames = fc.array(fc.constantFrom(0x61, 0x62, 0x71, 0x0a, 0xff), { maxLength: 12 });

describe('a hex pattern', () => {
  it('fits what an expression fits, and stands for the same bytes', () => {
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 7 }), frames, (words, frame) => {
        const parsed = parseHexPattern(words.join(' '));
        if (!parsed.ok) throw new Error(parsed.error.problem);
        const bytes = Uint8Array.from(frame);
        const found = matchHex(parsed.value, bytes)?.map(({ from, to }) => latin(bytes.subarray(from, to)));
        const expected = expression(words).exec(latin(bytes));
        expect(found ?? null).toEqual(expected === null ? null : [...expected].slice(1));
        if (found) expect(found).toHaveLength(parsed.value.captures);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['61,62:63', 'abc'],
    ['0x61 0X62 \\x63', 'abc'],
    ['616263', 'abc'],
    ['61\n62\t63', 'abc'],
    ['6F', 'o'],
  ])('may be written as %j', (text, frame) => {
    const parsed = parseHexPattern(text);
    expect(parsed.ok && matchHex(parsed.value, Buffer.from(frame))).toEqual([]);
  });

  it.each([
    ['', 'empty', ''],
    [' , ', 'empty', ''],
    ['0x', 'odd', '0x'],
    ['61 6', 'odd', '6'],
    ['616', 'odd', '616'],
    ['?', 'odd', '?'],
    ['6g', 'digit', 'g'],
    ['61-62', 'digit', '-'],
    ['x61', 'digit', 'x'],
    ['0x0x61', 'digit', 'x'],
  ])('%j is none: %s', (text, problem, what) => {
    expect(parseHexPattern(text)).toEqual({ ok: false, error: { problem, text: what } });
  });

  it('is not tried where it would take too long: in longer frames the longer its middle', () => {
    const most = (pattern: string): number => {
      const compiled = compileMatch({ kind: 'hex', pattern }, 'utf-8');
      return compiled.ok ? compiled.value.maxBytes : -1;
    };
    const middle = (bytes: number) => most(`* ${'61'.repeat(bytes)} *`);
    expect(middle(1)).toBe(2 ** 26);
    expect(middle(1_024)).toBe(2 ** 16);
    // What stands at an end is compared once.
    expect(most('61'.repeat(2_000))).toBe(2 ** 26);
    expect(most(`${'61'.repeat(900)} * ${'62'.repeat(900)}`)).toBe(2 ** 26);
  });
});

describe('an expression', () => {
  it('may look at fewer bytes the larger it is, and at most at what a tenth of a second takes', () => {
    const sizes = ['a', 'a{10}', 'a{100}', 'a{900}'].map((pattern) => {
      const compiled = compileMatch({ kind: 'regex', pattern }, 'utf-8');
      return compiled.ok ? compiled.value.maxBytes : 0;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBe(4);
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(Math.floor(REGEX_WORK / REGEX_SIZE_MAX));
  });
});

describe('a frame too long for one rule', () => {
  it('is looked at by the others, and told of', () => {
    const ready = readyRules(
      ruleSetSchema.parse({
        version: 1,
        rules: [
          { id: 'slow', match: { kind: 'regex', pattern: 'a{800}' } },
          { id: 'quick', match: { kind: 'starts', pattern: 'a' } },
        ],
      }),
    );
    if (!ready.ok) throw new Error('rules');
    const machine = new RuleMachine(ready.value);
    const limit = ready.value.rules[0]?.matcher.maxBytes ?? 0;
    const fired = (length: number): string[] => {
      machine.push(Buffer.from(`${'a'.repeat(length)}\n`), 0, 0);
      const rules: string[] = [];
      while (machine.hasWork) rules.push(machine.step()?.ready.rule.id ?? '');
      return rules.filter((id) => id !== '');
    };
    expect(fired(limit)).toEqual(['slow']);
    expect(machine.unseen).toBe(0);
    expect(fired(limit + 1)).toEqual(['quick']);
    expect(machine.unseen).toBe(1);
  });
});

describe('rules that are replaced', () => {
  const rules = (framing: object, ...ids: string[]) => {
    const ready = readyRules(
      ruleSetSchema.parse({
        version: 1,
        framing,
        rules: ids.map((id) => ({ id, match: { kind: 'contains', pattern: 'a' }, goOn: true })),
      }),
    );
    if (!ready.ok) throw new Error('rules');
    return ready.value;
  };
  const LINE = { kind: 'line', max: 100 };

  it('look at what waits from the first rule on, and at what was begun with what follows', () => {
    const machine = new RuleMachine(rules(LINE, 'one', 'two'));
    machine.push(Buffer.from('a\nxa'), 0, 1);
    expect(machine.step()?.ready.rule.id).toBe('one');
    machine.replace(rules(LINE, 'new'));
    expect(machine.step()?.ready.rule.id).toBe('new');
    machine.push(Buffer.from('b\n'), 0, 2);
    const match = machine.step();
    expect([latin(match?.body ?? new Uint8Array(0)), match?.tag, match?.bytes]).toEqual(['xab', 2, 4]);
  });

  it('begin anew where frames are cut otherwise', () => {
    const machine = new RuleMachine(rules(LINE, 'one'));
    machine.push(Buffer.from('aa'), 0, 1);
    machine.replace(rules({ kind: 'fixed', bytes: 1 }, 'one'));
    expect(machine.hasWork).toBe(false);
    machine.push(Buffer.from('a'), 0, 2);
    expect(latin(machine.step()?.body ?? new Uint8Array(0))).toBe('a');
  });

  it('without any let frames pass', () => {
    const machine = new RuleMachine(rules(LINE));
    machine.push(Buffer.from('a\na\n'), 0, 1);
    expect([machine.waitingFrames, machine.step(), machine.waitingFrames]).toEqual([2, null, 1]);
    machine.step();
    expect([machine.hasWork, machine.waitingBytes]).toEqual([false, 0]);
  });
});
