import { readKeysFile, writeKeysFile } from '@shared/keys/keysFile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const file = (keys: unknown, head: object = { bothends: 'keys', version: 1 }): string =>
  JSON.stringify({ ...head, keys });

describe('a file of keys', () => {
  it('comes back as it was written, in the order of commands', () => {
    const choice = fc.record({
      command: fc.stringMatching(/^[a-z-]{1,20}$/),
      key: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(choice, { selector: ({ command }) => command }), (keys) => {
        const read = readKeysFile(writeKeysFile(keys));
        const sorted = [...keys].sort((a, b) => (a.command < b.command ? -1 : 1));
        expect(read).toEqual({ ok: true, value: sorted });
      }),
    );
    expect(writeKeysFile([{ command: 'find', key: 'F8' }])).toContain('"key": "F8"');
  });

  it.each([
    ['no JSON', '{', { kind: 'json' }],
    ['of something else', '{"bothends":"rules","version":1}', { kind: 'foreign' }],
    ['nothing', 'null', { kind: 'foreign' }],
    ['of the future', file([], { bothends: 'keys', version: 9 }), { kind: 'future', version: 9 }],
    ['without keys', file(undefined), { kind: 'shape', at: 'keys' }],
    ['with a number', file([{ command: 'find', key: 7 }]), { kind: 'shape', at: 'keys[0].key' }],
    ['without a command', file([{ command: '', key: null }]), { kind: 'shape', at: 'keys[0].command' }],
    [
      'with what is no key',
      file([
        { command: 'find', key: null },
        { command: 'clear', key: 'Ctrl+L' },
      ]),
      { kind: 'key', at: 'keys[1].key', key: 'Ctrl+L' },
    ],
    [
      'with a key twice',
      file([
        { command: 'find', key: 'F8' },
        { command: 'clear', key: 'F8' },
      ]),
      { kind: 'twice', at: 'keys[1].key', key: 'F8' },
    ],
    [
      'with a command twice',
      file([
        { command: 'find', key: 'F8' },
        { command: 'find', key: 'F9' },
      ]),
      { kind: 'command-twice', at: 'keys[1].command', command: 'find' },
    ],
  ])('is refused where it is wrong: %s', (_, text, problem) => {
    const read = readKeysFile(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toMatchObject(problem);
  });
});
