import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTranslator, LANGUAGES, type Language } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Guide } from '../../../renderer/features/guide/index';
import { Markdown } from '../../../renderer/features/guide/Markdown';
import { findPages, guidePages, pageOf, pictureUrl, SECTIONS } from '../../../renderer/features/guide/pages';
import { TooltipProvider } from '../../../renderer/ui/index';

afterEach(cleanup);

const docs = resolve(import.meta.dirname, '../../../docs');

/** What a text is made of, whatever its language. */
function shape(text: string): object {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    headings: count(/^#+ /gm),
    items: count(/^(- |\d+\. )/gm),
    rows: count(/^\|/gm),
    pictures: [...text.matchAll(/!\[[^\]]*\]\([^)]*\/(\w[\w-]*)\.png\)/g)].map(([, name]) => name),
    keys: text.match(/`(Ctrl|Shift|F\d)[^`]*`/g)?.sort() ?? [],
    commands: text.match(/^bothends [^#\n]*/gm)?.map((line) => line.trim()) ?? [],
  };
}

const links = (text: string): string[] =>
  [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)]+)\)/g)].map(([, to = '']) => to);
const pictures = (text: string): string[] =>
  [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);

describe('the guide', () => {
  it('has the same pages in every language, made of the same parts', () => {
    const english = guidePages('en');
    expect(english.length).toBeGreaterThan(25);
    for (const language of LANGUAGES) {
      const pages = guidePages(language);
      expect(pages.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
      for (const [nth, { id, text, title }] of pages.entries()) {
        expect({ id, ...shape(text) }).toEqual({ id, ...shape(english[nth]?.text ?? '') });
        expect(title).not.toBe(id);
      }
    }
    expect(new Set(english.map(({ section }) => section)).size).toBe(SECTIONS.length);
  });

  it.each(LANGUAGES)('shows pictures of its own language that there are (%s)', (language) => {
    for (const { id, text } of guidePages(language)) {
      for (const path of pictures(text)) {
        expect(path, id).toMatch(new RegExp(`^\\.\\./\\.\\./pictures/${language}/`));
        expect(existsSync(join(docs, 'guide', language, path)), `${id}: ${path}`).toBe(true);
        expect(pictureUrl(path), path).toContain('.png');
      }
    }
    expect(pictureUrl('../../pictures/en/none.png')).toBeUndefined();
  });

  it('keeps no picture that nothing shows', () => {
    const shown = new Set(
      LANGUAGES.flatMap((language) => guidePages(language).flatMap(({ text }) => pictures(text))),
    );
    for (const language of LANGUAGES) {
      for (const file of readdirSync(join(docs, 'pictures', language))) {
        expect(shown).toContain(`../../pictures/${language}/${file}`);
      }
    }
  });

  it.each(LANGUAGES)('links only to its own pages (%s)', (language) => {
    const pages = guidePages(language);
    const all = pages.flatMap(({ id, text }) => links(text).map((to) => ({ id, to })));
    expect(all.length).toBeGreaterThan(30);
    for (const { id, to } of all) {
      expect(existsSync(join(docs, 'guide', language, to)), `${id}: ${to}`).toBe(true);
      expect(pages.map((page) => page.id)).toContain(pageOf(to));
    }
    expect(pageOf('https://example.com/12-wire.md')).toBeUndefined();
  });

  it('is Korean where it says so', () => {
    for (const { id, text } of guidePages('ko')) expect(text, id).toMatch(/[가-힣]{2}/);
  });

  it('finds pages that have all the words', () => {
    const pages = guidePages('en');
    expect(findPages(pages, '')).toHaveLength(pages.length);
    expect(findPages(pages, 'rfc 9293 telephone').map(({ id }) => id)).toEqual(['wire-views']);
    expect(findPages(pages, 'zebra crossing')).toEqual([]);
  });
});

function open(language: Language, start?: string) {
  render(
    <I18nextProvider i18n={createTranslator(language)}>
      <TooltipProvider>
        <Guide start={start} onClose={() => undefined} />
      </TooltipProvider>
    </I18nextProvider>,
  );
}

describe('the guide in the app', () => {
  it('begins with its first page and opens another', () => {
    open('en');
    expect(screen.getByRole('article', { name: 'Start' })).toBeTruthy();
    const pages = screen.getByRole('navigation');
    fireEvent.click(within(pages).getByRole('button', { name: 'The wire: the ladder' }));
    const article = screen.getByRole('article', { name: 'The wire: the ladder' });
    expect(within(article).getByText('Ladder').tagName).toBe('STRONG');
    expect(within(article).getByRole('img').getAttribute('src')).toContain('pictures/en/wire.png');
    expect(within(pages).getByRole('button', { current: 'page' }).textContent).toBe('The wire: the ladder');
    expect(within(pages).getByRole('region', { name: 'The course' })).toBeTruthy();
  });

  it('begins with the page that was asked for, and with the first one when there is no such page', () => {
    open('ko', 'rules');
    expect(screen.getByRole('article', { name: '규칙' })).toBeTruthy();
    expect(screen.getByRole('article').querySelector('img')?.src).toContain('pictures/ko/rules.png');
    cleanup();
    open('ko', 'nothing of the kind');
    expect(screen.getByRole('article', { name: '시작하기' })).toBeTruthy();
  });

  it('follows a link to a page that the search has left out', () => {
    open('en', 'rules');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'portable rules fired' } });
    const article = screen.getByRole('article', { name: 'Rules' });
    fireEvent.click(within(article).getByRole('button', { name: 'placeholders' }));
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Snippets and placeholders' }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  it('is searched as one types, and says when nothing is found', () => {
    open('ko');
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'netstat' } });
    expect(screen.getByRole('article', { name: '커널이 아는 것' })).toBeTruthy();
    fireEvent.change(search, { target: { value: 'zzzz' } });
    expect(screen.getByText('이 말이 있는 쪽이 없습니다.')).toBeTruthy();
  });

  it('shows tables, lists and code, makes no HTML of what looks like it, and leads nowhere outside', () => {
    const onPage = vi.fn();
    render(
      <Markdown
        text={
          '| a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n- one\n- *two*\n\n```\n<i>\n```\n\n[in](12-wire.md) [out](https://example.com)\n'
        }
        onPage={onPage}
      />,
    );
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('<i>').tagName).toBe('CODE');
    expect(document.querySelector('td b, pre i, a')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'in' }));
    expect(onPage.mock.calls).toEqual([['wire']]);
  });
});
