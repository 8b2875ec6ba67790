import { COMPOSE_MODES, type ComposeForm, composeBytes, isUnfinished } from '@shared/bytes/compose';
import { ENCODINGS, encodeText } from '@shared/bytes/encoding';
import { LINE_ENDINGS, lineEndingText } from '@shared/bytes/eol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TEXT: ComposeForm = { mode: 'text', encoding: 'utf-8', ending: 'none' };

function compose(text: string, form: Partial<ComposeForm> = {}): string {
  const composed = composeBytes(text, { ...TEXT, ...form });
  if (!composed.ok) return `${composed.error.problem} ${composed.error.at} ${composed.error.text}`;
  const { bytes, ending } = composed.value;
  const hex = (part: Uint8Array): string => Buffer.from(part).toString('hex');
  return `${hex(bytes.subarray(0, bytes.length - ending))}|${hex(bytes.subarray(bytes.length - ending))}`;
}

describe('what is sent', () => {
  it.each<[string, Partial<ComposeForm>, string]>([
    ['hi', {}, '6869|'],
    ['hi', { ending: 'crlf' }, '6869|0d0a'],
    ['hi\\n', { ending: 'nul' }, '68690a|00'],
    ['two\nlines', { ending: 'cr' }, '74776f0a6c696e6573|0d'],
    ['', { ending: 'lf' }, '|0a'],
    ['', {}, '|'],
    ['한\\xff', { encoding: 'euc-kr', ending: 'lf' }, 'c7d1ff|0a'],
    // A byte is a byte, a character has two of them.
    ['A\\x00\\n\\u{42}', { encoding: 'utf-16be', ending: 'crlf' }, '004100000a0042|000d000a'],
    ['A', { encoding: 'utf-16le', ending: 'nul' }, '4100|0000'],
    ['0x48, 65', { mode: 'hex', ending: 'lf' }, '4865|0a'],
    ['48', { mode: 'hex', encoding: 'utf-16le', ending: 'lf' }, '48|0a00'],
    ['\\q', {}, 'unknown-escape 0 \\q'],
    ['4', { mode: 'hex' }, 'odd-digit 0 4'],
    ['caf\\e€', { encoding: 'latin-1' }, 'unencodable 5 €'],
    ['\\n\\u{20ac}', { encoding: 'latin-1' }, 'unencodable 2 €'],
  ])('%j %j: %s', (text, form, expected) => {
    expect(compose(text, form)).toBe(expected);
  });

  it('names the encoding that has no such character', () => {
    expect(composeBytes('€', { ...TEXT, encoding: 'latin-1' })).toEqual({
      ok: false,
      error: { problem: 'unencodable', at: 0, text: '€', encoding: 'latin-1' },
    });
  });

  it('is the body and then the ending, in every form', () => {
    const form = fc.record({
      mode: fc.constantFrom(...COMPOSE_MODES),
      encoding: fc.constantFrom(...ENCODINGS),
      ending: fc.constantFrom(...LINE_ENDINGS),
    });
    fc.assert(
      fc.property(form, fc.string({ unit: 'grapheme' }), (each, text) => {
        const whole = composeBytes(text, each);
        const bare = composeBytes(text, { ...each, ending: 'none' });
        expect(whole.ok).toBe(bare.ok);
        if (!whole.ok || !bare.ok) {
          expect(whole).toEqual(bare);
          return;
        }
        const ending = encodeText(lineEndingText(each.ending), each.encoding);
        if (!ending.ok) throw new Error('a line ending can be encoded');
        expect(bare.value.ending).toBe(0);
        expect(whole.value.ending).toBe(ending.value.length);
        expect([...whole.value.bytes]).toEqual([...bare.value.bytes, ...ending.value]);
      }),
    );
  });

  it('is the text as it stands where there is no backslash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...ENCODINGS), (text, encoding) => {
        const composed = composeBytes(text.replaceAll('\\', '/'), { ...TEXT, encoding });
        const plain = encodeText(text.replaceAll('\\', '/'), encoding);
        expect(composed.ok).toBe(plain.ok);
        if (composed.ok && plain.ok) expect([...composed.value.bytes]).toEqual([...plain.value]);
        if (!composed.ok && !plain.ok) expect(composed.error.at).toBe(plain.error.at);
      }),
    );
  });
});

describe('a text that is still being typed', () => {
  const unfinished = (text: string, form: Partial<ComposeForm> = {}): boolean => {
    const composed = composeBytes(text, { ...TEXT, ...form });
    if (composed.ok) throw new Error('nothing is wrong');
    return isUnfinished(text, composed.error);
  };

  it.each(['\\', '\\x', 'a\\x4', '\\u', '\\u{', '\\u{AC00'])('%j may yet become something', (text) => {
    expect(unfinished(text)).toBe(true);
    expect(unfinished(`${text}~`)).toBe(false);
  });

  it.each(['4', '48 6', '0x'])('%j may yet become a byte', (text) => {
    expect(unfinished(text, { mode: 'hex' })).toBe(true);
    expect(unfinished(`${text} 41`, { mode: 'hex' })).toBe(false);
  });

  it('what cannot become anything is wrong at once', () => {
    expect(unfinished('\\q')).toBe(false);
    expect(unfinished('\\01')).toBe(false);
    expect(unfinished('€', { encoding: 'latin-1' })).toBe(false);
    expect(unfinished('4G', { mode: 'hex' })).toBe(false);
  });
});
