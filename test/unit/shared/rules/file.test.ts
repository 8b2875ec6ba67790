import { ruleSetSchema } from '@shared/contract/rules';
import { readyRules } from '@shared/rules/compile';
import { RULES_FILE_CHARS, readRules, writeRules } from '@shared/rules/file';
import { tryOut } from '@shared/rules/tryOut';
import { describe, expect, it } from 'vitest';

const set = ruleSetSchema.parse({
  version: 1,
  framing: { kind: 'delimiter', hex: '0d0a' },
  rules: [
    { id: 'a', match: { kind: 'regex', pattern: '^(\\w+)' }, reply: { text: '$1 {{counter}}' }, goOn: true },
    { id: 'b', match: { kind: 'contains', pattern: 'x' } },
  ],
});

describe('a file of rules', () => {
  it('gives back what was written, with a byte order mark as well', () => {
    expect(readRules(writeRules(set))).toEqual({ ok: true, value: set });
    expect(readRules(`\uFEFF${writeRules(set)}`)).toEqual({ ok: true, value: set });
  });

  it('may leave out what has a default', () => {
    const short = '{"version":1,"rules":[{"id":"a","match":{"kind":"exact","pattern":"PING"}}]}';
    expect(readRules(short)).toMatchObject({
      ok: true,
      value: {
        framing: { kind: 'line' },
        encoding: 'utf-8',
        rules: [{ enabled: true, after: 'stay', delayMs: 0 }],
      },
    });
  });

  it.each([
    ['{', { problem: 'json' }],
    ['[]', { problem: 'rules' }],
    ['null', { problem: 'rules' }],
    ['{"version":2,"rules":[]}', { problem: 'version' }],
    ['{"version":1,"rules":[{"id":""}]}', { problem: 'rules' }],
    ['{"version":1,"rules":[],"more":1}', { problem: 'rules', detail: expect.stringContaining('more') }],
    [
      JSON.stringify({ version: 1, rules: [set.rules[0], set.rules[0]] }),
      { problem: 'rules', detail: expect.stringContaining('same id') },
    ],
    [' '.repeat(RULES_FILE_CHARS + 1), { problem: 'too-large' }],
  ])('that is none is refused with the reason: %#', (text, error) => {
    expect(readRules(text)).toEqual({ ok: false, error: expect.objectContaining(error) });
  });
});

describe('rules that are tried', () => {
  const ready = readyRules(set);
  if (!ready.ok) throw new Error('the rules are wrong');
  const facts = { counter: 0, now: 0, random: () => new Uint8Array(0), env: () => undefined };
  const trial = (text: string) => tryOut(ready.value, Buffer.from(text), facts);

  it('tell which fires on which frame, with its bytes', () => {
    const { frames, fired, more } = trial('ab x\r\n--\r\ncd\r\nopen');
    expect(frames).toBe(4);
    expect(more).toBe(0);
    expect(
      fired.map(({ rule, frame, reply }) => [rule, frame, reply.ok && Buffer.from(reply.value).toString()]),
    ).toEqual([
      ['a', 1, 'ab 0'],
      ['b', 1, ''],
      ['a', 3, 'cd 1'],
      ['a', 4, 'open 2'],
    ]);
  });

  it('tell of many how many more there are', () => {
    const { fired, more } = trial('a\r\n'.repeat(120));
    expect(fired).toHaveLength(50);
    expect(more).toBe(70);
  });
});
