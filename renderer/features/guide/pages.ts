/** The pages of the user guide, as they are in docs/guide, in the order of their file names. */
import type { Language } from '@shared/i18n/index';

/** Brought along by the build, so that the guide opens without a network. */
const TEXTS = import.meta.glob<string>('../../../docs/guide/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const PICTURES = import.meta.glob<string>('../../../docs/pictures/*/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** What the tens of the number of a page stand for. */
export const SECTIONS = ['begin', 'tcp', 'course', 'send', 'automatic', 'look', 'keep', 'around'] as const;
export type GuideSection = (typeof SECTIONS)[number];

export interface GuidePage {
  /** The name of its file, without folder and number: the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly section: GuideSection;
  /** Markdown. */
  readonly text: string;
}

const FILE = /\/guide\/(\w+)\/(\d)\d-([\w-]+)\.md$/;
/** How a page names another one. */
const LINK = /^\d\d-([\w-]+)\.md$/;

export function guidePages(language: Language): readonly GuidePage[] {
  return Object.keys(TEXTS)
    .sort()
    .flatMap((path) => {
      const [, folder, tens, id] = FILE.exec(path) ?? [];
      const text = TEXTS[path];
      const section = SECTIONS[Number(tens)];
      if (folder !== language || id === undefined || text === undefined || section === undefined) return [];
      return [{ id, title: /^# (.+)$/m.exec(text)?.[1] ?? id, section, text }];
    });
}

/** The page that a link leads to (`12-wire.md`); undefined when it leads out of the guide. */
export function pageOf(href: string): string | undefined {
  return LINK.exec(href)?.[1];
}

/** Where a picture is, from how a page names it (`../../pictures/en/wire.png`); undefined when there is none. */
export function pictureUrl(named: string): string | undefined {
  return PICTURES[`../../../docs/${named.replace(/^(\.\.\/)+/, '')}`];
}

/** The pages that have all of these words, in title or text. No words: all of them. */
export function findPages(pages: readonly GuidePage[], query: string): readonly GuidePage[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return pages.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}
