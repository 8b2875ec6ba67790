import { OWN_CODES } from '@shared/contract/errors';
import { createTranslator } from '@shared/i18n/index';
import { refusalWords } from '@shared/i18n/refusalWords';
import { describe, expect, it } from 'vitest';

const { t: english } = createTranslator('en');
const { t: korean } = createTranslator('ko');

describe('why something was refused', () => {
  it('is told with what to do about it, and without the message for programs', () => {
    const error = {
      code: 'NOT_POSSIBLE_NOW',
      message: 'there is no export 7',
      explanation: 'export-gone',
    } as const;
    expect(refusalWords(error, english)).toBe('This export was given up. Export again.');
    expect(refusalWords(error, korean)).toBe('중단된 내보내기. 다시 내보내세요.');
    const refused = {
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED',
      explanation: 'refused',
    } as const;
    expect(refusalWords(refused, english)).toMatch(/^Refused\. Check the port/);
  });

  it.each(OWN_CODES)('is one sentence where nothing more is known than %s', (code) => {
    const error = { code, message: 'for programs', explanation: 'bad-command' } as const;
    expect(refusalWords(error, english)).toBe(english(`errors.${code}`));
    expect(refusalWords(error, korean)).toBe(korean(`errors.${code}`));
  });
});
