import { chooseLanguage } from '@shared/i18n/index';
import { describe, expect, it } from 'vitest';

describe('chooseLanguage', () => {
  it.each([
    [['ko-KR', 'en-US'], 'ko'],
    [['ko_KR.UTF-8'], 'ko'],
    [['KO'], 'ko'],
    [['fr-FR', 'ko'], 'ko'],
    [['en-GB', 'ko'], 'en'],
    [['fr'], 'en'],
    [['korean-not-a-tag', 'C.UTF-8', ''], 'en'],
    [[], 'en'],
  ])('%j means %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});
