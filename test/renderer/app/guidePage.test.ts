import { LANGUAGES } from '@shared/i18n/index';
import { afterEach, expect, it } from 'vitest';
import { guidePageAt } from '../../../renderer/app/guidePage';
import { guidePages } from '../../../renderer/features/guide/pages';

afterEach(() => {
  document.body.innerHTML = '';
});

const at = (html: string): string | undefined => {
  document.body.innerHTML = html;
  return guidePageAt(document.querySelector('b'));
};

it('opens the guide where the focus is, and nowhere in particular elsewhere', () => {
  expect(at('<section class="wire"><b></b></section>')).toBe('wire');
  expect(at('<section class="snippets"><div><b></b></div></section>')).toBe('snippets');
  expect(at('<section class="pane"><div class="compose"><b></b></div></section>')).toBe('compose');
  expect(at('<section class="pane"><b></b></section>')).toBeUndefined();
  expect(guidePageAt(null)).toBeUndefined();
});

it.each(LANGUAGES)('knows only pages that there are (%s)', (language) => {
  const pages = new Set(guidePages(language).map(({ id }) => id));
  for (const place of [
    'compose',
    'filter-bar',
    'traffic-find',
    'wire',
    'events',
    'snippets',
    'marks',
    'inspect',
  ])
    expect(pages).toContain(at(`<div class="${place}"><b></b></div>`));
});
