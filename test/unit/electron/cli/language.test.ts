import { expect, it } from 'vitest';
import { languageOf } from '../../../../electron/cli/language';

it.each([
  [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR.UTF-8' }, 'ko'],
  [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'ko_KR.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'ko_KR.UTF-8', LC_ALL: '' }, 'ko'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
] as const)('%j speaks %s', (env, language) => {
  expect(languageOf(env, 'fr-FR')).toBe(language);
});

it('asks the system where there are no such variables', () => {
  expect(languageOf({}, 'ko-KR')).toBe('ko');
  expect(languageOf({}, 'en-US')).toBe('en');
});
