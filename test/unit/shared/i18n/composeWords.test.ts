import { type COMPOSE_MODES, composeBytes } from '@shared/bytes/compose';
import type { Encoding } from '@shared/bytes/encoding';
import { composeProblemWords } from '@shared/i18n/composeWords';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';

function words(
  text: string,
  { mode = 'text', encoding = 'utf-8', language = 'en' }: Partial<Form> = {},
): string {
  const composed = composeBytes(text, { mode, encoding, ending: 'none' });
  if (composed.ok) throw new Error('nothing is wrong');
  return composeProblemWords(text, composed.error, createTranslator(language).t);
}

interface Form {
  readonly mode: (typeof COMPOSE_MODES)[number];
  readonly encoding: Encoding;
  readonly language: Language;
}

describe('why a text cannot be sent', () => {
  it.each<[string, Partial<Form>, string]>([
    ['ab\\q', {}, 'Character 3: \\q is no escape. Write \\\\ for a backslash.'],
    ['\\x4', {}, 'Character 1: \\x4 wants two hex digits, as in \\x0D.'],
    ['\\uAC00', {}, 'Character 1: \\u wants hex digits in braces, as in \\u{AC00}.'],
    ['\\012', {}, 'Character 1: \\01 may be meant octal. Write \\x00 before a digit.'],
    ['👋👋€', { encoding: 'latin-1' }, 'Character 1: 👋 cannot be written in Latin-1.'],
    ['한👋', { encoding: 'euc-kr' }, 'Character 2: 👋 cannot be written in EUC-KR (CP949).'],
    ['48 6', { mode: 'hex' }, 'Character 4: 6 is half a byte: two hex digits make one.'],
    ['48\n6G', { mode: 'hex' }, 'Line 2, character 2: G is no hex digit.'],
    // What would not be seen is shown as in the traffic.
    ['48\u200b', { mode: 'hex' }, 'Character 3: ⟨U+200B⟩ is no hex digit.'],
    ['a\n\\\n', {}, 'Line 2, character 1: \\␊ is no escape. Write \\\\ for a backslash.'],
    ['48 G', { mode: 'hex', language: 'ko' }, '4번째 글자: G 글자는 16진수가 아닙니다.'],
  ])('%j %j', (text, form, expected) => {
    expect(words(text, form)).toBe(expected);
  });

  it('counts characters as people do', () => {
    expect(words('👋👋\\q')).toMatch(/^Character 3:/);
  });

  it.each(LANGUAGES)('has words for every problem: %s', (language) => {
    for (const [text, form] of [
      ['\\', {}],
      ['\\u{d800}', {}],
      ['0x', { mode: 'hex' }],
    ] as const)
      expect(words(text, { ...form, language })).not.toContain('compose.');
  });
});
