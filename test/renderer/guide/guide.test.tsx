import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Guide } from '../../../renderer/features/guide/index';
import { Markdown } from '../../../renderer/features/guide/Markdown';
import { findPages, guidePages, pictureUrl } from '../../../renderer/features/guide/pages';
import { TooltipProvider } from '../../../renderer/ui/index';

afterEach(cleanup);

const folder = resolve(import.meta.dirname, '../../../docs/guide');

/** What a text is made of, whatever its language. */
function shape(text: string): object {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    headings: count(/^#+ /gm),
    items: count(/^(- |\d+\. )/gm),
    rows: count(/^\|/gm),
    pictures: text.match(/!\[[^\]]*\]\([^)]+\)/g)?.map((each) => each.replace(/^.*\]/, '')) ?? [],
    keys: text.match(/`(Ctrl|F\d)[^`]*`/g) ?? [],
  };
}

describe('the guide', () => {
  it('has the same pages in every language, made of the same parts', () => {
    const english = guidePages('en');
    expect(english.length).toBeGreaterThan(10);
    for (const language of LANGUAGES) {
      const pages = guidePages(language);
      expect(pages.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
      for (const [nth, { id, text, title }] of pages.entries()) {
        expect({ id, ...shape(text) }).toEqual({ id, ...shape(english[nth]?.text ?? '') });
        expect(title).not.toBe(id);
      }
    }
  });

  it.each(LANGUAGES)('names only pictures that there are (%s)', (language) => {
    for (const file of readdirSync(join(folder, language))) {
      const text = readFileSync(join(folder, language, file), 'utf8');
      for (const [, path = ''] of text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
        expect(existsSync(join(folder, language, path)), `${file}: ${path}`).toBe(true);
        expect(pictureUrl(path)).toContain('.png');
      }
    }
    expect(pictureUrl('../../none.png')).toBeUndefined();
  });

  it('is Korean where it says so', () => {
    for (const { id, text } of guidePages('ko')) expect(text, id).toMatch(/[가-힣]{2}/);
  });

  it('finds pages that have all the words', () => {
    const pages = guidePages('en');
    expect(findPages(pages, '')).toHaveLength(pages.length);
    expect(findPages(pages, 'rfc 9293 ladder').map(({ id }) => id)).toEqual(['wire']);
    expect(findPages(pages, 'no page has this')).toEqual([]);
  });
});

function open(language: Language) {
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <TooltipProvider>
        <Guide onClose={() => undefined} />
      </TooltipProvider>
    </I18nextProvider>,
  );
}

describe('the guide in the app', () => {
  it('begins with its first page and opens another', () => {
    open('en');
    expect(screen.getByRole('article', { name: 'Start' })).toBeTruthy();
    const pages = screen.getByRole('navigation');
    fireEvent.click(within(pages).getByRole('button', { name: 'The wire' }));
    const article = screen.getByRole('article', { name: 'The wire' });
    expect(within(article).getByText('Ladder').tagName).toBe('STRONG');
    expect(within(article).getByRole('img').getAttribute('src')).toContain('wire.png');
    expect(within(pages).getByRole('button', { current: 'page' }).textContent).toBe('The wire');
  });

  it('is searched as one types, and says when nothing is found', () => {
    open('ko');
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'netstat' } });
    expect(screen.getByRole('article', { name: '커널이 아는 것' })).toBeTruthy();
    fireEvent.change(search, { target: { value: 'zzzz' } });
    expect(screen.getByText('이 말이 있는 쪽이 없습니다.')).toBeTruthy();
  });

  it('shows tables, lists and code, and makes no HTML of what looks like it', () => {
    render(<Markdown text={'| a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n- one\n- *two*\n\n```\n<i>\n```\n'} />);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('<i>').tagName).toBe('CODE');
    expect(document.querySelector('td b, pre i')).toBeNull();
  });
});
